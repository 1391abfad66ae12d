package import ContextTypes

/// Gives every unit of every passage a score for a question, and every passage a rank score, in one go.
///
/// The seam between scorers (words, token vectors, trained pruners) and decisions: what is kept is decided elsewhere, from
/// these numbers and the constants of the scorer's profile alone.
package protocol SentenceLabeller: Sendable {
    var profile: LabellerProfile { get }

    /// Labels the sentences of `passages`, in their order.
    ///
    /// - Parameter extent: how much a model may read; a labeller without one reads all there is.
    /// - Throws: `CancellationError` when the task was cancelled; a labeller with a model throws its own errors too.
    func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) throws -> [PassageLabels]
}

extension SentenceLabeller {
    package func labels(for question: String, passages: [Passage]) throws -> [PassageLabels] {
        try labels(for: question, passages: passages, reading: ReadingExtent())
    }
}

/// The constants of a labeller: what its scores are called and which of them count.
package struct LabellerProfile: Sendable, Hashable {
    /// As results name it in `model`, for example `bm25`.
    package var name: String
    /// The threshold that fits the labeller's scores when a request names none.
    package var threshold: Double
    /// The same for `rounding = majorityToken`.
    package var majorityThreshold: Double
    /// Whether rank scores are the judgement of a model that has read the passages.
    package var judgesPassages: Bool
    /// The name of its scores in a calibration: other scores, another name.
    package var calibrationName: String
    /// Thresholds for a wanted retention; empty when the labeller was not calibrated.
    package var retention: RetentionTable

    package init(
        name: String, threshold: Double, majorityThreshold: Double? = nil, judgesPassages: Bool = false,
        calibrationName: String? = nil, retention: RetentionTable = .empty
    ) {
        self.name = name
        self.threshold = threshold
        self.majorityThreshold = majorityThreshold ?? threshold
        self.judgesPassages = judgesPassages
        self.calibrationName = calibrationName ?? name
        self.retention = retention
    }
}

/// How much of the passages a model may read. What is not read keeps the score of its words.
package struct ReadingExtent: Sendable {
    /// Tokens, question and titles included; nil: as many as the labeller takes by itself.
    package var tokens: Int?
    /// From then on nothing more is begun; what was begun first is always finished.
    package var deadline: ContinuousClock.Instant?
    /// Told after each batch of windows that a model has read.
    package var report: ReadingReport?

    package init(tokens: Int? = nil, deadline: ContinuousClock.Instant? = nil, report: ReadingReport? = nil) {
        self.tokens = tokens
        self.deadline = deadline
        self.report = report
    }
}
