@testable import ContextTypes
@testable import Labelling

/// What a labeller with a model says, for the calibrators of `training/pruner` and `training/domains`.
struct ModelLabels {
    private let labeller: ModelLabeller

    init(_ folder: String, isCascade: Bool) throws {
        labeller = ModelLabeller(try PrunerModel(folder: folder), reads: isCascade ? .cascade : .all)
    }

    func line(_ item: LabelledData.Item) throws -> String {
        let found = try labeller.measurements(for: item.question, passages: item.passages)
        return "{\"ranks\":\(found.map { $0.relevance ?? -99 }),"
            + "\"scores\":\(found.map { $0.scores.map { $0 ?? -1 } }),"
            + "\"features\":\(found.map { $0.features.map { $0 ?? [] } })}"
    }
}
