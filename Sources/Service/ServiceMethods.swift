package import JSONRPC
package import JSONValues

extension WinnowService {
    /// What may a client ask? One row for each method; `$/cancelRequest` and `notifications/cancelled` belong to the
    /// serve loop. MCP's tools lead here too.
    static let table: [String: any ServiceMethod.Type] = [
        "trim": TrimMethod.self,
        "prune": PruneMethod.self,
        "retrieve": RetrieveMethod.self,
        "rerank": RerankMethod.self,
        "expand": ExpandMethod.self,
        "text": TextMethod.self,
        "index/add": IndexAddMethod.self,
        "index/remove": IndexRemoveMethod.self,
        "index/status": IndexStatusMethod.self,
        "index/compact": IndexCompactMethod.self,
        "index/verify": IndexVerifyMethod.self,
        "server/info": ServerInfoMethod.self,
        "server/stats": ServerStatsMethod.self,
        "shutdown": ShutdownMethod.self,
    ]

    /// The plain methods.
    package var methods: MethodTable {
        var methods: MethodTable = [:]
        for name in WinnowService.table.keys {
            methods[name] = { params, context in try answer(name, params, context) }
        }
        return methods
    }

    /// Calls a method from within this process: the command line's door to the same answers.
    ///
    /// - Throws: `RPCError`, as a client would read it.
    package func call(_ method: String, _ params: JSON) async throws -> JSON {
        do {
            return try answer(method, params, .withoutTransport(method: method, params: params))
        } catch let error as RPCError {
            throw error
        } catch {
            throw ErrorMapping.rpcError(for: error)
        }
    }

    /// Reads the parameters of a method and does its work.
    func answer(_ method: String, _ params: JSON?, _ context: CallContext) throws -> JSON {
        guard let type = WinnowService.table[method] else { throw RPCError.unknownMethod(method) }
        var parameters = try Parameters(params)
        let method = try type.init(reading: &parameters, for: self)
        try parameters.finish()
        try Task.checkCancellation()
        return try method.answer(self, context)
    }
}
