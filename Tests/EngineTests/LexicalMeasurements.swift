import ContextTypes
import FoundationEssentials
import JSONValues
import Labelling
import Testing

/// Not a test of behaviour: writes what the labeller says of labelled data, for `training/lexical` and
/// `benchmarks/pruning`. Runs when `WINNOW_LEXICAL_INPUT` and `WINNOW_LEXICAL_OUTPUT` name files.
@Suite("Measurements of the labeller without a model")
struct LexicalMeasurements {
    private static let input = ProcessInfo.processInfo.environment["WINNOW_LEXICAL_INPUT"]
    private static let output = ProcessInfo.processInfo.environment["WINNOW_LEXICAL_OUTPUT"]
    private static let model = ProcessInfo.processInfo.environment["WINNOW_PRUNER"]

    /// The same for a model folder named by `WINNOW_PRUNER`; `WINNOW_PRUNER_READS=cascade` reads as the cascade does.
    @Test(
        "a model's labels of the input are written to the output",
        .enabled(if: input != nil && output != nil && model != nil))
    func writeModel() throws {
        guard let input = Self.input, let output = Self.output, let folder = Self.model else { return }
        let reads = ProcessInfo.processInfo.environment["WINNOW_PRUNER_READS"]
        let labeller = ModelLabeller(
            try PrunerModel(folder: folder), reads: reads == "cascade" ? .cascade : .all)
        var lines = ""
        for line in try String(contentsOfFile: input, encoding: .utf8).split(separator: "\n") {
            let item = try JSON(parsing: String(line))
            let found = try labeller.measurements(
                for: item["question"]?.string ?? "", passages: Self.passages(item))
            lines += "{\"ranks\":\(found.map { $0.relevance ?? -99 }),"
            lines += "\"scores\":\(found.map { $0.scores }),"
            lines += "\"features\":\(found.map { $0.features.map { $0 ?? [] } })}\n"
        }
        try lines.write(toFile: output, atomically: true, encoding: .utf8)
        #expect(!lines.isEmpty)
    }

    static func passages(_ item: JSON) -> [Passage] {
        (item["passages"]?.array ?? []).enumerated().map { index, passage in
            PassageMaker.passage(
                (passage["sentences"]?.array ?? []).compactMap(\.string), id: "\(index)",
                title: passage["title"]?.string ?? "")
        }
    }

    /// For each line of the input `{"question", "passages": [{"title", "sentences"}]}` one line
    /// `{"ranks": […], "scores": [[…]], "features": [[[…]]]}`.
    @Test(
        "labels of the input are written to the output",
        .enabled(if: input != nil && output != nil && model == nil))
    func write() throws {
        guard let input = Self.input, let output = Self.output else { return }
        let labeller = LexicalLabeller()
        var lines = ""
        for line in try String(contentsOfFile: input, encoding: .utf8).split(separator: "\n") {
            let item = try JSON(parsing: String(line))
            let question = item["question"]?.string ?? ""
            let passages = Self.passages(item)
            let labels = try labeller.labels(for: question, passages: passages)
            let features = try labeller.features(for: question, passages: passages)
            lines +=
                "{\"ranks\":\(labels.map(\.rankScore)),\"scores\":\(labels.map { $0.scores }),"
            lines += "\"features\":\(features)}\n"
        }
        try lines.write(toFile: output, atomically: true, encoding: .utf8)
        #expect(!lines.isEmpty)
    }
}
