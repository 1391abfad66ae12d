import Service
import Threads

/// The sessions of MCP clients that began with a handshake: bounded in number and in time.
final class MCPSessions: Sendable {
    private struct Entry {
        var session: MCPSession
        var client: TokenDigest?
        var lastUse: ContinuousClock.Instant
    }

    private let entries = Monitor<[String: Entry]>([:])
    private let limit: Int
    private let lifetime: Duration

    init(limit: Int = 4_096, lifetime: Duration = .seconds(3_600)) {
        self.limit = limit
        self.lifetime = lifetime
    }

    /// Keeps a session under a name that nobody can guess. The one that was used longest ago makes room for it.
    func add(_ session: MCPSession, of client: TokenDigest?) -> String {
        var generator = SystemRandomNumberGenerator()
        let name = (0..<2).map { _ in
            let digits = String(generator.next() as UInt64, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
        entries.withLock { entries in
            let now = ContinuousClock.now
            if entries.count >= limit { entries = entries.filter { now - $0.value.lastUse < lifetime } }
            if entries.count >= limit, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
                entries[oldest.key] = nil
            }
            entries[name] = Entry(session: session, client: client, lastUse: now)
        }
        return name
    }

    /// Nil when there is none of that name, it was not used for too long, or it is another client's.
    func session(_ name: String, of client: TokenDigest?) -> MCPSession? {
        entries.withLock { entries in
            guard let entry = entries[name], entry.client == client,
                ContinuousClock.now - entry.lastUse < lifetime
            else { return nil }
            entries[name]?.lastUse = .now
            return entry.session
        }
    }

    /// False when there is none.
    func end(_ name: String, of client: TokenDigest?) -> Bool {
        entries.withLock { entries in
            guard let entry = entries[name], entry.client == client else { return false }
            entries[name] = nil
            return true
        }
    }
}
