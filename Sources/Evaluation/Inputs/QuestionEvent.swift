/// What a source of questions gives next.
package enum QuestionEvent: Sendable {
    case question(EvaluationQuestion)
    case problem(InputProblem)
}
