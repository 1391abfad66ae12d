import Documents
import HTTPTypes
import JSONRPC
import JSONValues
import Service

/// MCP over streamable HTTP, in both of its kinds: sessions that a handshake begins (up to 2025-11-25), and requests that
/// each name their version (from 2026-07-28 on).
struct MCPRoutes: Sendable {
    let service: WinnowService
    let metrics: DoorMetrics
    let sessions = MCPSessions()

    static let path = "/mcp"
    private let sessionField = "mcp-session-id"

    var all: [Route] {
        [
            Route(
                method: .post, path: Self.path, scope: .read, takesBody: true,
                streams: { request in
                    let message = try? MCPMessage(parsing: request.body)
                    return request.accepts("text/event-stream") && refusal(of: request) == nil
                        && (message?.wantsProgress == true || wantsMessages(request, message))
                },
                work: { request, line in await answer(to: request, over: line) }),
            Route(method: .delete, path: Self.path, scope: .read, isImmediate: true) { request, _ in
                let name = request.headers.named(sessionField) ?? ""
                return sessions.end(name, of: request.client) ? DoorAnswer(.noContent) : .noSession
            },
        ]
    }

    /// Whether the client of a session has asked for log messages, which come before the answer of a tool.
    private func wantsMessages(_ request: DoorRequest, _ message: MCPMessage?) -> Bool {
        guard message?.method == "tools/call", let name = request.headers.named(sessionField) else {
            return false
        }
        return sessions.session(name, of: request.client)?.wantsMessages ?? false
    }

    private func answer(to request: DoorRequest, over line: Exchange.Line) async -> DoorAnswer {
        if let refusal = refusal(of: request) { return refusal }
        let message: MCPMessage
        do throws(RPCError) { message = try MCPMessage(parsing: request.body) } catch {
            return await spoken(request, MCPSession(), line, .badRequest)
        }
        if message.isStateless { return await stateless(request, line) }
        if message.isHandshake { return await handshake(request, line) }
        guard
            let session = request.headers.named(sessionField).flatMap({
                sessions.session($0, of: request.client)
            })
        else { return .noSession }
        return await spoken(request, session, line, .ok)
    }

    /// Why the message is not looked at; nil when it is.
    private func refusal(of request: DoorRequest) -> DoorAnswer? {
        guard request.accepts("application/json") || request.accepts("text/event-stream") else {
            return .refusal(
                .notAcceptable, .notAcceptable,
                "the answer is application/json or text/event-stream; accept both")
        }
        if let version = request.headers.named("mcp-protocol-version"), !MCPWire.speaks(version) {
            return .refusal(
                .badRequest, .headerMismatch, "MCP-Protocol-Version names a version that is not spoken here")
        }
        guard let message = try? MCPMessage(parsing: request.body) else { return nil }
        if message.isStateless { return message.mismatch(with: request.headers) }
        guard !message.isHandshake, !message.isBatch || request.headers.named(sessionField) != nil else {
            return nil
        }
        guard let name = request.headers.named(sessionField) else {
            return .refusal(
                .badRequest, .noSession,
                "the header Mcp-Session-Id is missing; \"initialize\" begins a session, and a request of 2026-07-28 names its version"
            )
        }
        return sessions.session(name, of: request.client) == nil ? .noSession : nil
    }

    private func handshake(_ request: DoorRequest, _ line: Exchange.Line) async -> DoorAnswer {
        let session = MCPSession()
        var answer = await spoken(request, session, line, .ok)
        guard (try? JSON(parsing: answer.body))?["result"] != nil else { return answer }
        answer.headers.set(sessionField, sessions.add(session, of: request.client))
        return answer
    }

    /// From 2026-07-28 on the status says what kind of error it is.
    private func stateless(_ request: DoorRequest, _ line: Exchange.Line) async -> DoorAnswer {
        var answer = await spoken(request, MCPSession(), line, .ok)
        switch (try? JSON(parsing: answer.body))?["error"]?["code"]?.integer {
        case -32601: answer.status = .notFound
        case -32022, -32602: answer.status = .badRequest
        default: break
        }
        return answer
    }

    private func spoken(
        _ request: DoorRequest, _ session: MCPSession, _ line: Exchange.Line, _ status: HTTPResponse.Status
    ) async -> DoorAnswer {
        let exchange = service.exchange(of: session, observer: metrics.count)
        guard let answer = await exchange.answer(to: request.body, over: line) else {
            return DoorAnswer(.accepted)
        }
        return .json(answer, status)
    }
}

extension MCPMessage {
    /// The refusal of a message whose headers do not say what its body says; nil when they do.
    fileprivate func mismatch(with headers: HTTPFields) -> DoorAnswer? {
        for (name, value) in mirrored() {
            let given = headers.named(name)
            guard given.map(MCPMessage.decoded) != value else { continue }
            let error = RPCError(
                RPCError.Code(rawValue: -32020),
                "the header \(name) is \(given == nil ? "missing" : "not what the body says")",
                reason: .headerMismatch)
            return .json(
                .object([
                    "error": error.json, "id": id ?? .null, "jsonrpc": .string("2.0"),
                ]), .badRequest)
        }
        return nil
    }

    /// The value of a header that may be in base64 between `=?base64?` and `?=`.
    private static func decoded(_ value: String) -> String {
        guard value.hasPrefix("=?base64?"), value.hasSuffix("?=") else { return value }
        let bytes = TransferEncoding.base64(Array(value.utf8.dropFirst("=?base64?".count).dropLast(2))[...])
        return String(validating: bytes, as: UTF8.self) ?? value
    }
}

extension DoorRequest {
    /// Whether the Accept header takes a type; it takes any where it is missing.
    fileprivate func accepts(_ type: String) -> Bool {
        guard let header = headers[.accept] else { return true }
        let family = type.prefix { $0 != "/" } + "/*"
        return header.split(separator: ",").contains { entry in
            let name = entry.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
            return name == type || name == "*/*" || name == family
        }
    }
}

extension DoorAnswer {
    fileprivate static var noSession: DoorAnswer {
        .refusal(.notFound, .noSession, "there is no such session; begin one with \"initialize\"")
    }
}
