/// The probability of each unit to be the one that answers, all units of a request seen together.
///
/// A labeller judges a unit by itself: score p, odds p / (1 - p). When one unit answers the question, or none does,
/// Bayes' rule makes the probabilities of the units proportional to their odds, beside 1 for "none". Shares add up:
/// a selection holds the answer with the probability that is the sum of its shares, and that is what a budget should
/// buy. The sum of the scores instead trades the sentence that answers for a few that hardly could.
///
///     AnswerShares(scores: [[0.75, 0.5], [0]]).units   // odds 3, 1, 0: [[0.6, 0.2], [0]]
package struct AnswerShares: Hashable, Sendable {
    /// Scores of 1 count as this.
    private static let largest = 1 - 1e-6

    /// One per unit of each passage, 0...1; all together at most 1.
    package let units: [[Double]]

    /// - Parameters:
    ///   - scores: of every unit of each passage, 0...1; nil for what cannot be the answer.
    ///   - weights: what the odds of each passage's units count for, beside those of other passages; nil: all the same.
    package init(scores: [[Double?]], weights: [Double]? = nil) {
        let odds = scores.enumerated().map { passage, scores in
            scores.map { Self.odds($0 ?? 0) * (weights?[passage] ?? 1) }
        }
        let total = odds.lazy.joined().reduce(1, +)
        units = odds.map { $0.map { $0 / total } }
    }

    /// One per passage: the probability that one of its units is the one.
    package var passages: [Double] { units.map { $0.reduce(0, +) } }

    private static func odds(_ score: Double) -> Double {
        let score = min(max(0, score), largest)
        return score / (1 - score)
    }
}
