import ContextTypes
package import SentencePruning

/// A labeller that reads each question once, however many settings ask for it.
package final class RememberedPruner: Sendable {
    private let labeller: any SentenceLabeller
    private let remembered = Remembered<[PassageLabels]>()

    package init(_ labeller: any SentenceLabeller) { self.labeller = labeller }

    func labels(of question: EvaluationQuestion) throws -> (GivenLabels, spentBefore: Duration) {
        let (labels, spentBefore) = try remembered.value(for: question) {
            try labeller.labels(
                for: question.question, passages: question.passages.map(\.passage), deadline: nil)
        }
        let given = GivenLabels(
            name: labeller.name, defaultThreshold: labeller.defaultThreshold,
            hopelessShare: labeller.hopelessShare, judgesPassages: labeller.judgesPassages,
            retention: labeller.retention, labels: labels)
        return (given, spentBefore)
    }
}
