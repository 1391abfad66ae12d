import JSONValues
import Service
import Testing

@testable import HTTPDoor

@Suite("MCP over HTTP", .timeLimit(.minutes(5)))
struct MCPRouteTests {
    private static let accept = ["Accept": "application/json, text/event-stream"]
    private static let initialize =
        #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"#
    private static let modern =
        #""io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}"#

    private func modernHeaders(_ method: String, name: String? = nil) -> [String: String] {
        var headers = Self.accept.merging(["MCP-Protocol-Version": "2026-07-28", "Mcp-Method": method]) { $1 }
        headers["Mcp-Name"] = name
        return headers
    }

    @Test("a handshake begins a session, which its client can end")
    func session() async throws {
        try await TestServer.run { server in
            let hello = try await server.post("/mcp", Self.initialize, Self.accept)
            #expect(hello.json?["result"]?["protocolVersion"] == .string("2025-06-18"))
            let id = try #require(hello.headers["mcp-session-id"])
            #expect(id.count == 32)
            let headers = Self.accept.merging(["Mcp-Session-Id": id, "MCP-Protocol-Version": "2025-06-18"]) {
                $1
            }
            let ready = try await server.post(
                "/mcp", #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#, headers)
            #expect(ready.status == 202 && ready.body.isEmpty)
            let list = try await server.post(
                "/mcp", #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#, headers)
            #expect((list.json?["result"]?["tools"]?.array?.count ?? 0) >= 7)
            let call =
                #"{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"trim_context","arguments":{"question":"Who grinds grain?"}}}"#
            let answer = try await server.post("/mcp", call, headers)
            #expect(
                answer.json?["result"]?["structuredContent"]?["context"]
                    == .string("Mills\nA miller grinds grain."))
            // Plain methods are not spoken here.
            let plain = try await server.post(
                "/mcp", #"{"jsonrpc":"2.0","id":3,"method":"index/verify"}"#, headers)
            #expect(plain.json?["error"]?["code"] == .integer(-32601))
            #expect(try await server.send("DELETE", "/mcp", headers).status == 204)
            #expect(try await server.post("/mcp", call, headers).status == 404)
        }
    }

    @Test("without a session, with another's, or in a version that is not spoken, nothing is done")
    func refusals() async throws {
        try await TestServer.run { server in
            let list = #"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#
            #expect(try await server.post("/mcp", list, Self.accept).status == 400)
            #expect(
                try await server.post("/mcp", list, Self.accept.merging(["Mcp-Session-Id": "x"]) { $1 })
                    .status == 404)
            let version = Self.accept.merging(["MCP-Protocol-Version": "1999-01-01"]) { $1 }
            #expect(try await server.post("/mcp", Self.initialize, version).status == 400)
            #expect(try await server.post("/mcp", Self.initialize, ["Accept": "text/html"]).status == 406)
            #expect(try await server.post("/mcp", "{", Self.accept).status == 400)
            let stream = try await server.get("/mcp", ["Accept": "text/event-stream"])
            #expect(stream.status == 405 && stream.headers["allow"] == "DELETE, POST")
        }
    }

    @Test("from 2026-07-28 on each request stands by itself, and its headers say what its body says")
    func stateless() async throws {
        try await TestServer.run { server in
            let call =
                #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"index_status","arguments":{},"_meta":{\#(Self.modern)}}}"#
            let good = try await server.post("/mcp", call, modernHeaders("tools/call", name: "index_status"))
            #expect(good.status == 200 && good.headers["mcp-session-id"] == nil)
            #expect(good.json?["result"]?["resultType"] == .string("complete"))
            let coded = try await server.post(
                "/mcp", call, modernHeaders("tools/call", name: "=?base64?aW5kZXhfc3RhdHVz?="))
            #expect(coded.status == 200)
            for headers in [
                modernHeaders("tools/list", name: "index_status"), modernHeaders("tools/call"),
                modernHeaders("tools/call", name: "expand"), Self.accept,
            ] {
                let bad = try await server.post("/mcp", call, headers)
                #expect(bad.status == 400 && bad.json?["error"]?["code"] == .integer(-32020), "\(headers)")
            }
            let unknown =
                #"{"jsonrpc":"2.0","id":1,"method":"prompts/list","params":{"_meta":{\#(Self.modern)}}}"#
            #expect(try await server.post("/mcp", unknown, modernHeaders("prompts/list")).status == 404)
        }
    }

    @Test("who asks for progress gets a stream of events that ends with the answer")
    func progress() async throws {
        try await TestServer.run { server in
            let hello = try await server.post("/mcp", Self.initialize, Self.accept)
            let headers = Self.accept.merging(["Mcp-Session-Id": hello.headers["mcp-session-id"] ?? ""]) {
                $1
            }
            let call =
                #"{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"trim_context","arguments":{"question":"Who grinds grain?"},"_meta":{"progressToken":"p"}}}"#
            let answer = try await server.post("/mcp", call, headers)
            #expect(answer.headers["content-type"] == "text/event-stream")
            let events = answer.events
            #expect(events.count >= 2 && events.first?["method"] == .string("notifications/progress"))
            #expect(events.first?["params"]?["progressToken"] == .string("p"))
            #expect(events.last?["id"] == .integer(5))
            #expect(
                events.last?["result"]?["structuredContent"]?["context"]
                    == .string("Mills\nA miller grinds grain."))
            let plain = try await server.post(
                "/mcp", call, headers.merging(["Accept": "application/json"]) { $1 })
            #expect(plain.json?["id"] == .integer(5))
        }
    }

    @Test("sessions are bounded, and belong to who began them")
    func bounds() {
        let sessions = MCPSessions(limit: 2)
        let owner = TokenDigest(of: "a")
        let names = (0..<3).map { _ in sessions.add(MCPSession(), of: owner) }
        #expect(Set(names).count == 3)
        #expect(sessions.session(names[0], of: owner) == nil)
        #expect(sessions.session(names[2], of: owner) != nil && sessions.session(names[2], of: nil) == nil)
        #expect(!sessions.end(names[2], of: nil) && sessions.end(names[2], of: owner))
        #expect(
            MCPSessions(lifetime: .zero).session(
                MCPSessions(lifetime: .zero).add(MCPSession(), of: nil), of: nil) == nil)
    }
}
