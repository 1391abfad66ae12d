import HTTPTypes
import Hummingbird
import JSONRPC
import Logging
import NIOCore
import Service

/// The life of a request, from its head to its answer.
struct DoorResponder: HTTPResponder {
    let routes: RouteTable
    let hosts: HostCheck
    let origins: OriginPolicy
    /// Nil where nobody is asked for a token.
    let tokens: TokenStore?
    let admission: Admission
    let workshop: Workshop
    let metrics: DoorMetrics
    let log: AccessLog
    let bodyBytes: Int
    let readSeconds: Int
    /// Called when a client that may do so asks the server to end.
    let endService: @Sendable () -> Void

    func respond(to request: Request, context: DoorContext) async throws -> Response {
        let start = ContinuousClock.now
        let path = String(request.uri.path)
        let known = routes.verbs(of: path) == nil ? "-" : path
        var bytesIn = 0
        let page = origins.verdict(on: request.headers, host: request.head.authority)
        var outcome = await outcome(of: request, path, page, context, &bytesIn)
        if case .named(let origin) = page { outcome.add(OriginPolicy.headers(for: origin)) }
        outcome.add([.xContentTypeOptions: "nosniff", .cacheControl: "no-store"])
        let verb =
            routes.verbs(of: path)?.contains(request.method.rawValue) == true ? request.method.rawValue : "-"
        let received = bytesIn
        return response(to: request, outcome, context) { status, bytesOut in
            let elapsed = ContinuousClock.now - start
            metrics.count(
                verb, known, status: status, elapsed: elapsed, bytesIn: received, bytesOut: bytesOut)
            log.write(verb, known, status: status, elapsed: elapsed, bytesIn: received, bytesOut: bytesOut)
        }
    }

    /// What comes out: an answer, or a stream of events that ends with one.
    private enum Outcome {
        case answer(DoorAnswer, leavesBody: Bool = false)
        case events(HTTPFields, run: @Sendable (@escaping @Sendable ([UInt8]) -> Void) async -> DoorAnswer)

        mutating func add(_ fields: HTTPFields) {
            switch self {
            case .answer(var answer, let leavesBody):
                for field in fields where answer.headers[field.name] == nil { answer.headers.append(field) }
                self = .answer(answer, leavesBody: leavesBody)
            case .events(var headers, let run):
                for field in fields where headers[field.name] == nil { headers.append(field) }
                self = .events(headers, run: run)
            }
        }
    }

    private func outcome(
        of request: Request, _ path: String, _ page: OriginPolicy.Verdict, _ context: DoorContext,
        _ bytesIn: inout Int
    ) async -> Outcome {
        if let refusal = refusal(of: request, path, page) { return .answer(refusal, leavesBody: true) }
        if case .named(let origin) = page, request.method == .options {
            return .answer(OriginPolicy.preflight(for: origin))
        }
        guard let route = routes.route(request.method, path) else {
            return .answer(otherVerb(request.method, path), leavesBody: true)
        }
        let client: (digest: TokenDigest?, scope: MethodScope)
        switch admit(request, to: route) {
        case .success(let known): client = known
        case .failure(let refusal): return .answer(refusal.answer, leavesBody: true)
        }
        let body: [UInt8]
        switch await HeldBody.read(request, upTo: bodyBytes, context, readSeconds, admission) {
        case .success(let bytes): body = bytes
        case .failure(let refusal): return .answer(refusal.answer, leavesBody: true)
        }
        bytesIn = body.count
        defer { admission.release(body.count) }
        return await work(
            route,
            DoorRequest(
                method: request.method, path: path, headers: request.headers, body: body, scope: client.scope,
                client: client.digest), context)
    }

    // MARK: - Before the body

    private func refusal(of request: Request, _ path: String, _ page: OriginPolicy.Verdict) -> DoorAnswer? {
        guard hosts.allows(request.head.authority) else {
            return .refusal(
                .misdirectedRequest, .otherHost,
                "the Host header names another server; start this one with --host NAME to be called so")
        }
        guard page != .refused else {
            return .refusal(
                .forbidden, .otherOrigin,
                "pages of this origin may not ask; start the server with --origin ORIGIN to let them")
        }
        guard routes.verbs(of: path) != nil else {
            return .refusal(.notFound, .noSuchPath, "there is no such path; /openapi.json lists them all")
        }
        return nil
    }

    private func otherVerb(_ method: HTTPRequest.Method, _ path: String) -> DoorAnswer {
        let verbs = (routes.verbs(of: path) ?? []).joined(separator: ", ")
        var answer = DoorAnswer.refusal(.methodNotAllowed, .otherVerb, "\(path) takes \(verbs)")
        answer.headers[.allow] = verbs
        return answer
    }

    private func admit(
        _ request: Request, to route: Route
    ) -> Result<(digest: TokenDigest?, scope: MethodScope), DoorRefusal> {
        if route.takesBody, let type = request.headers[.contentType], !type.isJSON {
            return .failure(
                DoorRefusal(
                    .unsupportedMediaType, .otherType, "the body must be of the type application/json"))
        }
        guard let needed = route.scope, let tokens = tokens?.current else { return .success((nil, .admin)) }
        guard let token = request.headers[.authorization]?.bearerToken else { return .failure(.noToken) }
        let digest = TokenDigest(of: token)
        guard let scope = tokens.scope(of: digest) else { return .failure(.noToken) }
        guard scope >= needed else {
            return .failure(DoorRefusal(WinnowService.refusal(route.path, needs: needed)))
        }
        return .success((digest, scope))
    }

    // MARK: - The work

    private func work(_ route: Route, _ request: DoorRequest, _ context: DoorContext) async -> Outcome {
        guard !route.isImmediate else { return .answer(await route.work(request, Exchange.Line())) }
        guard let seat = admission.enter() else { return .answer(.overload) }
        guard route.streams(request) else {
            defer { withExtendedLifetime(seat) {} }
            return .answer(await perform(route, request, context, notify: { _ in }))
        }
        return .events([.contentType: "text/event-stream"]) { send in
            defer { withExtendedLifetime(seat) {} }
            return await perform(route, request, context, notify: send)
        }
    }

    private func perform(
        _ route: Route, _ request: DoorRequest, _ context: DoorContext,
        notify: @escaping @Sendable ([UInt8]) -> Void
    ) async -> DoorAnswer {
        var line = Exchange.Line()
        line.notify = notify
        line.endService = endService
        let outcome = await workshop.perform(watching: await context.watch) { [line] in
            await route.work(request, line)
        }
        switch outcome {
        case .answer(let answer): return answer
        case .late: return .late
        case .unwanted: return .unwanted
        }
    }

    // MARK: - The answer

    private func response(
        to request: Request, _ outcome: Outcome, _ context: DoorContext,
        done: @escaping @Sendable (_ status: Int, _ bytes: Int) -> Void
    ) -> Response {
        switch outcome {
        case .answer(var answer, let leavesBody):
            if leavesBody, request.hasBody {
                // What is still to come of the body is not read.
                answer.headers[.connection] = "close"
                _ = context.cutOff(after: 1)
            }
            done(answer.status.code, answer.body.count)
            if request.method == .head {
                answer.headers[.contentLength] = "\(answer.body.count)"
                return Response(status: answer.status, headers: answer.headers)
            }
            return Response(
                status: answer.status, headers: answer.headers,
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
        case .events(let headers, let run):
            return Response(
                status: .ok, headers: headers,
                body: EventStream.body(run) { bytes in done(200, bytes) })
        }
    }
}
