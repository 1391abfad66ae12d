package import ContextTypes

/// Gives every unit of every passage a score for a question, and every passage a rank score, in one go.
///
/// The seam between scorers (BM25 without a model, the trained pruner, late interaction) and decisions: what is kept is
/// decided elsewhere, from these numbers alone.
package protocol SentenceLabeller: Sendable {
    /// As results name it in `model`, for example `bm25`.
    var name: String { get }

    /// The threshold that fits this labeller's scores when a request names none.
    var defaultThreshold: Double { get }

    /// A unit whose odds, score / (1 - score), are below this share of the best unit's is hopeless: a budget is not
    /// filled with it when the request names no threshold. Chosen on development questions so that hardly any answer
    /// goes with it.
    var hopelessShare: Double { get }

    /// Whether `rankScore` is the judgement of a model that has read the passage.
    var judgesPassages: Bool { get }

    /// `defaultThreshold` for `rounding = majorityToken`.
    var majorityThreshold: Double { get }

    /// The name of its scores in a calibration: other scores, another name.
    var calibrationName: String { get }

    /// Thresholds for a wanted retention; empty when the labeller was not calibrated.
    var retention: RetentionTable { get }

    /// The same where some units are out already, one flag per unit of each passage: a model need not read them. What
    /// they say of the question's words still counts, so labels hardly depend on what is skipped.
    func labels(
        for question: String, passages: [Passage], skipping: [[Bool]], deadline: ContinuousClock.Instant?
    ) throws -> [PassageLabels]

    /// Labels the sentences of `passages`, in their order.
    ///
    /// - Parameter deadline: from then on the labeller may leave units unread (score nil).
    /// - Throws: `CancellationError` when the task was cancelled; a labeller with a model throws its own errors too.
    func labels(
        for question: String, passages: [Passage], deadline: ContinuousClock.Instant?
    ) throws -> [PassageLabels]
}

/// What a labeller says of one passage.
package struct PassageLabels: Hashable, Sendable {
    /// One per sentence of the passage, 0...1; nil for what was not read.
    package var scores: [Double?]
    /// The passage's relevance: higher is better, comparable within one call only.
    package var rankScore: Double
    /// For `rounding = majorityToken`: what more than half of each sentence's tokens reach; nil without a model.
    package var majority: [Double?]?
    /// The windows that the passage was cut into, and how many of them the model read; nil without a model.
    package var windows: Reduction?

    package init(
        scores: [Double?], rankScore: Double, majority: [Double?]? = nil, windows: Reduction? = nil
    ) {
        self.scores = scores
        self.rankScore = rankScore
        self.majority = majority
        self.windows = windows
    }

    /// The labels with the scores that `rounding` asks for.
    package func rounded(_ rounding: PruningOptions.Rounding) -> PassageLabels {
        guard rounding == .majorityToken, let majority else { return self }
        return PassageLabels(scores: majority, rankScore: rankScore, windows: windows)
    }
}

extension SentenceLabeller {
    package func labels(
        for question: String, passages: [Passage], skipping: [[Bool]], deadline: ContinuousClock.Instant?
    ) throws -> [PassageLabels] {
        try labels(for: question, passages: passages, deadline: deadline)
    }

    package var hopelessShare: Double { 0.005 }
    package var judgesPassages: Bool { false }
    package var calibrationName: String { name }
    package var retention: RetentionTable { .empty }
    package var majorityThreshold: Double { defaultThreshold }
}
