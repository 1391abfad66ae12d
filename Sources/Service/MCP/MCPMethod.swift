import JSONRPC
import JSONValues

/// A method of MCP: the versions that have it, and its work. A new one is one row here.
struct MCPMethod: Sendable {
    let name: String
    /// The versions that have it.
    var versions = MCPVersion.allCases
    /// How long clients may keep the result (from 2026-07-28 on); nil for results that have no such members.
    var cache: MCPCache?
    /// Whether it may come before the handshake.
    var needsNoSession = false
    /// Does the work and gives the members of the result that every version has.
    let answer: @Sendable (MCPRequest) throws -> [JSON.Member]

    static let initialize = MCPMethod(
        name: "initialize", versions: MCPVersion.withHandshake, answer: { try $0.initialization() })

    static let all = [
        initialize,
        MCPMethod(
            name: "server/discover", versions: MCPVersion.withMetadata, cache: .program,
            answer: { $0.discovery() }),
        MCPMethod(
            name: "ping", versions: MCPVersion.withHandshake, needsNoSession: true, answer: { _ in [] }),
        MCPMethod(
            name: "logging/setLevel", versions: MCPVersion.withHandshake, answer: { try $0.setLogLevel() }),
        MCPMethod(name: "tools/list", cache: .program, answer: { try $0.toolList() }),
        MCPMethod(name: "tools/call", answer: { try $0.toolResult() }),
        MCPMethod(name: "resources/list", cache: .documents, answer: { try $0.resourceList() }),
        MCPMethod(
            name: "resources/templates/list", cache: .program, answer: { try $0.resourceTemplateList() }),
        MCPMethod(name: "resources/read", cache: .documents, answer: { try $0.resourceContents() }),
        MCPMethod(
            name: "subscriptions/listen", versions: MCPVersion.withMetadata,
            answer: { try $0.subscription() }),
    ]

    /// Notifications that need nothing done.
    static let notifications = ["notifications/initialized", "notifications/roots/list_changed"]
}

extension MCPMethod: Equatable {
    static func == (left: MCPMethod, right: MCPMethod) -> Bool { left.name == right.name }
}

/// How long, and for whom, a result may be kept.
enum MCPCache {
    /// What changes with the program alone.
    case program
    /// What changes whenever somebody adds a document, and is of the user's documents.
    case documents

    var members: [JSON.Member] {
        switch self {
        case .program: MCPCache.members("public", milliseconds: 3_600_000)
        case .documents: MCPCache.members("private", milliseconds: 0)
        }
    }

    private static func members(_ scope: String, milliseconds: Int) -> [JSON.Member] {
        [JSON.Member("cacheScope", .string(scope)), JSON.Member("ttlMs", .integer(milliseconds))]
    }
}
