import Glibc

/// The order of passages: how likely each holds the answer, beside what is known of it as a whole.
///
/// What the retriever knows of a passage is its score, as a share of the range of all scores; it has seen the whole
/// index, so it is the better judge of long, many-sided questions. What is added to it depends on who has read:
/// - the words alone find answers, but judge passages poorly: a confident answer counts twice, and the relevance by
///   the words stands in only where the retriever says nothing;
/// - a model that has read a passage judges it best itself: its log odds count, and the retriever shifts them a little.
/// The weights were chosen on development questions (SQuAD 2 dev, even articles).
package enum RankFusion {
    private static let answerWeight = 2.0
    private static let givenWeight = 2.0

    /// The rank score of each passage, 0...1, comparable within one request only.
    ///
    /// - Parameter isJudged: whether a model has judged the passages.
    static func scores(
        given: [Double]?, relevances: [Double], shares: [Double], isJudged: Bool
    ) -> [Double] {
        isJudged
            ? byModel(given: given, relevances: relevances)
            : byWords(given: given, relevances: relevances, shares: shares)
    }

    /// The rank score of each passage where the words have judged it.
    ///
    /// - Parameters:
    ///   - given: the retriever's scores, higher is better, on any scale; nil when they are not known.
    ///   - relevances: the labeller's, 0...1.
    ///   - shares: the probability that the passage holds the answer, 0...1.
    package static func byWords(given: [Double]?, relevances: [Double], shares: [Double]) -> [Double] {
        zip(given.flatMap(rescaled) ?? relevances, shares).map { whole, share in
            (whole + answerWeight * share) / (1 + answerWeight)
        }
    }

    /// The same where a model has judged the passages.
    ///
    /// - Parameter relevances: 0...1.
    package static func byModel(given: [Double]?, relevances: [Double]) -> [Double] {
        guard let given = given.flatMap(rescaled) else { return relevances }
        return zip(given, relevances).map { given, relevance in
            1 / (1 + exp(-(logOdds(relevance) + givenWeight * given)))
        }
    }

    private static func logOdds(_ probability: Double) -> Double {
        let probability = min(max(1e-12, probability), 1 - 1e-12)
        return log(probability / (1 - probability))
    }

    /// From 0 for the lowest to 1 for the highest; nil when all are equal and so say nothing.
    static func rescaled(_ scores: [Double]) -> [Double]? {
        guard let low = scores.min(), let high = scores.max(), high > low, (high - low).isFinite else {
            return nil
        }
        return scores.map { ($0 - low) / (high - low) }
    }
}
