import Glibc

/// What the calibrator knows of a sentence from its words: the score of the labeller without a model, relative to the
/// passage and to all of them.
///
/// The order of `names` is the order of the values; they follow the features of the encoder.
struct WordFeatures {
    static let names = [
        "words", "wordsProbability", "wordsBelowPassageBest", "wordsBelowBest", "wordsRelevance",
        "wordsRelevanceBelowBest",
    ]

    private let best: Double
    private let bestRelevance: Double

    init(_ passages: [LexicalScores]) {
        best = passages.lazy.flatMap(\.sentences).max() ?? 0
        bestRelevance = passages.lazy.map(\.relevance).max() ?? 0
    }

    /// One row per sentence of a passage.
    func rows(of passage: LexicalScores) -> [[Float]] {
        let passageBest = passage.sentences.max() ?? 0
        return passage.sentences.map { score in
            let logit = Self.logit(score)
            let values: [Double] = [
                logit / 5, score, (logit - Self.logit(passageBest)) / 5, (logit - Self.logit(best)) / 5,
                passage.relevance, passage.relevance - bestRelevance,
            ]
            return values.map(Float.init)
        }
    }

    private static func logit(_ score: Double) -> Double {
        max(-9, min(9, log((score + 1e-9) / (1 - score + 1e-9))))
    }
}
