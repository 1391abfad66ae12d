import FoundationEssentials
package import Inference
import JSONValues

/// Thresholds for a wanted retention, measured on a user's own questions by `winnow calibrate`: a table per labeller.
///
/// `{"winnow": 1, "tables": {"bm25": [99 thresholds], …}}`; the keys are `SentenceLabeller.calibrationName`.
package struct CalibrationFile: Sendable {
    private static let format = 1

    /// By `calibrationName`.
    package private(set) var tables: [String: RetentionTable] = [:]

    package init() {}

    /// Reads `path`; a file that is not there holds no tables.
    package init(path: String) throws(ModelError) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let json: JSON
        do {
            json = try JSON(parsing: Array(try Data(contentsOf: URL(fileURLWithPath: path))))
        } catch { throw .malformed(file: path, reason: "\(error)") }
        guard json["winnow"]?.integer == Self.format, let members = json["tables"]?.members else {
            throw .malformed(file: path, reason: "it is no calibration that this version can read")
        }
        for member in members { tables[member.key] = try RetentionTable(member.value, file: path) }
    }

    package mutating func set(_ table: RetentionTable, for labeller: any SentenceLabeller) {
        tables[labeller.profile.calibrationName] = table
    }

    /// Writes the file with its folder, whole or not at all.
    package func write(to path: String) throws {
        let members = tables.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value.json) }
        let json = JSON.object([
            JSON.Member("winnow", .integer(Self.format)), JSON.Member("tables", .object(members)),
        ])
        let file = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            atPath: file.deletingLastPathComponent().path, withIntermediateDirectories: true)
        try Data((json.description + "\n").utf8).write(to: file, options: .atomic)
    }
}
