import JSONValues
import Options
import Service
import Testing

@testable import HTTPDoor

@Suite("The methods over HTTP", .timeLimit(.minutes(5)))
struct MethodRouteTests {
    private static let mill =
        #"{"question":"Who grinds grain?","passages":[{"text":"A miller grinds grain. The sea is wide."}],"pruner":"lexical"}"#

    @Test("a method has a path of its own, and takes its parameters as the body")
    func rest() async throws {
        try await TestServer.run { server in
            let answer = try await server.post(
                "/v1/prune", #"{"question":"Who grinds?","passages":[{"text":"A miller grinds."}]}"#)
            #expect(answer.json?["context"] == .string("A miller grinds."))
            #expect(answer.status == 200 && answer.headers["content-type"] == "application/json")
            let found = try await server.post("/v1/trim", #"{"question":"Who grinds grain?"}"#)
            #expect(found.json?["context"] == .string("Mills\nA miller grinds grain."))
            let status = try await server.post("/v1/index/status", "")
            #expect(status.json?["documents"] == .integer(1))
        }
    }

    @Test("the answer is the same, byte for byte but for the times, over HTTP as REST and as JSON-RPC")
    func sameAnswer() async throws {
        try await TestServer.run { server in
            let rest = try await server.post("/v1/prune", Self.mill)
            let rpc = try await server.post(
                "/rpc", #"{"jsonrpc":"2.0","id":7,"method":"prune","params":\#(Self.mill)}"#)
            #expect(rpc.json?["id"] == .integer(7))
            for member in ["context", "passages", "totals", "warnings", "model"] {
                #expect(
                    rest.json?[member] != nil && rest.json?[member] == rpc.json?["result"]?[member],
                    "\(member)")
            }
        }
    }

    @Test("a batch is answered as an array; notifications alone with nothing")
    func batches() async throws {
        try await TestServer.run { server in
            let call = #"{"jsonrpc":"2.0","id":"a","method":"server/info"}"#
            let note = #"{"jsonrpc":"2.0","method":"server/info"}"#
            let batch = try await server.post("/rpc", "[\(call),\(note),5]")
            #expect(batch.json?.array?.count == 2)
            #expect(batch.json?.array?.last?["error"]?["code"] == .integer(-32600))
            let nothing = try await server.post("/rpc", "[\(note)]")
            #expect(nothing.status == 204 && nothing.body.isEmpty)
            let broken = try await server.post("/rpc", "{")
            #expect(broken.json?["error"]?["code"] == .integer(-32700))
        }
    }

    @Test("what is wrong has the status of HTTP that says so, and the words of the method")
    func failures() async throws {
        try await TestServer.run { server in
            let cases: [(path: String, body: String, status: Int, reason: String)] = [
                ("/v1/prune", "{", 400, "notJSON"), ("/v1/prune", "{}", 400, "missing"),
                ("/v1/prune", #"{"question":"q","passages":[],"treshold":1}"#, 400, "unknownMember"),
                ("/v1/trim", #"{"question":"q","index":"none"}"#, 404, "noSuchIndex"),
                ("/v1/expand", #"{"document":"none"}"#, 404, "noSuchDocument"),
                ("/v1/nothing", "{}", 404, "noSuchPath"),
            ]
            for (path, body, status, reason) in cases {
                let answer = try await server.post(path, body)
                #expect(answer.status == status, "\(path) \(body)")
                #expect(answer.json?["data"]?["reason"] == .string(reason), "\(path) \(body)")
                #expect(answer.json?["message"]?.string?.isEmpty == false)
            }
            let form = try await server.post(
                "/v1/prune", "{}", ["Content-Type": "application/x-www-form-urlencoded"])
            #expect(form.status == 415)
            let verb = try await server.get("/v1/prune")
            #expect(verb.status == 405 && verb.headers["allow"] == "POST")
        }
    }

    @Test("HEAD gives the headers of GET, and the page loads nothing from elsewhere")
    func page() async throws {
        try await TestServer.run { server in
            let page = try await server.get("/")
            #expect(page.body.contains("Winnow playground"))
            #expect(page.headers["content-security-policy"]?.contains("default-src 'none'") == true)
            #expect(page.headers["x-content-type-options"] == "nosniff")
            let head = try await server.send("HEAD", "/")
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(head.headers["content-length"] == "\(page.body.utf8.count)")
            for path in page.body.matches(of: /(?:src|href)="([^"#:]+)"/).map({ String($0.1) }) {
                #expect(try await server.get(path).status == 200, "\(path)")
            }
        }
    }

    @Test("the log says what was asked and how long it took, and no word of a text, a path or a token")
    func log() async throws {
        try await TestServer.run { server in
            _ = try await server.post("/v1/prune", Self.mill)
            _ = try await server.get("/secret-path?secret-query")
            let lines = server.log.lines
            #expect(lines.contains { $0.contains("POST /v1/prune status=200 ms=") })
            #expect(lines.contains { $0.contains("- - status=404 ms=") })
            #expect(
                !lines.contains { $0.contains("miller") || $0.contains("grinds") || $0.contains("secret") })
        }
    }

    @Test("what was done is measured as Prometheus reads it")
    func metrics() async throws {
        try await TestServer.run { server in
            #expect(try await server.get("/healthz").body == "ok\n")
            #expect(try await server.get("/readyz").body == "ready\n")
            _ = try await server.post("/v1/prune", Self.mill)
            let text = try await server.get("/metrics").body
            #expect(
                text.contains(#"winnow_http_requests_total{method="POST",route="/v1/prune",status="200"} 1"#))
            #expect(text.contains(#"winnow_http_request_seconds_count{route="/v1/prune"} 1"#))
            #expect(text.contains(#"winnow_calls_total{method="prune",outcome="ok"} 1"#))
            let counts = text.matches(of: /winnow_tokens_(in|out)_total (\d+)\n/).map { Int($0.2) ?? 0 }
            #expect(counts.count == 2 && counts[0] > counts[1] && counts[1] > 0)
        }
    }

    @Test("shutdown ends the server after its answer")
    func shutdown() async throws {
        try await TestServer.run { server in
            let answer = try await server.post("/rpc", #"{"jsonrpc":"2.0","id":1,"method":"shutdown"}"#)
            #expect(answer.json?["result"] == .object([]))
        }
    }
}
