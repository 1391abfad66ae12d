/// The language of a paragraph by its function words, where nobody named it: one language's abbreviations are words of
/// another (`mind.`, `event.`).
extension SentenceScanner {
    /// One guess holds for so many bytes of a paragraph.
    private static var reach: Int { 2_048 }
    /// What one word tells when a single language has it; shared words tell less.
    private static var fullVote: Int { 720_720 }

    /// Takes the lists of the language that speaks clearest around `index`, the merged lists when none does.
    mutating func guessLanguage(from start: Int, around index: Int) {
        let start = max(start, index - Self.reach / 2)
        var votes = [Int](repeating: 0, count: WordTable.listCount)
        var words = 0
        var position = start
        while position < text.count, position - start < Self.reach {
            let scalar = text.scalar(at: position)
            let kind = LetterKind(scalar.value)
            if kind.isLetter {
                let end = wordEnd(from: position)
                // Before a period it may be another language's abbreviation.
                if end == text.count || text[end] != 0x2E { vote(position..<end, &votes) }
                words += 1
                position = end
            } else {
                if kind == .newline, isParagraphEnd(at: position) { break }
                position += scalar.length
            }
        }
        guessIsDue = max(position, index + 1)
        self.words = Self.winner(votes, words: words).map(WordTable.ofList) ?? .merged
    }

    private func vote(_ word: Range<Int>, _ votes: inout [Int]) {
        var languages = WordTable.merged.languages(of: word, in: text)
        guard languages != 0 else { return }
        let vote = Self.fullVote / languages.nonzeroBitCount
        while languages != 0 {
            votes[languages.trailingZeroBitCount] += vote
            languages &= languages - 1
        }
    }

    /// The list with the most votes: one for a word of its own, one in 24 words, half as much again as any other.
    private static func winner(_ votes: [Int], words: Int) -> Int? {
        guard let best = votes.indices.max(by: { (votes[$0], $1) < (votes[$1], $0) }),
            votes[best] >= fullVote * max(1, words / 24)
        else { return nil }
        let second = votes.indices.lazy.filter { $0 != best }.map { votes[$0] }.max() ?? 0
        return votes[best] * 2 >= second * 3 ? best : nil
    }
}
