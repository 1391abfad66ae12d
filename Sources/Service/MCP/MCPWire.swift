package import JSONValues

/// What a transport must know of MCP before it hands over a message.
package enum MCPWire {
    /// Whether the parameters name a version themselves, as every request does from 2026-07-28 on.
    package static func namesVersion(_ params: JSON?) -> Bool { MCPMetadata.isClaimed(by: params) }

    /// The version that the parameters name; nil where they name none.
    package static func namedVersion(_ params: JSON?) -> String? {
        params?["_meta"]?[MCPMetadata.protocolVersion]?.string
    }

    /// Whether a version is spoken here.
    package static func speaks(_ version: String) -> Bool { MCPVersion(rawValue: version) != nil }
}
