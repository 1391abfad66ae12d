import JSONValues

/// A revision of the Model Context Protocol that is spoken here.
enum MCPVersion: String, CaseIterable, Comparable {
    case november2024 = "2024-11-05"
    case march2025 = "2025-03-26"
    case june2025 = "2025-06-18"
    case november2025 = "2025-11-25"
    case july2026 = "2026-07-28"

    /// Versions are named after days, so their names are in order.
    static func < (left: MCPVersion, right: MCPVersion) -> Bool { left.rawValue < right.rawValue }

    /// Those that a handshake begins, oldest first.
    static let withHandshake = allCases.filter { $0.hasHandshake }
    /// Those that each request names in its metadata.
    static let withMetadata = allCases.filter { !$0.hasHandshake }

    /// Whether `initialize` begins a session; later versions have none.
    var hasHandshake: Bool { self < .july2026 }
    /// Whether a message may be an array of requests.
    var hasBatches: Bool { self == .march2025 }
    /// Whether tools say what they do to the world.
    var hasToolAnnotations: Bool { self >= .march2025 }
    /// Whether tools have output schemas and structured results, and titles.
    var hasStructuredResults: Bool { self >= .june2025 }
    /// Whether an error that belongs to no request may go without an id.
    var omitsUnknownIDs: Bool { self >= .november2025 }

    /// The version to answer `initialize` with: the one asked for, or the newest that a handshake can begin.
    static func negotiated(from asked: String) -> MCPVersion {
        MCPVersion(rawValue: asked).flatMap { $0.hasHandshake ? $0 : nil } ?? .november2025
    }
}
