import ContextTypes
import JSONValues
import Options

/// Options of a method as arguments of a tool: what the table of options says of them, with the service's defaults.
extension JSONSchema {
    /// An object of a tool's own arguments and the options of its method.
    ///
    /// - Parameters:
    ///   - left: an object of options that the tool does not take.
    ///   - flattened: an object of options whose members stand among the arguments.
    static func object(
        _ own: KeyValuePairs<String, JSONSchema>, optionsOf method: OptionDoors, _ settings: ServiceSettings,
        without left: String? = nil, flattening flattened: String? = nil, required: [String]
    ) -> JSONSchema {
        let options =
            MCPTool.offered(of: settings.options).properties(of: method, defaults: settings.defaults).members
            ?? []
        let arguments = options.flatMap { option -> [JSON.Member] in
            switch option.key {
            case left: []
            case flattened: option.value["properties"]?.members ?? []
            default: [option]
            }
        }
        return .object(of: own.map { JSON.Member($0.key, $0.value.json) } + arguments, required: required)
    }
}

extension MCPTool {
    /// Options that a model may want to choose for one call. The schemas are read in every conversation, and each option
    /// more costs its tokens in each: the others are for the configuration of the server, where people choose them.
    static let offered: Set<String> = [
        "limit", "filter", "units", "budget", "characters", "threshold", "keepRatio", "neighbours",
        "forceTerms",
        "keepDigits", "order", "output", "keepLinks", "keepHidden", "explain", "pruner",
        "markers",
    ]

    fileprivate static func offered(of table: OptionTable) -> OptionTable {
        OptionTable(
            table.records.filter { offered.contains($0.name) },
            exclusive: table.exclusive.map { $0.filter(offered.contains) })
    }

    /// The options of `prune` that stand in the object `name` of its parameters.
    static func optionNames(in name: String) -> [String] {
        OptionTable.winnow.records(through: .prune).filter { $0.wireObject == name }.map(\.wireMember)
    }
}
