/// The probability of each unit to be the one that answers, all units of a request seen together.
///
/// A labeller judges a unit by itself: score p, odds p / (1 - p). When one unit answers the question, or none does,
/// Bayes' rule makes the probabilities of the units proportional to their odds, beside 1 for "none". Shares add up:
/// a selection holds the answer with the probability that is the sum of its shares, and that is what a budget should
/// buy. The sum of the scores instead trades the sentence that answers for a few that hardly could.
package struct AnswerShares: Hashable, Sendable {
    /// Scores of 1 count as this.
    private static let largest = 1 - 1e-6
    private static let leastWeight = 0.01

    /// One per unit of each passage, 0...1; all together at most 1.
    package let units: [[Double]]

    /// - Parameter scores: of every unit of each passage, 0...1; nil for what was not read.
    package init(scores: [[Double?]]) {
        self.init(odds: scores.map { $0.map { Self.odds($0 ?? 0) } })
    }

    /// What a budget should buy: the units of a passage are believed as far as the passage is relevant.
    package init(labels: [PassageLabels]) {
        let odds = labels.map { label in
            let weight = max(Self.leastWeight, label.rankScore)
            return label.scores.map { Self.odds($0 ?? 0) * weight }
        }
        self.init(odds: odds)
    }

    private init(odds: [[Double]]) {
        let total = odds.lazy.joined().reduce(1, +)
        units = odds.map { $0.map { $0 / total } }
    }

    /// One per passage: the probability that one of its units is the one.
    package var passages: [Double] { units.map { $0.reduce(0, +) } }

    /// The score of a unit with so small a share of the odds of one that scores `best`.
    package static func score(withShare share: Double, ofOddsAt best: Double) -> Double {
        let reduced = share * odds(best)
        return reduced / (1 + reduced)
    }

    private static func odds(_ score: Double) -> Double {
        let score = min(max(0, score), largest)
        return score / (1 - score)
    }
}
