/// Which of Snowball's languages texts are in, by their function words: for pruning what nobody named the language of.
package enum LanguageGuess {
    /// Reads about so many bytes in all: a hundred words tell these languages apart.
    private static let byteLimit = 3_000
    /// No more of one passage, so that one in another language does not decide alone.
    private static let passageBytes = 300
    /// A language's share of its function words among all words is a third and more; in another's text it is below a tenth.
    private static let leastShare = 0.12
    /// Fewer words say nothing: names and code hold some by chance.
    private static let leastWords = (all: 8, found: 3)
    /// English stays unless another language has so much more.
    private static let lead = 1.3

    /// For each function word (a hash of its bytes) the languages that have it, one bit each.
    private static let languagesOfWord: [UInt64: UInt32] = {
        var found: [UInt64: UInt32] = [:]
        for (index, list) in FunctionWords.lists.enumerated() {
            for word in list.words {
                var word = word
                found[word.withUTF8(hash), default: 0] |= 1 << UInt32(index)
            }
        }
        return found
    }()

    /// The name of the stemmer; `english` when nothing speaks clearly for another.
    package static func stemmer(for texts: [String]) throws(TextAnalysisError) -> String {
        // Words as they stand, in lower case.
        let reader = try Analyzer(
            AnalyzerSettings(stemmer: nil, stopWords: .none, possessives: false, foldDiacritics: false))
        var votes = [Int](repeating: 0, count: FunctionWords.lists.count)
        var words = 0
        var left = byteLimit
        for text in texts where left > 0 {
            var text = text
            text.withUTF8 { bytes in
                let part = UnsafeBufferPointer(rebasing: bytes.prefix(min(passageBytes, left)))
                left -= part.count
                reader.forEachTerm(in: part) { term, _ in
                    words += 1
                    var languages = languagesOfWord[hash(term)] ?? 0
                    while languages != 0 {
                        votes[languages.trailingZeroBitCount] += 1
                        languages &= languages - 1
                    }
                }
            }
        }
        return winner(votes, words: words)
    }

    private static func winner(_ votes: [Int], words: Int) -> String {
        let english = FunctionWords.lists[0].language
        guard let best = votes.indices.max(by: { (votes[$0], $1) < (votes[$1], $0) }),
            words >= leastWords.all, votes[best] >= leastWords.found,
            Double(votes[best]) >= leastShare * Double(words),
            Double(votes[best]) > lead * Double(votes[0])
        else { return english }
        return FunctionWords.lists[best].language
    }

    /// FNV-1a, 64 bits.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension AnalyzerSettings {
    /// The settings for texts of an unnamed language: what the language guess says, its function words as stop words. For
    /// English they are the defaults.
    package static func guessed(
        question: String, texts: some Sequence<String>
    ) throws(TextAnalysisError) -> AnalyzerSettings {
        let stemmer = try LanguageGuess.stemmer(for: [question] + texts.prefix(16))
        guard let words = FunctionWords.lists.dropFirst().first(where: { $0.language == stemmer })?.words
        else {
            return AnalyzerSettings()
        }
        return AnalyzerSettings(stemmer: stemmer, stopWords: .list(words))
    }
}
