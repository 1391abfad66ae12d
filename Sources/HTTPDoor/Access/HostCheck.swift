/// By which names a server lets itself be called.
///
/// A page of anybody may lead a browser here under a name of its own (DNS rebinding); then the Host header has that name.
struct HostCheck: Sendable {
    private let names: Set<String>
    private let takesAny: Bool

    /// - Parameters:
    ///   - address: what the server listens on.
    ///   - further: other names; `*` for any.
    init(address: String, further: [String]) {
        let own = ["localhost", "127.0.0.1", "::1", address]
        names = Set((own + further).map { HostCheck.name(in: $0) })
        takesAny = further.contains("*")
    }

    /// - Parameter host: the Host header, with a port or without; nil when there is none.
    func allows(_ host: String?) -> Bool {
        guard let host, !host.isEmpty else { return false }
        return takesAny || names.contains(HostCheck.name(in: host))
    }

    /// Whether the address belongs to this machine alone.
    static func isLoopback(_ address: String) -> Bool {
        address == "localhost" || address == "::1" || address.hasPrefix("127.")
    }

    /// The name without a port and without the brackets of IPv6, in small letters.
    private static func name(in host: String) -> String {
        let host = host.lowercased()
        if host.hasPrefix("[") { return String(host.dropFirst().prefix { $0 != "]" }) }
        // A bare address of IPv6 has several colons, and no port.
        guard host.filter({ $0 == ":" }).count == 1 else { return host }
        return String(host.prefix { $0 != ":" })
    }
}
