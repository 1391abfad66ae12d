import JSONRPC
import JSONValues

extension RPCError.Code {
    /// The version that a request names is not spoken here (MCP 2026-07-28).
    static let unsupportedVersion = RPCError.Code(rawValue: -32022)
}

extension RPCError {
    static func unsupportedVersion(_ asked: String) -> RPCError {
        RPCError(
            .unsupportedVersion, "Unsupported protocol version", reason: .unsupportedVersion,
            details: [
                JSON.Member("requested", .string(asked)),
                JSON.Member("supported", .strings(MCPVersion.withMetadata.map(\.rawValue).reversed())),
            ])
    }

    static func noBatches(in version: MCPVersion) -> RPCError {
        RPCError(
            .invalidRequest,
            "MCP \(version.rawValue) has no batches: send each message on a line of its own",
            reason: .batch)
    }

    /// A request that belongs to no version: no handshake came before it, and it names none.
    static func noSession(_ method: String) -> RPCError {
        let member = "_meta.\(MCPMetadata.protocolVersion)"
        return invalidParams(
            "\"\(method)\" came before \"initialize\", and names no version: \"\(member)\" is missing",
            member,
            expected: "a handshake before, or the name of a version", got: "nothing", .missing)
    }

    static func unknownTool(_ name: String) -> RPCError {
        invalidParams(
            "Unknown tool: \(name.prefix(80))", "name",
            expected: "one of " + MCPTool.all.map(\.name).joined(separator: ", "),
            got: "\"\(name.prefix(80))\"", .unknownChoice)
    }

    /// A resource that is not there. Its code changed in 2026-07-28.
    static func noResource(_ uri: String, in version: MCPVersion) -> RPCError {
        RPCError(
            version.hasHandshake ? .notFound : .invalidParams, "Resource not found: \(uri.prefix(200))",
            reason: .noSuchResource, details: [JSON.Member("uri", .string(uri))])
    }
}
