import ContextTypes
import FoundationEssentials
import Glibc
import Inference
import JSONValues
import Labelling
import Testing

/// Not a test of behaviour: writes what the labeller with token vectors knows and says of labelled data, for `training/labeller`
/// and `benchmarks/pruning`. Runs when `WINNOW_COVERAGE` names a late-interaction model, `WINNOW_LEXICAL_INPUT` and
/// `WINNOW_LEXICAL_OUTPUT` files.
///
/// All passages of the input are indexed and encoded; what is written comes from the stored vectors (pooled, 4 bits). With
/// `WINNOW_COVERAGE_VECTORS` the vectors themselves are written there too: for each question the rows of its tokens,
/// then those of its passages, 16-bit integers of 32767ths.
@Suite("Measurements of the labeller with token vectors")
struct CoverageMeasurements {
    private static let environment = ProcessInfo.processInfo.environment
    private static let input = environment["WINNOW_LEXICAL_INPUT"]
    private static let output = environment["WINNOW_LEXICAL_OUTPUT"]
    private static let folder = environment["WINNOW_COVERAGE"]
    private static let vectors = environment["WINNOW_COVERAGE_VECTORS"]

    @Test(
        "labels of the input are written to the output",
        .enabled(if: input != nil && output != nil && folder != nil)
    )
    func write() throws {
        guard let input = Self.input, let output = Self.output, let folder = Self.folder else { return }
        let items = try String(contentsOfFile: input, encoding: .utf8).split(separator: "\n").map {
            try JSON(parsing: String($0))
        }
        let index = try IndexedPassages(items.flatMap(LexicalMeasurements.passages), encoder: folder)
        defer { index.remove() }
        // Vectors are written for the training of a calibrator: the one that is there may be of another form.
        let calibrator = Self.vectors == nil ? try CoverageCalibrator(folder: folder) : nil
        let binary = Self.vectors.flatMap { fopen($0, "wb") }
        defer { if let binary { fclose(binary) } }
        var lines = ""
        for item in items {
            let question = item["question"]?.string ?? ""
            let passages = LexicalMeasurements.passages(item)
            let coverages = try index.coverages(for: question, passages)
            let readings = try CoverageReadings(of: question, passages, coverages)
            let labels = try calibrator.map {
                try CoverageLabeller($0, coverages: coverages).labels(
                    for: question, passages: passages)
            }
            lines += "{\"ranks\":\(labels?.map(\.rankScore) ?? []),"
            lines += "\"scores\":\(labels?.map { $0.scores } ?? []),"
            lines += "\"features\":\(readings.rows.map { $0 ?? [] })"
            if let binary {
                let asked = try index.encoder.question(question)
                let stored = try index.vectors(of: passages)
                ([asked.rows] + stored.map(\.rows)).forEach { Self.write($0, to: binary) }
                lines += ",\"frame\":\(asked.spans.map { $0 == nil }),\"rarity\":\(readings.rarity),"
                lines += "\"groups\":\(stored.map(\.groups))"
            }
            lines += "}\n"
        }
        try lines.write(toFile: output, atomically: true, encoding: .utf8)
        #expect(!lines.isEmpty)
    }

    private static func write(_ rows: [Float], to file: UnsafeMutablePointer<FILE>) {
        let integers = rows.map { Int16(($0 * 32_767).rounded()) }
        fwrite(integers, 2, integers.count, file)
    }
}
