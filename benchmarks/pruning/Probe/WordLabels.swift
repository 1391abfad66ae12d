@testable import ContextTypes
@testable import Labelling

/// What the labeller without a model says, for `training/lexical`.
struct WordLabels {
    private let labeller = LexicalLabeller()

    func line(_ item: LabelledData.Item) throws -> String {
        let labels = try labeller.labels(for: item.question, passages: item.passages)
        let features = try labeller.features(for: item.question, passages: item.passages)
        return "{\"ranks\":\(labels.map(\.rankScore)),\"scores\":\(labels.map { $0.scores }),"
            + "\"features\":\(features)}"
    }
}
