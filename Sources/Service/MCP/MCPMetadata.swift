import JSONRPC
import JSONValues

/// The metadata of a request from 2026-07-28 on: its version and what the client can do.
enum MCPMetadata {
    private static let prefix = "io.modelcontextprotocol/"
    static let protocolVersion = prefix + "protocolVersion"
    static let clientCapabilities = prefix + "clientCapabilities"
    static let serverInfo = prefix + "serverInfo"
    static let subscriptionID = prefix + "subscriptionId"

    /// Whether the parameters say that they are of such a version, rightly or wrongly.
    static func isClaimed(by params: JSON?) -> Bool {
        guard let meta = params?["_meta"] else { return false }
        return meta[protocolVersion] != nil || meta[clientCapabilities] != nil
    }

    /// The version that the metadata names.
    ///
    /// - Throws: `RPCError` when one of the two members that every request must have is missing or malformed, or when
    ///   the version is not spoken here.
    static func version(of params: JSON?) throws(RPCError) -> MCPVersion {
        let meta = params?["_meta"]
        guard let asked = meta?[protocolVersion]?.string else {
            throw .invalidParams(
                "_meta.\(protocolVersion)", expected: "the name of a version of the protocol",
                got: meta?[protocolVersion], meta?[protocolVersion] == nil ? .missing : .wrongType)
        }
        guard let version = MCPVersion(rawValue: asked), !version.hasHandshake else {
            throw .unsupportedVersion(asked)
        }
        guard case .object = meta?[clientCapabilities] else {
            throw .invalidParams(
                "_meta.\(clientCapabilities)", expected: "an object", got: meta?[clientCapabilities],
                meta?[clientCapabilities] == nil ? .missing : .wrongType)
        }
        return version
    }
}
