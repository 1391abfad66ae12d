import Glibc

@testable import ContextTypes
@testable import Inference
@testable import Labelling
@testable import PassageSupport

/// What the labeller with token vectors knows and says, for `training/labeller`.
///
/// All passages of the data are indexed and encoded; what is written comes from the stored vectors (pooled, 4 bits). The
/// vectors themselves are written to a file of their own when it is named: for each question the rows of its tokens,
/// then those of its passages, 16-bit integers of 32767ths.
struct VectorLabels {
    private let folder: String
    private let vectors: String?

    init(_ folder: String, vectors: String?) {
        self.folder = folder
        self.vectors = vectors
    }

    func write(_ data: LabelledData, to path: String) throws {
        let index = try IndexedPassages(data.items.flatMap(\.passages), encoder: folder)
        defer { index.remove() }
        // Vectors are written for the training of a calibrator: the one that is there may be of another form.
        let calibrator = vectors == nil ? try CoverageCalibrator(folder: folder) : nil
        let file = vectors.flatMap { fopen($0, "wb") }
        defer { if let file { fclose(file) } }
        try data.write(to: path) { item in
            let coverages = try index.coverages(for: item.question, item.passages)
            let readings = try CoverageReadings(of: item.question, item.passages, coverages)
            let labels = try calibrator.map {
                try CoverageLabeller($0, coverages: coverages).labels(
                    for: item.question, passages: item.passages)
            }
            return "{\"ranks\":\(labels?.map(\.rankScore) ?? []),"
                + "\"scores\":\(labels?.map { $0.scores } ?? []),"
                + "\"features\":\(readings.rows.map { $0 ?? [] })"
                + (try file.map { try rows(of: item, in: index, readings, to: $0) } ?? "") + "}"
        }
    }

    /// Writes the vectors of an item. Returns the members that say how they lie in the file.
    private func rows(
        of item: LabelledData.Item, in index: IndexedPassages, _ readings: CoverageReadings,
        to file: UnsafeMutablePointer<FILE>
    ) throws -> String {
        let asked = try index.encoder.question(item.question)
        let stored = try index.vectors(of: item.passages)
        for rows in [asked.rows] + stored.map(\.rows) {
            let integers = rows.map { Int16(($0 * 32_767).rounded()) }
            fwrite(integers, 2, integers.count, file)
        }
        return ",\"frame\":\(asked.spans.map { $0 == nil }),\"rarity\":\(readings.rarity),"
            + "\"groups\":\(stored.map(\.groups))"
    }
}
