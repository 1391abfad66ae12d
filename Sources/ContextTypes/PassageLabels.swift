/// What a labeller says of one passage.
package struct PassageLabels: Hashable, Sendable {
    /// One per sentence of the passage, 0...1. A sentence that no model has read has the score of its words (or of the
    /// token vectors that an index holds), on the same scale.
    package var scores: [Double]
    /// The passage's relevance, 0...1: higher is better, comparable within one call only.
    package var rankScore: Double
    /// For `rounding = majorityToken`: what more than half of each sentence's tokens reach, nil for a sentence that was
    /// not read; nil without a model.
    package var majority: [Double?]?
    /// The windows that the passage was cut into, and how many of them the model read; nil without a model.
    package var windows: Reduction?

    package init(
        scores: [Double], rankScore: Double, majority: [Double?]? = nil, windows: Reduction? = nil
    ) {
        self.scores = scores
        self.rankScore = rankScore
        self.majority = majority
        self.windows = windows
    }

    /// The labels with the scores that `rounding` asks for.
    package func rounded(_ rounding: PruningOptions.Rounding) -> PassageLabels {
        guard rounding == .majorityToken, let majority else { return self }
        return PassageLabels(
            scores: zip(majority, scores).map { $0 ?? $1 }, rankScore: rankScore, windows: windows)
    }
}
