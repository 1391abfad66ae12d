import ContextTypes
import FoundationEssentials
import JSONValues

/// Files that are one JSON value.
enum WholeJSON {
    static func value(_ path: String) throws(EvaluationError) -> JSON {
        let bytes = try InputFile(path).rest()
        do { return try JSON(parsing: bytes) } catch {
            throw .malformed(path: path, reason: error.description)
        }
    }

    static func array(_ path: String) throws(EvaluationError) -> [JSON] {
        guard let array = try value(path).array else {
            throw .malformed(path: path, reason: "an array of questions was expected")
        }
        return array
    }
}

/// A path that is one file or a folder of them.
enum InputFolder {
    /// The file itself, or the files directly in the folder in the order of their names.
    static func files(at path: String) throws(EvaluationError) -> [String] {
        guard FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [path] }
        return names.filter { !$0.hasPrefix(".") }.sorted().map { "\(path)/\($0)" }
    }

    /// The first of `names` that is in `folder`, plain or with `.gz`; nil when there is none.
    static func first(of names: [String], in folder: String) -> String? {
        names.flatMap { ["\(folder)/\($0)", "\(folder)/\($0).gz"] }
            .first { FileManager.default.fileExists(atPath: $0) }
    }
}

extension String {
    /// Without white space at its ends.
    var trimmed: String {
        let bytes = Array(utf8)
        let span = SourceSpan(start: 0, end: bytes.count).trimmed(in: bytes)
        return String(decoding: bytes[span.range], as: UTF8.self)
    }
}
