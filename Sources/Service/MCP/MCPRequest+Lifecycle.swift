import JSONRPC
import JSONValues

/// How a client finds out whom it speaks with.
extension MCPRequest {
    /// Who answers.
    static let serverInfo = JSON.sorted([
        "name": .string("winnow"), "title": .string("Winnow"), "version": .string(WinnowService.version),
    ])

    /// For the model that is to use the tools.
    private static let instructions = """
        Winnow finds passages in indexed documents and keeps the sentences that answer a question, under a hard \
        budget. To answer from the indexed documents call trim_context. To shorten a text or a page that you have, \
        call prune_text or prune_html with the question. Kept text is never rewritten: it can be quoted. What was \
        dropped can be read with expand: from its document or, with the option markers, by the ID in its place.
        """

    /// `initialize`.
    func initialization() throws -> [JSON.Member] {
        try read { parameters throws(RPCError) in
            for name in ["capabilities", "clientInfo"] { _ = try parameters.object(name) }
        }
        return [
            JSON.Member("protocolVersion", .string(version.rawValue)),
            JSON.Member("capabilities", capabilities),
            JSON.Member(
                "serverInfo", version.hasStructuredResults ? MCPRequest.serverInfo : untitledServerInfo),
            JSON.Member("instructions", .string(MCPRequest.instructions)),
        ]
    }

    /// `server/discover`.
    func discovery() -> [JSON.Member] {
        [
            JSON.Member("supportedVersions", .strings(MCPVersion.withMetadata.map(\.rawValue).reversed())),
            JSON.Member("capabilities", capabilities),
            JSON.Member("instructions", .string(MCPRequest.instructions)),
        ]
    }

    /// `logging/setLevel`.
    func setLogLevel() throws -> [JSON.Member] {
        session.logLevel = try read { parameters throws(RPCError) in
            _ = try parameters.required("level", expected: "a level")
            return try parameters.choice("level", default: MCPLogLevel.info)
        }
        return []
    }

    /// `subscriptions/listen`: nothing here ever changes by itself, so nothing is promised, and the stream ends.
    func subscription() throws -> [JSON.Member] {
        try read { parameters throws(RPCError) in
            _ = try parameters.required("notifications", expected: "an object")
            _ = try parameters.object("notifications")
        }
        guard let id = context.id else { return [] }
        let meta = JSON.object([JSON.Member(MCPMetadata.subscriptionID, id.json)])
        context.notify(
            "notifications/subscriptions/acknowledged",
            JSON.sorted(["_meta": meta, "notifications": .object([])]))
        return [JSON.Member("_meta", meta)]
    }

    private var capabilities: JSON {
        JSON.sorted([
            "tools": .object([]), "resources": .object([]),
            "logging": version.hasHandshake ? .object([]) : nil,
        ])
    }

    private var untitledServerInfo: JSON {
        .object((MCPRequest.serverInfo.members ?? []).filter { $0.key != "title" })
    }
}
