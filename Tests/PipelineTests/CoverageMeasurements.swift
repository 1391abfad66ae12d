import ContextTypes
import FoundationEssentials
import IndexStore
import Indexing
import Inference
import JSONValues
import Retrieval
import SentencePruning
import Testing
import TextAnalysis

/// Not a test of behaviour: writes what the late-interaction labeller knows and says of labelled data, for `training/labeller`.
/// Runs when `WINNOW_COVERAGE` names a late-interaction model, `WINNOW_LEXICAL_INPUT` and `WINNOW_LEXICAL_OUTPUT` files.
///
/// All passages of the input are indexed and encoded; what is written comes from the stored vectors (pooled, 4 bits).
@Suite("Measurements of the labeller with token vectors")
struct CoverageMeasurements {
    private static let environment = ProcessInfo.processInfo.environment
    private static let input = environment["WINNOW_LEXICAL_INPUT"]
    private static let output = environment["WINNOW_LEXICAL_OUTPUT"]
    private static let folder = environment["WINNOW_COVERAGE"]

    @Test(
        "labels of the input are written to the output",
        .enabled(if: input != nil && output != nil && folder != nil))
    func write() throws {
        guard let input = Self.input, let output = Self.output, let folder = Self.folder else { return }
        let items = try String(contentsOfFile: input, encoding: .utf8).split(separator: "\n").map {
            try JSON(parsing: String($0))
        }
        let place = FileManager.default.temporaryDirectory.appendingPathComponent(
            "winnow-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        let path = place.appendingPathComponent("coverage.winnow").path
        let encoder = try LateInteractionEncoder(folder: folder)
        let names = try Self.index(items, at: path)
        _ = try TokenEncodingJob(path, encoder).run()
        let retriever = try PassageRetriever(path: path, encoder: encoder)
        let calibrator = try CoverageCalibrator(folder: folder)
        var lines = ""
        for item in items {
            let question = item["question"]?.string ?? ""
            let passages = LexicalMeasurements.passages(item)
            let coverages = try retriever.coverages(
                for: question, passages: passages.map { names[Self.key($0)] ?? "" })
            let features = try CoverageFeatureReader.features(of: question, passages, coverages)
            let labels = try calibrator.map {
                try CoverageLabeller($0, coverages: coverages).labels(
                    for: question, passages: passages, deadline: nil)
            }
            lines += "{\"ranks\":\(labels?.map(\.rankScore) ?? []),"
            lines += "\"scores\":\(labels?.map { $0.scores.map { $0 ?? 0 } } ?? []),"
            lines += "\"features\":\(features.map { $0 ?? [] })}\n"
        }
        try lines.write(toFile: output, atomically: true, encoding: .utf8)
        #expect(!lines.isEmpty)
    }

    private static func key(_ passage: Passage) -> String { passage.title + "\n" + passage.text }

    /// Every different passage as a document of its own; returns the id of each.
    private static func index(_ items: [JSON], at path: String) throws -> [String: String] {
        var names: [String: String] = [:]
        let settings = AnalyzerSettings(stemmer: nil, stopWords: .none)
        let writer = try IndexWriter(path, creatingWith: IndexSettings(analyzer: settings.json))
        let collector = TermCollector()
        var documents: [PreparedDocument] = []
        for var passage in items.flatMap(LexicalMeasurements.passages) where names[key(passage)] == nil {
            passage.document = "d\(names.count)"
            passage.id = passage.document + "#0"
            names[key(passage)] = passage.id
            var word = "w"
            word.withUTF8 { collector.add($0) }
            collector.endPassage()
            let document = Document(
                id: passage.document, title: passage.title,
                content: StructuredText(text: passage.text, blocks: passage.blocks), metadata: .object([]))
            documents.append(
                PreparedDocument(document, passages: [passage], hash: ContentHash(of: [passage.id])))
        }
        _ = try writer.add(documents, terms: collector.takeBatch())
        try writer.commit()
        return names
    }
}
