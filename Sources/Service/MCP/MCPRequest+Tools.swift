import JSONRPC
import JSONValues

/// `tools/list` and `tools/call`.
extension MCPRequest {
    /// Every tool, always in the same order and on one page.
    func toolList() throws -> [JSON.Member] {
        try refuseCursor()
        let settings = service.settings
        return [JSON.Member("tools", .array(MCPTool.all.map { $0.json(in: version, settings) }))]
    }

    /// Refuses the place of a next page where there is only one.
    func refuseCursor() throws(RPCError) {
        let cursor = try read { parameters throws(RPCError) in try parameters.string("cursor") }
        guard let cursor else { return }
        throw .invalidParams(
            "cursor", expected: "left out: there is one page", got: .string(cursor), .outOfRange)
    }

    /// Calls a tool. What is wrong with its arguments, or goes wrong in it, is a result that a model can read.
    func toolResult() throws -> [JSON.Member] {
        let (tool, arguments) = try askedTool()
        let start = ContinuousClock.now
        do {
            let result = try tool.answer(arguments, service, context)
            log(tool, start)
            return success(result)
        } catch let error as CancellationError {
            throw error
        } catch {
            let error = tool.named(error as? RPCError ?? ErrorMapping.rpcError(for: error))
            context.note("failed", 1)
            log(tool, start, error)
            return failure(error)
        }
    }

    private func askedTool() throws(RPCError) -> (tool: MCPTool, arguments: JSON) {
        try read { parameters throws(RPCError) in
            let name = try parameters.requiredString("name")
            guard let tool = MCPTool.all.first(where: { $0.name == name }) else { throw .unknownTool(name) }
            guard let arguments = parameters.value("arguments") else { return (tool, .object([])) }
            guard case .object = arguments else {
                throw .invalidParams("arguments", expected: "an object", got: arguments, .wrongType)
            }
            return (tool, arguments)
        }
    }

    private func success(_ result: JSON) -> [JSON.Member] {
        let members = [JSON.Member("content", MCPRequest.content(result.description))]
        guard version.hasStructuredResults else { return members }
        return members + [JSON.Member("structuredContent", result)]
    }

    private func failure(_ error: RPCError) -> [JSON.Member] {
        [
            JSON.Member("content", MCPRequest.content(error.message)), JSON.Member("isError", .bool(true)),
            // For programs: what the plain method would have answered.
            JSON.Member("_meta", .object([JSON.Member("winnow/error", error.json)])),
        ]
    }

    private static func content(_ text: String) -> JSON {
        .array([JSON.sorted(["text": .string(text), "type": .string("text")])])
    }

    /// Tells a client that has asked for it what was done: never any text of a question or document.
    private func log(_ tool: MCPTool, _ start: ContinuousClock.Instant, _ error: RPCError? = nil) {
        let level: MCPLogLevel = error == nil ? .info : .warning
        guard version.hasHandshake, let least = session.logLevel, level >= least else { return }
        context.notify(
            "notifications/message",
            JSON.sorted([
                "level": .string(level.rawValue), "logger": .string("winnow"),
                "data": JSON.sorted([
                    "tool": .string(tool.name), "milliseconds": WireNumber.milliseconds(.now - start),
                    "reason": error.map { .string($0.reason.rawValue) },
                ]),
            ]))
    }
}
