import ContextTypes
import Glibc

/// What the encoder says of one sentence: the keep logits of its tokens, summed up.
struct SentenceReading: Hashable, Sendable {
    /// Mean over the tokens of the keep probability, 0...1.
    var probability: Double
    /// The score that more than half of the tokens reach, 0...1.
    var majority: Double
    var meanLogit: Double
    var largestLogit: Double

    /// The mean probability as a logit, within ±9.
    var logit: Double { max(-9, min(9, log((probability + 1e-9) / (1 - probability + 1e-9)))) }

    /// - Parameter logits: one per token; at least one.
    init(logits: [Float]) {
        let probabilities = logits.map { 1 / (1 + expf(-$0)) }
        probability = TokenRounding.meanProbability(probabilities)
        majority = TokenRounding.majorityToken(probabilities)
        meanLogit = logits.reduce(0) { $0 + Double($1) } / Double(max(1, logits.count))
        largestLogit = Double(logits.max() ?? 0)
    }
}

/// What the encoder says of one passage.
struct PassageReading: Hashable, Sendable {
    /// One per sentence; nil for what was not read.
    var sentences: [SentenceReading?]
    /// The largest relevance logit of the windows read; nil without any.
    var relevance: Double?
    /// All windows of the passage, and those that were read.
    var windows = Reduction()
}
