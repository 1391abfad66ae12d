/// How severe a log message is (RFC 5424), from the least to the most.
enum MCPLogLevel: String, CaseIterable, Comparable {
    case debug
    case info
    case notice
    case warning
    case error
    case critical
    case alert
    case emergency

    static func < (left: MCPLogLevel, right: MCPLogLevel) -> Bool { left.place < right.place }

    private var place: Int { MCPLogLevel.allCases.firstIndex(of: self) ?? 0 }
}
