import ContextTypes

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
                found[word.withUTF8 { FNV1a.hash($0) }, default: 0] |= 1 << UInt32(index)
            }
        }
        return found
    }()

    /// What a sample of the texts holds.
    private struct Sample {
        var votes = [Int](repeating: 0, count: FunctionWords.lists.count)
        var words = 0
        /// Words that begin with an ASCII letter or digit.
        var plain = 0
        /// Words with a letter beyond ASCII.
        var accented = 0
    }

    /// The name of the stemmer; `english` when nothing speaks clearly for another.
    package static func stemmer(for texts: [String]) throws(TextAnalysisError) -> String {
        winner(try sample(texts))
    }

    /// Whether an English model has something to read here: no other language speaks up, the script is Latin, and accents
    /// do not tell of a language without function words here (Vietnamese, Polish, …).
    package static func isEnglish(_ texts: [String]) throws(TextAnalysisError) -> Bool {
        let sample = try sample(texts)
        guard winner(sample) == FunctionWords.lists[0].language, 5 * sample.plain >= 4 * sample.words else {
            return false
        }
        return 8 * sample.accented <= sample.words
            || Double(sample.votes[0]) >= leastShare * Double(sample.words)
    }

    private static func sample(_ texts: [String]) throws(TextAnalysisError) -> Sample {
        // Words as they stand, in lower case.
        let reader = try Analyzer(
            AnalyzerSettings(stemmer: nil, stopWords: .none, possessives: false, foldDiacritics: false))
        var sample = Sample()
        var left = byteLimit
        for text in texts where left > 0 {
            var text = text
            text.withUTF8 { bytes in
                let part = UnsafeBufferPointer(rebasing: bytes.prefix(min(passageBytes, left)))
                left -= part.count
                reader.forEachTerm(in: part) { term, _ in
                    sample.words += 1
                    if let first = term.first, first < 0x80 { sample.plain += 1 }
                    if term.contains(where: { $0 >= 0x80 }) { sample.accented += 1 }
                    // Single letters are names of variables as often as words.
                    var languages = term.count > 1 ? languagesOfWord[FNV1a.hash(term)] ?? 0 : 0
                    while languages != 0 {
                        sample.votes[languages.trailingZeroBitCount] += 1
                        languages &= languages - 1
                    }
                }
            }
        }
        return sample
    }

    private static func winner(_ sample: Sample) -> String {
        let (votes, words) = (sample.votes, sample.words)
        let english = FunctionWords.lists[0].language
        guard let best = votes.indices.max(by: { (votes[$0], $1) < (votes[$1], $0) }),
            words >= leastWords.all, votes[best] >= leastWords.found,
            Double(votes[best]) >= leastShare * Double(words),
            Double(votes[best]) > lead * Double(votes[0])
        else { return english }
        return FunctionWords.lists[best].language
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
