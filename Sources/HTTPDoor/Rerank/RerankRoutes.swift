import HTTPTypes
import JSONRPC
import JSONValues
import Service

/// The places where clients of rerank services look for one.
struct RerankRoutes: Sendable {
    let service: WinnowService
    let metrics: DoorMetrics

    static let paths = ["/v1/rerank", "/v2/rerank", "/rerank"]

    var all: [Route] {
        Self.paths.map { path in
            Route(method: .post, path: path, scope: .read, takesBody: true) { request, line in
                do throws(RPCError) { return .json(try await answer(to: request, over: line)) } catch {
                    return .failure(error)
                }
            }
        }
    }

    private func answer(to request: DoorRequest, over line: Exchange.Line) async throws(RPCError) -> JSON {
        let body = try MethodRoutes.parameters(request.body)
        let shape = RerankShape(of: body)
        let call = Call(id: nil, method: "rerank", params: try shape.parameters(of: body))
        let exchange = service.exchange(allowing: request.scope, observer: metrics.count)
        let result = try await exchange.result(of: call, over: line)
        return RerankAnswer(shape: shape, request: body, result: result).json
    }
}
