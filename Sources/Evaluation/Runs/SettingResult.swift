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
}
