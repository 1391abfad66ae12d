import ContextTypes
import JSONValues

/// Which options a tool takes.
enum MCPOptions { case trim, prune, retrieve, rerank }

extension JSONSchema {
    /// An object of a tool's own arguments and the options of its method.
    ///
    /// - Parameters:
    ///   - left: an object of options that the tool does not take.
    ///   - flattened: an object of options whose members stand among the arguments.
    static func object(
        _ own: KeyValuePairs<String, JSONSchema>, optionsOf method: MCPOptions, _ settings: ServiceSettings,
        without left: String? = nil, flattening flattened: String? = nil, required: [String]
    ) -> JSONSchema {
        .object(own, required: required, isOpen: true)
    }
}

extension MCPTool {
    static func optionNames(in object: String) -> [String] {
        ["granularity", "keepLinks", "keepHidden", "keepTables", "output"]
    }
}
