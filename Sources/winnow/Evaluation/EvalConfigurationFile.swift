import CommandSettings
import Evaluation
import FoundationEssentials
import JSONValues
import TOMLKit

/// Reads the TOML file that describes an evaluation.
enum EvalConfigurationFile {
    /// - Parameter dataFolder: Takes the place of the file's own `folder`.
    static func json(_ path: String, dataFolder: String?) throws -> JSON {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw EvaluationError.missing(path: path)
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if let line = TOMLNesting.excess(in: text) {
            throw EvaluationError.malformed(
                path: "\(path):\(line)", reason: "nested deeper than \(TOMLNesting.limit) levels")
        }
        let table: TOMLTable
        do { table = try TOMLTable(string: text) } catch let error as TOMLParseError {
            throw EvaluationError.malformed(
                path: "\(path):\(error.source.begin.line)", reason: "not TOML: \(error.reason(in: text))")
        }
        guard case .object(var members) = json(of: table) else { return .null }
        if let dataFolder {
            let working = FileManager.default.currentDirectoryPath
            members.removeAll { $0.key == "folder" }
            members.append(.init("folder", .string(EvaluationConfiguration.path(dataFolder, from: working))))
        }
        return .object(members)
    }

    /// Keys in a fixed order, so that the same file always makes the same description.
    private static func json(of value: any TOMLValueConvertible) -> JSON {
        if let flag = value.bool { return .bool(flag) }
        if let number = value.int { return .integer(number) }
        if let number = value.double { return .double(number) }
        if let text = value.string { return .string(text) }
        if let values = value.array { return .array(values.map { json(of: $0) }) }
        guard let table = value.table else { return .null }
        return .object(
            table.keys.sorted().compactMap { key in table[key].map { JSON.Member(key, json(of: $0)) } })
    }
}
