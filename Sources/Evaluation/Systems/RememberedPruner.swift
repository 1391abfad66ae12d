package import ContextTypes
package import Labelling

/// A pruner that reads each question once, however many settings ask for it.
package final class RememberedPruner: Sendable {
    /// The labeller for a question and its passages: `auto` goes by both.
    package typealias Choice =
        @Sendable (_ question: String, _ passages: [Passage]) throws -> any SentenceLabeller

    private let choice: Choice
    private let remembered = Remembered<GivenLabels>()

    package init(_ choice: @escaping Choice) { self.choice = choice }

    func labels(of question: EvaluationQuestion) throws -> (GivenLabels, spentBefore: Duration) {
        let (labels, spentBefore) = try remembered.value(for: question) {
            let passages = question.passages.map(\.passage)
            let labeller = try choice(question.question, passages)
            return GivenLabels(
                profile: labeller.profile,
                labels: try labeller.labels(for: question.question, passages: passages))
        }
        return (labels, spentBefore)
    }
}
