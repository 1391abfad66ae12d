import JSONRPC
import JSONValues
import TestSupport
import Testing

@testable import Service

/// `WINNOW_FUZZ_INPUTS=10000` sends that many messages instead of the short version.
@Suite("MCP: fuzzing and the messages of the specification", .timeLimit(.minutes(60)))
struct MCPFuzzTests {
    private static let seeds: [(method: String, params: String)] = [
        (
            "initialize",
            #""protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"a","version":"1"}"#
        ),
        ("server/discover", ""), ("ping", ""), ("tools/list", #""cursor":null"#),
        (
            "tools/call",
            #""name":"prune_text","arguments":{"question":"grain","text":"A miller grinds grain.","budget":{"tokens":9}}"#
        ),
        (
            "tools/call",
            #""name":"prune_html","arguments":{"question":"grain","html":"<p>Grain.","keepLinks":true}"#
        ),
        ("tools/call", #""name":"trim_context","arguments":{"question":"grain","limit":2,"neighbours":1}"#),
        ("tools/call", #""name":"rerank","arguments":{"query":"grain","documents":["a",{"text":"grain"}]}"#),
        ("tools/call", #""name":"expand","arguments":{"document":"mill","start":1,"end":4}"#),
        ("tools/call", #""name":"index_status","arguments":{}"#), ("logging/setLevel", #""level":"debug""#),
        ("resources/list", ""), ("resources/templates/list", ""),
        ("resources/read", #""uri":"winnow://mills/document/mill""#),
        ("subscriptions/listen", #""notifications":{"toolsListChanged":true}"#),
        ("prompts/list", ""), ("notifications/cancelled", #""requestId":1"#),
        ("notifications/initialized", ""),
    ]

    private let damage = JSONDamage(replacement: 0)

    /// Up to three parts of the parameters are damaged; the id and the method stay, so that the answer is found.
    private func line(_ id: Int, _ client: MCPClient, _ generator: inout SeededGenerator) throws -> (
        String, String
    ) {
        let seed = MCPFuzzTests.seeds.randomElement(using: &generator) ?? ("ping", "")
        let request = try JSON(parsing: client.request(seed.method, seed.params, id: "\(id)"))
        var params = request["params"] ?? .object([])
        for _ in 0..<Int.random(in: 0..<4, using: &generator) { params = damage.damaged(params, &generator) }
        let isNotification = seed.method.hasPrefix("notifications/")
        let message = JSON.object([
            "jsonrpc": .string("2.0"), "id": isNotification ? nil : .integer(id),
            "method": .string(seed.method),
            "params": params.members == nil ? nil : params,
        ])
        return (seed.method, message.description)
    }

    @Test("whatever comes, each request has one answer, and each message fits the schema of its version")
    func everyRequestIsAnswered() async throws {
        let inputs = Effort.count("WINNOW_FUZZ_INPUTS", usual: 1000)
        var generator = SeededGenerator(seed: 26)
        var results = 0
        for version in MCPVersion.allCases {
            let client = try await MCPClient(version)
            var methods: [Int: String] = [:]
            let lines = try (0..<inputs / MCPVersion.allCases.count).map { id -> String in
                // Ids that no seed names, so that nothing is cancelled.
                let id = id + 1000
                let (method, line) = try line(id, client, &generator)
                if !method.hasPrefix("notifications/") { methods[id] = method }
                return line
            }
            let found = try await ServiceClient(service: client.service)
                .answers(to: client.opening.prefix(1) + lines).map { try JSON(parsing: $0) }
            let answers = found.filter { $0["method"] == nil && $0["id"] != .string("open") }
            #expect(answers.compactMap { $0["id"]?.integer }.sorted() == methods.keys.sorted())
            for answer in answers { check(answer, methods[answer["id"]?.integer ?? -1]) }
            results += answers.count { $0["result"] != nil }
        }
        #expect(results > inputs / 5)
        print("fuzzed \(inputs) messages of MCP: \(results) results")
    }

    /// A damaged handshake may have changed the version, so one of them must fit.
    private func check(_ answer: JSON, _ method: String?) {
        let faults = MCPVersion.allCases.map { version in
            (try? MCPMessages(version).faults(of: answer, toMethod: method)) ?? ["no schema"]
        }
        #expect(faults.contains([]), "\(answer): \(faults.last ?? [])")
        guard let error = answer["error"] else { return }
        #expect([-32600, -32601, -32602, -32002, -32022].contains(error["code"]?.integer ?? 0), "\(answer)")
        #expect(error["data"]?["reason"]?.string?.isEmpty == false)
    }

    @Test("the requests of the specification are answered, and its other messages do no harm")
    func examples() async throws {
        let client = try await MCPClient(.july2026)
        let schema = try MCPMessages(.july2026)
        for example in try MCPSchemas.examples()
        where example.json["jsonrpc"] != nil && example.json["method"] != nil {
            let method = example.json["method"]?.string ?? ""
            // Line breaks of the example stand between its members.
            let found = try await ServiceClient(service: client.service).answers(to: [
                example.json.description
            ])
            .map { try JSON(parsing: $0) }
            let expected = example.json["id"] == nil ? 0 : method == "subscriptions/listen" ? 2 : 1
            #expect(found.count == expected, "\(example.name)")
            for message in found { #expect(schema.faults(of: message, toMethod: method) == [], "\(message)") }
        }
    }

    @Test("the validator finds the examples of the specification right, and damaged ones wrong")
    func validator() throws {
        guard let schema = try MCPSchemas.validator(of: .july2026) else { return }
        var generator = SeededGenerator(seed: 3)
        var caught = 0
        let examples = try MCPSchemas.examples()
        for example in examples {
            // Two results of it lack the members that the schema requires since.
            let faults = schema.faults(of: example.json, against: example.definition)
            #expect(faults.allSatisfy { $0.hasSuffix("is missing") }, "\(example.name): \(faults)")
            let broken = damage.damaged(example.json, &generator)
            if !schema.faults(of: broken, against: example.definition).isEmpty { caught += 1 }
        }
        #expect(caught * 3 > examples.count)
    }
}
