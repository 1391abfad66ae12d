import JSONRPC
import JSONValues

/// One request of MCP with the version that it is in.
struct MCPRequest {
    let params: JSON?
    let version: MCPVersion
    let context: CallContext
    let session: MCPSession
    let service: WinnowService

    /// Reads one member of the parameters; what else is there, later versions may have defined.
    func read<Value>(_ body: (inout Parameters) throws(RPCError) -> Value) throws(RPCError) -> Value {
        var parameters = try Parameters(params)
        return try body(&parameters)
    }
}

extension MCPMethod {
    /// The version in which a call of this method is to be answered.
    ///
    /// - Throws: `RPCError` when the call fits no version, or the method is not in it.
    func version(of params: JSON?, _ context: CallContext, in session: MCPSession) throws(RPCError)
        -> MCPVersion
    {
        let version = try namedVersion(of: params, in: session)
        guard versions.contains(version) else { throw .unknownMethod(name) }
        if context.isInBatch, self == .initialize || !version.hasBatches { throw .noBatches(in: version) }
        // An error answers it too, for a client that waits.
        if let id = context.id, !id.isOfMCP {
            throw .invalidRequest("in MCP an id is a string or a whole number", reason: .invalidID)
        }
        return version
    }

    private func namedVersion(of params: JSON?, in session: MCPSession) throws(RPCError) -> MCPVersion {
        if self == .initialize {
            let asked = try MCPRequest.askedVersion(in: params)
            return .negotiated(from: asked)
        }
        if MCPMetadata.isClaimed(by: params) { return try MCPMetadata.version(of: params) }
        if let negotiated = session.negotiated { return negotiated }
        if needsNoSession { return .november2025 }
        throw .noSession(name)
    }
}

extension MCPRequest {
    /// The version that the parameters of `initialize` ask for.
    static func askedVersion(in params: JSON?) throws(RPCError) -> String {
        var parameters = try Parameters(params)
        return try parameters.requiredString("protocolVersion")
    }
}

extension RequestID {
    /// MCP leaves out null and fractions.
    fileprivate var isOfMCP: Bool {
        switch self {
        case .string: true
        case .number: json.integer != nil
        case .null: false
        }
    }
}
