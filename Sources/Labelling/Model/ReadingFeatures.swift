import Glibc

/// What the calibrator knows of a sentence from the encoder: its score relative to its passage and to all of them.
///
/// The order of `names` is the order of the values; the lexical features follow them.
struct ReadingFeatures {
    static let names = [
        "keep", "keepProbability", "keepMean", "keepLargest", "keepBelowPassageBest", "keepBelowPassageMean",
        "keepRank", "keepIsBest", "keepBelowBest", "keepGap", "keepBefore", "keepAfter", "relevance",
        "relevanceBelowBest",
    ]

    private let bestLogit: Double
    private let bestRelevance: Double

    init(_ readings: [PassageReading]) {
        bestLogit = readings.lazy.flatMap(\.sentences).compactMap { $0?.logit }.max() ?? 0
        bestRelevance = readings.lazy.compactMap(\.relevance).max() ?? 0
    }

    /// One row per sentence of a passage; nil where nothing was read.
    func rows(of reading: PassageReading) -> [[Float]?] {
        let logits = reading.sentences.map { $0?.logit }
        let read = logits.compactMap { $0 }
        guard !read.isEmpty, let relevance = reading.relevance else {
            return reading.sentences.map { _ in nil }
        }
        let sorted = read.sorted(by: >)
        let mean = read.reduce(0, +) / Double(read.count)
        let gap = sorted.count > 1 ? sorted[0] - sorted[1] : 9
        return reading.sentences.indices.map { index in
            guard let sentence = reading.sentences[index], let logit = logits[index] else { return nil }
            let rank = sorted.firstIndex(where: { $0 <= logit }) ?? 0
            let before = index > 0 ? logits[index - 1] ?? -9 : -9
            let after = index + 1 < logits.count ? logits[index + 1] ?? -9 : -9
            let values: [Double] = [
                logit / 5, sentence.probability, sentence.meanLogit / 5, sentence.largestLogit / 5,
                (logit - sorted[0]) / 5, (logit - mean) / 5, Double(rank) / Double(read.count),
                rank == 0 ? 1 : 0, (logit - bestLogit) / 5, gap / 5, before / 5, after / 5, relevance / 10,
                (relevance - bestRelevance) / 10,
            ]
            return values.map(Float.init)
        }
    }
}
