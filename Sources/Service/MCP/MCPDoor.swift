import JSONRPC
import JSONValues

/// The second door to the service: the Model Context Protocol on the stream of the plain methods.
///
/// A connection may use both. Versions up to 2025-11-25 begin with `initialize`; from 2026-07-28 on each request names
/// its version, and nothing is remembered from one to the next.
struct MCPDoor: Sendable {
    let service: WinnowService
    /// Of one connection.
    let session: MCPSession

    init(service: WinnowService, session: MCPSession = MCPSession()) {
        self.service = service
        self.session = session
    }

    /// The methods of both doors.
    var methods: MethodTable {
        var table = service.methods
        for name in table.names { table[name] = table[name].map { plain(name, $0) } }
        for method in MCPMethod.all { table[method.name] = row(method) }
        for name in MCPMethod.notifications {
            table[name] = { _, context in
                guard context.id == nil else { throw RPCError.unknownMethod(name) }
                return .null
            }
        }
        return table
    }

    /// A request that names a version of MCP cannot ask for what MCP does not have.
    private func plain(_ name: String, _ handler: @escaping MethodTable.Handler) -> MethodTable.Handler {
        { params, context in
            guard !MCPMetadata.isClaimed(by: params) else { throw RPCError.unknownMethod(name) }
            return try await handler(params, context)
        }
    }

    private func row(_ method: MCPMethod) -> MethodTable.Handler {
        { params, context in
            let version = try method.version(of: params, context, in: session)
            let request = MCPRequest(
                params: params, version: version, context: context, session: session, service: service)
            let result = try method.answer(request)
            return .object(version.hasHandshake ? result : result.completed(method.cache))
                .sortedAtTop
        }
    }
}

extension [JSON.Member] {
    /// The result with what every result has from 2026-07-28 on.
    fileprivate func completed(_ cache: MCPCache?) -> [JSON.Member] {
        var members = self
        let server = JSON.Member(MCPMetadata.serverInfo, MCPRequest.serverInfo)
        let meta = members.firstIndex { $0.key == "_meta" }.map { members.remove(at: $0).value.members ?? [] }
        members.append(JSON.Member("_meta", JSON.object((meta ?? []) + [server]).sortedAtTop))
        members.append(JSON.Member("resultType", .string("complete")))
        return members + (cache?.members ?? [])
    }
}

extension JSON {
    /// The members of this object by key; their values as they are, so that metadata leaves as it came.
    var sortedAtTop: JSON {
        guard let members else { return self }
        return .object(members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) })
    }
}
