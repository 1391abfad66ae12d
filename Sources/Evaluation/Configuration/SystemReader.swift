import ContextTypes
import JSONValues

/// Makes the systems of `[[system]]` entries.
struct SystemReader {
    let folder: String
    let seed: UInt64
    let counter: any TokenCounter
    let pruner: (String) throws -> RememberedPruner.Choice
    let options: (JSON) throws -> PruningOptions

    private static let keys = [
        "name", "kind", "thresholds", "keep_ratios", "budgets", "passages", "default", "pruner", "options",
        "command", "path",
    ]
    private static let usualPruner = "lexical"

    func family(_ json: JSON) throws -> SystemFamily {
        guard let kindName = json["kind"]?.string, let kind = SystemFamily.Kind(rawValue: kindName) else {
            let known = SystemFamily.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw EvaluationError.settings("a [[system]] entry needs a kind: \(known)")
        }
        let name = json["name"]?.string ?? kindName
        let table = try ConfigurationTable(json, "system \"\(name)\"", keys: SystemReader.keys)
        _ = try table.text("name")
        let make = try maker(kind, name, table)
        let settings = try parameters(table, kind).map { parameter in
            SystemFamily.Setting(parameter: parameter, system: try make(parameter))
        }
        return SystemFamily(name: name, kind: kind, settings: settings)
    }

    /// Makes one setting of the family; what its settings share is made once.
    private func maker(
        _ kind: SystemFamily.Kind, _ name: String, _ table: ConfigurationTable
    ) throws -> (SystemParameter) throws -> any ContextSystem {
        let given = table.json["options"] ?? .object([])
        guard kind == .winnow || table.json["pruner"] == nil else {
            throw EvaluationError.settings("\(table.place): only kind \"winnow\" has a pruner")
        }
        switch kind {
        case .winnow:
            let shared = RememberedPruner(try pruner(try table.text("pruner") ?? SystemReader.usualPruner))
            let options = try options(given)
            return { WinnowSystem(shared, options: options, $0) }
        case .command:
            let command = try table.texts("command") ?? []
            return { try CommandSystem(name: name, command: command, options: given.members ?? [], $0) }
        case .file:
            guard let path = try table.text("path") else {
                throw EvaluationError.settings("\(table.place): kind \"file\" needs a path")
            }
            let recorded = try RecordedSystem(
                name: name, path: EvaluationConfiguration.path(path, from: folder))
            return { _ in recorded }
        default:
            let remembered = Remembered<[[Double]]>()
            return { Baseline(kind, $0, seed: seed, counter: counter, remembered: remembered) }
        }
    }

    private func parameters(
        _ table: ConfigurationTable, _ kind: SystemFamily.Kind
    ) throws(EvaluationError) -> [SystemParameter] {
        let swept =
            try table.shares("thresholds").map(SystemParameter.threshold)
            + (try table.shares("keep_ratios").map(SystemParameter.keepRatio))
            + (try table.counts("budgets").map(SystemParameter.tokens))
            + (try table.counts("passages").map(SystemParameter.passages))
        let hasDefault = !kind.isBaseline || [.unpruned, .oracle].contains(kind)
        let wantsDefault = try table.flag("default") ?? true
        return swept.isEmpty || (hasDefault && wantsDefault) ? [.unset] + swept : swept
    }
}
