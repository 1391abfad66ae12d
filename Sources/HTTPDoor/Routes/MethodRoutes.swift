import HTTPTypes
import JSONRPC
import JSONValues
import Service

/// The plain methods: as JSON-RPC below `/rpc`, and each below a path of its own.
struct MethodRoutes: Sendable {
    let service: WinnowService
    let metrics: DoorMetrics

    var all: [Route] { [rpc] + service.schemas.filter { $0.method != "rerank" }.map(rest) }

    /// JSON-RPC 2.0, messages and batches.
    private var rpc: Route {
        Route(method: .post, path: "/rpc", scope: .read, takesBody: true) { request, line in
            let exchange = service.exchange(allowing: request.scope, observer: metrics.count)
            guard let answer = await exchange.answer(to: request.body, over: line) else {
                return DoorAnswer(.noContent)
            }
            return .json(answer)
        }
    }

    /// One method with its parameters as the body.
    private func rest(_ schema: MethodSchema) -> Route {
        Route(
            method: .post, path: schema.path, scope: service.scope(of: schema.method) ?? .admin,
            takesBody: true
        ) { request, line in
            do throws(RPCError) {
                let call = Call(id: nil, method: schema.method, params: try Self.parameters(request.body))
                let exchange = service.exchange(allowing: request.scope, observer: metrics.count)
                return .json(try await exchange.result(of: call, over: line))
            } catch {
                return .failure(error)
            }
        }
    }

    /// No body counts as no parameters.
    static func parameters(_ body: [UInt8]) throws(RPCError) -> JSON {
        guard !body.isEmpty else { return .object([]) }
        do { return try JSON(parsing: body) } catch {
            throw RPCError(
                .parse, "the body is \(error)", reason: .notJSON,
                details: [JSON.Member("byteOffset", .integer(error.byteOffset))])
        }
    }
}
