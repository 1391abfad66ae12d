package import JSONRPC
package import JSONValues

/// The methods for doors that have no connection: each message comes by itself.
extension WinnowService {
    /// Answers messages of the plain methods.
    ///
    /// - Parameters:
    ///   - scope: what the client may do; a method that needs more is refused.
    ///   - observer: told of each call that has ended, beside the log and the statistics.
    package func exchange(
        allowing scope: MethodScope, observer: @escaping ServeLoop.Observer = { _ in }
    ) -> Exchange {
        exchange(methods.allowing(scope), dialect: .plain, observer)
    }

    /// Answers messages of one session of the Model Context Protocol: its methods and no others.
    package func exchange(
        of session: MCPSession, observer: @escaping ServeLoop.Observer = { _ in }
    ) -> Exchange {
        let door = MCPDoor(service: self, session: session)
        var table = door.methods
        for name in methods.names { table[name] = nil }
        return exchange(table, dialect: session.dialect, observer)
    }

    /// What a client must be allowed to do to call a method; nil where there is no such method.
    package func scope(of method: String) -> MethodScope? { WinnowService.table[method]?.scope }

    /// The same refusal as an answer of a method.
    package static func refusal(_ method: String, needs scope: MethodScope) -> RPCError {
        .notAllowed(method, needs: scope)
    }

    private func exchange(
        _ methods: MethodTable, dialect: Dialect, _ observer: @escaping ServeLoop.Observer
    ) -> Exchange {
        Exchange(
            methods: methods, dialect: dialect, limits: settings.limits, mapping: ErrorMapping.rpcError,
            observer: { record in
                observe(record)
                observer(record)
            })
    }
}

extension MethodTable {
    /// The same table, in which what needs more than `scope` is refused.
    fileprivate func allowing(_ scope: MethodScope) -> MethodTable {
        var table = self
        for name in names {
            guard let needed = WinnowService.table[name]?.scope, needed > scope else { continue }
            table[name] = { _, _ in throw RPCError.notAllowed(name, needs: needed) }
        }
        return table
    }
}

extension RPCError.Code {
    /// The client may not call the method.
    package static let notAllowed = RPCError.Code(rawValue: -32008)
}

extension RPCError {
    fileprivate static func notAllowed(_ method: String, needs scope: MethodScope) -> RPCError {
        RPCError(
            .notAllowed, "\"\(method)\" needs a token of the scope \"\(scope.rawValue)\"",
            reason: .notAllowed,
            details: [JSON.Member("scope", .string(scope.rawValue))])
    }
}
