import HTTPTypes

/// Which pages may ask from a browser: those of this server, and those of the origins that were named.
struct OriginPolicy: Sendable {
    enum Verdict: Equatable {
        /// No page asks, or one of this server.
        case own
        case named(String)
        case refused
    }

    private let named: Set<String>

    init(origins: [String]) { named = Set(origins.map { $0.lowercased() }) }

    func verdict(on headers: HTTPFields, host: String?) -> Verdict {
        guard let origin = headers[.origin]?.lowercased() else { return .own }
        if named.contains(origin) { return .named(origin) }
        let isOwn = ["http://", "https://"].contains { scheme in
            host.map { origin == scheme + $0.lowercased() } ?? false
        }
        return isOwn ? .own : .refused
    }

    /// What tells a browser that a page of this origin may read the answer.
    static func headers(for origin: String) -> HTTPFields {
        [
            .accessControlAllowOrigin: origin, .vary: "Origin",
            .accessControlExposeHeaders: "Mcp-Session-Id, Retry-After",
        ]
    }

    /// The answer to a browser that asks before it sends a page's request.
    static func preflight(for origin: String) -> DoorAnswer {
        var headers = headers(for: origin)
        headers[.accessControlAllowMethods] = "GET, POST, DELETE"
        headers[.accessControlAllowHeaders] =
            "Authorization, Content-Type, Mcp-Session-Id, Mcp-Protocol-Version, Mcp-Method, Mcp-Name"
        headers[.accessControlMaxAge] = "600"
        return DoorAnswer(.noContent, headers: headers)
    }
}
