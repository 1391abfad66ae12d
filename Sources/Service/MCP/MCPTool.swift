import JSONRPC
import JSONValues

/// A tool: a plain method with arguments that suit a model.
struct MCPTool: Sendable {
    let name: String
    let title: String
    /// For the model: when to call it, and what comes back.
    let description: String
    /// The plain method that does the work.
    let method: String
    let input: @Sendable (ServiceSettings) -> JSONSchema
    let output: JSONSchema
    /// The method's parameters for the tool's arguments.
    var parameters: @Sendable (JSON) throws -> JSON = { $0 }
    /// The tool's result for the method's.
    var result: @Sendable (_ result: JSON, _ arguments: JSON) -> JSON = { result, _ in result }
    /// An object of the method whose members stand among the tool's own arguments.
    var flattened: String?

    /// The tool as it is listed.
    func json(in version: MCPVersion, _ settings: ServiceSettings) -> JSON {
        JSON.sorted([
            "name": .string(name), "description": .string(description),
            "title": version.hasStructuredResults ? .string(title) : nil,
            "inputSchema": input(settings).json,
            "outputSchema": version.hasStructuredResults ? output.json : nil,
            "annotations": version.hasToolAnnotations ? annotations : nil,
        ])
    }

    /// Calls the method.
    func answer(_ arguments: JSON, _ service: WinnowService, _ context: CallContext) throws -> JSON {
        result(try service.answer(method, try parameters(arguments), context), arguments)
    }

    /// The error with its members named as the tool's arguments are.
    func named(_ error: RPCError) -> RPCError {
        guard let flattened, let path = error.details.first(where: { $0.key == "path" })?.value.string,
            path.hasPrefix(flattened + ".")
        else { return error }
        let name = String(path.dropFirst(flattened.count + 1))
        let details = error.details.map { $0.key == "path" ? JSON.Member("path", .string(name)) : $0 }
        return RPCError(
            error.code, error.message.replacing("\"\(path)\"", with: "\"\(name)\""), reason: error.reason,
            details: details)
    }

    /// No tool changes anything, and none leaves this machine.
    private var annotations: JSON {
        JSON.sorted([
            "title": .string(title), "readOnlyHint": .bool(true), "idempotentHint": .bool(true),
            "openWorldHint": .bool(false), "destructiveHint": .bool(false),
        ])
    }
}
