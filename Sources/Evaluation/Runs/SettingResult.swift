import ContextTypes

/// What one setting made of one question.
struct SettingResult: Sendable {
    var table: MeasureTable
    var needles: NeedleCurve
    var duration: Duration
    var keepsAnswer: Bool?
    /// One for each sentence of all passages, in order.
    var kept: [Bool]
    /// The system's scores in the same order; empty when it does not tell.
    var scores: [Double]
    /// Documents in the system's order.
    var ranking: [String]
    /// Why the system said nothing to this question: then nothing above counts.
    var failure: String?
}

extension SettingResult {
    /// A question that the system did not answer: no measure is defined for it.
    init(failedOn question: EvaluationQuestion, _ reason: String) {
        let sentences = question.passages.reduce(0) { $0 + $1.passage.sentences.count }
        self.init(
            table: MeasureTable(), needles: NeedleCurve(), duration: .zero, keepsAnswer: nil,
            kept: Array(repeating: false, count: sentences), scores: [], ranking: [], failure: reason)
    }
}
