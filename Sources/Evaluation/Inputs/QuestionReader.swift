/// Gives the questions of one data set in order.
package final class QuestionReader {
    private let source: () throws -> QuestionEvent?
    private var left: Int

    init(limit: Int?, _ source: @escaping () throws -> QuestionEvent?) {
        self.source = source
        left = limit ?? .max
    }

    /// Nil at the end.
    package func next() throws -> QuestionEvent? {
        guard left > 0, let event = try source() else { return nil }
        guard case .question(let question) = event else { return event }
        guard !question.question.trimmed.isEmpty else {
            return .problem(InputProblem(location: question.location, reason: "the question is empty"))
        }
        left -= 1
        return event
    }
}

/// What a source of questions gives next.
package enum QuestionEvent: Sendable {
    case question(EvaluationQuestion)
    case problem(InputProblem)
}
