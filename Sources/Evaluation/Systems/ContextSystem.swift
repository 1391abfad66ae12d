/// A way to shorten the context of a question: a setting of Winnow, a baseline, somebody else's program.
package protocol ContextSystem: Sendable {
    /// What is left of the question's passages. The caller measures the time it takes.
    func output(for question: EvaluationQuestion) throws -> SystemOutput
}
