import JSONRPC
import JSONValues
import Synchronization

/// What one connection has settled: the version that its handshake negotiated, and what the client wants to be told.
package final class MCPSession: Sendable {
    private struct Settled {
        var negotiated: MCPVersion?
        /// The newest version that any request was in.
        var newest: MCPVersion?
        var logLevel: MCPLogLevel?
    }

    private let settled = Mutex(Settled())

    package init() {}

    /// The version of the handshake; nil before it.
    var negotiated: MCPVersion? { settled.withLock { $0.negotiated } }

    /// From which severity on the client wants log messages; nil: it has not asked for any.
    var logLevel: MCPLogLevel? {
        get { settled.withLock { $0.logLevel } }
        set { settled.withLock { $0.logLevel = newValue } }
    }

    /// Whether the client has asked for log messages.
    package var wantsMessages: Bool { logLevel != nil }

    /// What MCP changes of JSON-RPC, as soon as the client has shown that it speaks it.
    var dialect: Dialect {
        var dialect = Dialect()
        dialect.arrival = { [self] in note($0) }
        dialect.batchRefusal = { [self] in
            newest.flatMap { $0.hasBatches ? nil : .noBatches(in: $0) }
        }
        dialect.writesNullID = { [self] in !(newest?.omitsUnknownIDs ?? false) }
        return dialect
    }

    private var newest: MCPVersion? { settled.withLock { $0.newest } }

    /// Takes the version from an opening request as it arrives: what follows it on the wire may not wait for its answer.
    private func note(_ call: Call) {
        if call.method == MCPMethod.initialize.name {
            guard let asked = call.params?["protocolVersion"]?.string else { return }
            let version = MCPVersion.negotiated(from: asked)
            settled.withLock { settled in
                settled.negotiated = version
                settled.newest = version
            }
        } else if MCPMetadata.isClaimed(by: call.params) {
            settled.withLock { $0.newest = .july2026 }
        }
    }
}
