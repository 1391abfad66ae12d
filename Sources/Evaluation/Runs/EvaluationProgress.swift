/// Where a run stands, for people who wait.
package struct EvaluationProgress: Sendable {
    package var set: String
    /// Of the sets, from 0.
    package var setNumber: Int
    package var setCount: Int
    package var questions: Int
    /// The best known guess of how many there will be; nil when nobody knows.
    package var expected: Int?
}
