import JSONRPC
import JSONValues
import Service

/// What the transport needs to know of a message of MCP before it is answered.
struct MCPMessage {
    let method: String?
    let params: JSON?
    let id: JSON?
    let isBatch: Bool

    init(parsing body: [UInt8]) throws(RPCError) {
        let json = try MethodRoutes.parameters(body)
        isBatch = json.array != nil
        method = json["method"]?.string
        params = json["params"]
        id = json["id"]
    }

    var isHandshake: Bool { method == "initialize" }
    /// Whether it names its version itself, and belongs to no session.
    var isStateless: Bool { MCPWire.namesVersion(params) }
    /// Whether the client wants to hear how far the work is.
    var wantsProgress: Bool { params?["_meta"]?["progressToken"] != nil && id != nil }

    /// The headers that must say the same as the body, for whoever stands between and reads no bodies.
    func mirrored() -> [(name: String, value: String)] {
        var fields = [("mcp-method", method ?? "")]
        if let version = MCPWire.namedVersion(params) { fields.append(("mcp-protocol-version", version)) }
        let name: String? =
            switch method {
            case "tools/call", "prompts/get": params?["name"]?.string
            case "resources/read": params?["uri"]?.string
            default: nil
            }
        if let name { fields.append(("mcp-name", name)) }
        return fields
    }
}
