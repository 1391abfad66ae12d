import JSONRPC
import JSONValues
import Testing

@testable import Service

@Suite("MCP: documents, progress, cancellation and log messages", .timeLimit(.minutes(2)))
struct MCPTrafficTests {
    @Test("documents are listed a page at a time, each once, and read by their addresses")
    func resources() async throws {
        let documents = (0..<230).map { #"{"id":"d/\#($0)","text":"Text \#($0)."}"# }.joined(separator: ",")
        for version in MCPVersion.allCases {
            let client = try await MCPClient(version, documents: documents)
            var names: [String] = []
            var cursor: String?
            var pages = 0
            repeat {
                let page = try await client.result(
                    "resources/list", cursor.map { #""cursor":"\#($0)""# } ?? "")
                names += (page["resources"]?.array ?? []).compactMap { $0["name"]?.string }
                cursor = page["nextCursor"]?.string
                pages += 1
            } while cursor != nil && pages < 10
            #expect(pages == 3)
            #expect(names.sorted() == (0..<230).map { "d/\($0)" }.sorted())
            let read = try await client.result("resources/read", #""uri":"winnow://mills/document/d%2F7""#)
            #expect(read["contents"]?.array?.first?["text"] == .string("Text 7."))
        }
    }

    @Test("ids of all characters make addresses that lead back to them")
    func addresses() async throws {
        let client = try await MCPClient(.november2025)
        let listed = try await client.result("resources/list")
        let uri = try #require(listed["resources"]?.array?.first?["uri"]?.string)
        #expect(uri == "winnow://mills/document/a%2F%C3%BC%20%25.md")
        let read = try await client.result("resources/read", #""uri":"\#(uri)""#)
        #expect(read["contents"]?.array?.first?["text"]?.string?.hasPrefix("Bread") == true)
        for id in ["a/b", "é😀", "%41", " ", "?#&", "\u{1}", "a/document/b"] {
            let uri = DocumentURI(index: "i/ü", id: id)
            #expect(DocumentURI(uri.description) == uri)
        }
        for text in [
            "", "winnow://", "winnow://a", "winnow:///document/b", "winnow://a/document/",
            "http://a/document/b", "winnow://a/document/%4", "winnow://a/document/%FF",
        ] {
            #expect(DocumentURI(text) == nil, "\(text)")
        }
    }

    @Test("a resource that is not there has the code of the version, and a cursor of nobody's is refused")
    func missingResources() async throws {
        for (version, code) in [
            (MCPVersion.november2024, -32002), (.november2025, -32002), (.july2026, -32602),
        ] {
            let client = try await MCPClient(version)
            for uri in ["winnow://mills/document/none", "winnow://wiki/document/mill", "file:///etc/passwd"] {
                #expect(
                    try await client.error("resources/read", #""uri":"\#(uri)""#)["code"] == .integer(code))
            }
            #expect(try await client.error("resources/read")["data"]?["path"] == .string("uri"))
            #expect(try await client.error("resources/list", #""cursor":"x""#)["code"] == .integer(-32602))
            #expect(try await client.error("tools/list", #""cursor":"x""#)["code"] == .integer(-32602))
        }
    }

    @Test("a call with a token is followed by progress that rises, and one without by none")
    func progress() async throws {
        for version in MCPVersion.allCases {
            let client = try await MCPClient(version)
            let call = #""name":"trim_context","arguments":{"question":"Who grinds grain?"}"#
            let messages = try await client.messages(
                [client.request("tools/call", call, token: "t")], answering: "tools/call")
            let reports = messages.filter { $0["method"] == .string("notifications/progress") }
            let values = reports.compactMap { $0["params"]?["progress"]?.double }
            #expect(values.count >= 2 && values.last == 1, "\(values)")
            #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
            #expect(reports.allSatisfy { $0["params"]?["progressToken"] == .string("t") })
            #expect(messages.last?["result"] != nil)
            #expect(try await client.messages([client.request("tools/call", call)]).count == 1)
        }
    }

    @Test("a subscription is acknowledged with nothing in it, and ends")
    func subscription() async throws {
        let client = try await MCPClient(.july2026)
        let messages = try await client.messages(
            [
                client.request(
                    "subscriptions/listen", #""notifications":{"toolsListChanged":true}"#, id: "\"s\"")
            ],
            answering: "subscriptions/listen")
        #expect(messages.map { $0["method"]?.string } == ["notifications/subscriptions/acknowledged", nil])
        #expect(messages.first?["params"]?["notifications"] == .object([]))
        for holder in [messages[0]["params"], messages[1]["result"]] {
            #expect(holder?["_meta"]?["io.modelcontextprotocol/subscriptionId"] == .string("s"))
        }
    }

    @Test("log messages come from the level on that was asked for, and never hold a text")
    func logMessages() async throws {
        let client = try await MCPClient(.june2025)
        let good = client.request(
            "tools/call", #""name":"prune_text","arguments":{"question":"SECRET","text":"a"}"#, id: "2")
        let bad = client.request(
            "tools/call", #""name":"prune_text","arguments":{"question":"SECRET"}"#, id: "3")
        func levels(_ asked: String?) async throws -> [String] {
            let set = asked.map { client.request("logging/setLevel", #""level":"\#($0)""#, id: "9") }
            // One at a time, for the level counts from its answer on.
            let lines = client.opening.prefix(1) + [set, good, bad].compactMap { $0 }
            let found = try await ServiceClient(service: client.service).conversation(Array(lines))
            #expect(!found.contains { $0.contains("SECRET") })
            return try found.map { try JSON(parsing: $0) }.filter { $0["method"] != nil }
                .compactMap { $0["params"]?["level"]?.string }
        }
        #expect(try await levels(nil) == [])
        #expect(try await levels("debug") == ["info", "warning"])
        #expect(try await levels("warning") == ["warning"])
        #expect(try await levels("error") == [])
        #expect(
            try await client.error("logging/setLevel", #""level":"loud""#)["data"]?["path"]
                == .string("level"))
    }

    @Test("nothing more is sent for a call that the client has cancelled")
    func cancellation() async throws {
        let client = try await MCPClient(.november2025)
        let text = String(repeating: "A miller grinds grain. ", count: 40_000)
        let long = client.request(
            "tools/call",
            #""name":"prune_text","arguments":{"question":"grain","text":"\#(text)","budget":{"tokens":50}}"#,
            id: "7", token: "t")
        let messages = try await client.messages([
            long,
            #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7,"reason":"late"}}"#,
            client.request("ping", id: "8"),
        ])
        #expect(messages.compactMap { $0["id"]?.integer } == [8])
    }
}
