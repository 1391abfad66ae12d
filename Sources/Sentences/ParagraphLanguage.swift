/// The language of a paragraph by its function words, where nobody named it: one language's abbreviations are words of
/// another (`mind.`, `event.`).
extension SentenceScanner {
    /// One guess holds for so many bytes of a paragraph.
    private static var reach: Int { 4_096 }
    /// It reads no more, and less when a language speaks clearly.
    private static var sample: Int { 1_024 }
    /// What one word tells when a single language has it; shared words tell less.
    private static var fullVote: Int { 720_720 }

    /// Takes the lists of the language that speaks clearest around `index`, the merged lists when none does.
    mutating func guessLanguage(from start: Int, around index: Int) {
        let start = max(start, index - Self.sample / 2)
        var votes = [Int](repeating: 0, count: WordTable.listCount)
        var words = 0
        var wideBytes = 0
        var position = start
        while position < text.count, position - start < Self.sample {
            // Scripts of three bytes a letter have no function words here, but words of about four letters.
            if text[position] >= 0xE0, text[position] != 0xE2 {
                let length = text.scalar(at: position).length
                wideBytes += length
                position += length
                continue
            }
            let scalar = text.scalar(at: position)
            let kind = LetterKind(scalar.value)
            if kind.isLetter {
                let end = max(wordEnd(from: position), position + scalar.length)
                // Before a period it may be another language's abbreviation.
                if end == text.count || text[end] != 0x2E { vote(position..<end, &votes) }
                words += 1
                position = end
                if words % 8 == 0, Self.isClear(votes) { break }
            } else {
                if kind == .newline, isParagraphEnd(at: position) { break }
                position += scalar.length
            }
        }
        guessIsDue = max(start + Self.reach, index + 1)
        self.words = Self.winner(votes, words: words + wideBytes / 12).map(WordTable.ofList) ?? .merged
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

    /// Whether one list has so many votes that more words would change nothing.
    private static func isClear(_ votes: [Int]) -> Bool {
        let best = votes.max() ?? 0
        return best >= fullVote * 4 && votes.count { $0 * 2 > best } == 1
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
