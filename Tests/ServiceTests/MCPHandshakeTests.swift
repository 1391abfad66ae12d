import JSONRPC
import JSONValues
import Testing

@testable import Service

private let modernMeta =
    #""_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"#

private func initialize(_ params: String, id: String = "1") -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"initialize","params":{\#(params)}}"#
}

private func list(id: String = "2", _ params: String = "") -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/list","params":{\#(params)}}"#
}

@Suite("MCP: versions and handshakes", .timeLimit(.minutes(2)))
struct MCPHandshakeTests {
    private let client = ServiceClient(service: .withoutIndexes)

    private func answers(_ lines: String...) async throws -> [JSON] {
        try await client.answers(to: lines).map { try JSON(parsing: $0) }
    }

    @Test(
        "a version that is known is taken, another is answered with the newest that has a handshake",
        arguments: [
            ("2024-11-05", "2024-11-05"), ("2025-03-26", "2025-03-26"), ("2025-06-18", "2025-06-18"),
            ("2025-11-25", "2025-11-25"), ("2026-07-28", "2025-11-25"), ("1999-01-01", "2025-11-25"),
            ("", "2025-11-25"),
        ])
    func negotiation(asked: String, answered: String) async throws {
        let answer = try await answers(
            initialize(
                #""protocolVersion":"\#(asked)","capabilities":{},"clientInfo":{"name":"a","version":"1"}"#)
        )
        let result = try #require(answer.first?["result"])
        #expect(result["protocolVersion"] == .string(answered))
        #expect(result["serverInfo"]?["name"] == .string("winnow"))
        let version = try #require(MCPVersion(rawValue: answered))
        #expect(try MCPMessages(version).faults(of: answer[0], toMethod: "initialize") == [])
    }

    @Test(
        "an opening request that lacks something, or has it in another type, names it",
        arguments: [
            ("", "protocolVersion"), (#""protocolVersion":7"#, "protocolVersion"),
            (#""protocolVersion":"2025-11-25","capabilities":[]"#, "capabilities"),
            (#""protocolVersion":"2025-11-25","clientInfo":"me""#, "clientInfo"),
        ])
    func malformedOpening(params: String, path: String) async throws {
        let error = try #require(try await answers(initialize(params)).first?["error"])
        #expect(error["code"] == .integer(-32602))
        #expect(error["data"]?["path"] == .string(path))
    }

    @Test("requests that follow the handshake at once are in its version, whatever is answered first")
    func pipelined() async throws {
        for _ in 0..<20 {
            let found = try await answers(
                initialize(#""protocolVersion":"2024-11-05","capabilities":{}"#), list(), list(id: "3"))
            #expect(found.count == 3)
            for answer in found where answer["id"] != .integer(1) {
                // Output schemas came later.
                #expect(answer["result"]?["tools"]?.array?.first?["inputSchema"] != nil, "\(answer)")
                #expect(answer["result"]?["tools"]?.array?.first?["outputSchema"] == nil)
            }
        }
    }

    @Test("a request that comes before a handshake and names no version is refused; a ping is answered")
    func noSession() async throws {
        let found = try await answers(list(), #"{"jsonrpc":"2.0","id":3,"method":"ping"}"#)
        let byID = Dictionary(uniqueKeysWithValues: found.map { ($0["id"]?.integer ?? 0, $0) })
        #expect(byID[2]?["error"]?["code"] == .integer(-32602))
        #expect(byID[2]?["error"]?["message"]?.string?.contains("initialize") == true)
        #expect(byID[3]?["result"] == .object([]))
    }

    @Test("from 2026-07-28 on no handshake is needed, and each result says who answered")
    func discovery() async throws {
        let found = try await answers(
            #"{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{\#(modernMeta)}}"#)
        let result = try #require(found.first?["result"])
        #expect(result["supportedVersions"] == .strings(["2026-07-28"]))
        #expect(result["resultType"] == .string("complete"))
        #expect(
            result["_meta"]?["io.modelcontextprotocol/serverInfo"]?["name"] == .string("winnow"))
        #expect(try MCPMessages(.july2026).faults(of: found[0], toMethod: "server/discover") == [])
    }

    @Test(
        "metadata of a version that is not spoken, or that is incomplete, is refused",
        arguments: [
            (
                #""io.modelcontextprotocol/protocolVersion":"2030-01-01","io.modelcontextprotocol/clientCapabilities":{}"#,
                -32022
            ),
            (
                #""io.modelcontextprotocol/protocolVersion":"2025-11-25","io.modelcontextprotocol/clientCapabilities":{}"#,
                -32022
            ),
            (#""io.modelcontextprotocol/protocolVersion":"2026-07-28""#, -32602),
            (
                #""io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":7"#,
                -32602
            ),
            (
                #""io.modelcontextprotocol/protocolVersion":7,"io.modelcontextprotocol/clientCapabilities":{}"#,
                -32602
            ),
            (#""io.modelcontextprotocol/clientCapabilities":{}"#, -32602),
        ])
    func refusedMetadata(meta: String, code: Int) async throws {
        let answer = try #require(try await answers(list(#""_meta":{\#(meta)}"#)).first)
        let error = try #require(answer["error"])
        #expect(error["code"] == .integer(code))
        if code == -32022 { #expect(error["data"]?["supported"] == .strings(["2026-07-28"])) }
        #expect(try MCPMessages(.july2026).faults(of: answer, toMethod: nil) == [])
    }

    @Test(
        "a method that a version has not is unknown in it",
        arguments: [
            (MCPVersion.july2026, "ping"), (.july2026, "logging/setLevel"), (.july2026, "trim"),
            (.july2026, "prompts/list"), (.november2025, "server/discover"),
            (.march2025, "subscriptions/listen"), (.june2025, "completion/complete"),
            (.november2024, "no/such"),
        ])
    func methodsOfVersions(version: MCPVersion, method: String) async throws {
        let client = try await MCPClient(version)
        #expect(try await client.error(method)["code"] == .integer(-32601))
    }

    @Test("both eras and the plain methods are served on one connection")
    func together() async throws {
        let found = try await answers(
            initialize(#""protocolVersion":"2025-06-18","capabilities":{}"#), list(),
            list(id: "3", modernMeta), #"{"jsonrpc":"2.0","id":4,"method":"server/info"}"#)
        let byID = Dictionary(uniqueKeysWithValues: found.map { ($0["id"]?.integer ?? 0, $0) })
        #expect(byID[2]?["result"]?["resultType"] == nil)
        #expect(byID[3]?["result"]?["resultType"] == .string("complete"))
        #expect(byID[4]?["result"]?["version"] != nil)
    }

    @Test("only 2025-03-26 has batches, and the handshake is never in one")
    func batches() async throws {
        func open(_ version: MCPVersion) -> String {
            initialize(#""protocolVersion":"\#(version.rawValue)","capabilities":{}"#, id: #""open""#)
        }
        let batch = "[\(list()),\(list(id: "3"))]"
        for version in MCPVersion.withHandshake {
            let found = try await answers(open(version), batch).filter { $0["id"] != .string("open") }
            #expect(found.count == 1)
            if version == .march2025 {
                let entries = try #require(found.first?.array)
                #expect(entries.count { $0["result"]?["tools"] != nil } == 2)
                let schema = try MCPMessages(version)
                for entry in entries { #expect(schema.faults(of: entry, toMethod: "tools/list") == []) }
            } else {
                #expect(found.first?["error"]?["code"] == .integer(-32600), "\(version)")
            }
        }
        let inBatch = try await answers("[\(open(.march2025))]", "[\(list(id: "4", modernMeta))]")
        #expect(inBatch.count == 2)
        for answer in inBatch { #expect(answer.array?.first?["error"]?["code"] == .integer(-32600)) }
    }

    @Test("an error that belongs to no request has no id where the version has no null ids")
    func unknownIDs() async throws {
        let modern = try await answers(list(modernMeta), "{")
        #expect(modern.count { $0["error"]?["code"] == .integer(-32700) && $0["id"] == nil } == 1)
        let schema = try MCPMessages(.july2026)
        for message in modern { #expect(schema.faults(of: message, toMethod: nil) == []) }
        let plain = try await answers("{")
        #expect(plain.first?["id"] == .null)
    }

    @Test("ids that MCP does not have are refused", arguments: ["null", "1.5"])
    func strangeIDs(id: String) async throws {
        let answer = try await answers(list(id: id, modernMeta)).first
        #expect(answer?["error"]?["code"] == .integer(-32600))
    }
}
