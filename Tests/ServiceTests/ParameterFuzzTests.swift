import Engine
import Glibc
import IndexStore
import JSONRPC
import JSONValues
import TestSupport
import Testing
import TextAnalysis

@testable import Service

/// `WINNOW_FUZZ_INPUTS=100000` runs that many inputs instead of the short version.
@Suite("Fuzzing of parameters", .timeLimit(.minutes(60)))
struct ParameterFuzzTests {
    private let inputs = getenv("WINNOW_FUZZ_INPUTS").flatMap { Int(String(cString: $0)) } ?? 500

    private static let seeds: [(method: String, params: String)] = [
        (
            "prune",
            #"{"question":"grain","threshold":0.2,"budget":{"tokens":9},"passages":[{"text":"Grain. River."},{"html":"<p>Mill"},{"sentences":["A b","c"]}]}"#
        ),
        (
            "prune",
            #"{"items":[{"question":"grain","passages":[{"text":"Grain."}]}],"explain":true,"html":{"granularity":5}}"#
        ),
        (
            "trim",
            #"{"question":"grain","limit":3,"neighbours":1,"forceTerms":["mill"],"filter":{"year":{"gte":1}}}"#
        ),
        ("retrieve", #"{"question":"grain mill","limit":2,"offsetUnit":"utf8","index":"mills"}"#),
        (
            "rerank",
            #"{"query":"grain","documents":["a",{"text":"grain","title":"t"}],"topN":1,"pruned":true}"#
        ),
        ("expand", #"{"document":"mill","start":1,"end":4,"offsetUnit":"utf16"}"#),
        ("index/add", #"{"index":"mills","documents":[{"id":"x","text":"Mill.","metadata":{"year":1}}]}"#),
        ("index/remove", #"{"index":"mills","documents":["x"]}"#), ("index/status", "{}"),
    ]

    private static let strangers: [JSON] = [
        .null, .bool(true), .integer(0), .integer(-1), .integer(Int.max), .number("1e400"), .number("-0.0"),
        .number("0.5"),
        .string(""), .string("\u{0}"), .string("e\u{301}\u{1F469}\u{200D}\u{1F33E}"), .string("<p><p>"),
        .array([]),
        .object([]), .array([.array([.null])]), .string(String(repeating: "grain ", count: 200)),
    ]

    /// The value with one of its parts replaced, removed or doubled.
    private func damaged(_ value: JSON, _ generator: inout SeededGenerator) -> JSON {
        if Int.random(in: 0..<4, using: &generator) == 0 {
            return ParameterFuzzTests.strangers.randomElement(using: &generator) ?? .null
        }
        switch value {
        case .array(var values) where !values.isEmpty:
            let place = Int.random(in: 0..<values.count, using: &generator)
            if Bool.random(using: &generator) { values.append(values[place]) }
            values[place] = damaged(values[place], &generator)
            return .array(values)
        case .object(var members) where !members.isEmpty:
            let place = Int.random(in: 0..<members.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: members.remove(at: place)
            case 1: members[place].key += "s"
            default: members[place].value = damaged(members[place].value, &generator)
            }
            return .object(members)
        default: return ParameterFuzzTests.strangers.randomElement(using: &generator) ?? .null
        }
    }

    @Test("whatever the parameters, every call is answered once, with a result or an error that has a reason")
    func everyCallIsAnswered() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mills.winnow")
        _ = try IndexWriter(path, creatingWith: IndexSettings(analyzer: AnalyzerSettings().json))
        var settings = ServiceSettings.patient
        settings.limits.queuedRequests = .max
        let client = ServiceClient(
            service: WinnowService(
                settings: settings, engine: ContextEngine(indexes: try IndexRegistry(opening: [path])),
                logger: .silent))
        var generator = SeededGenerator(seed: 5)
        var results = 0
        for start in stride(from: 0, to: inputs, by: 500) {
            let ids = start..<min(start + 500, inputs)
            let lines = try ids.map { id in
                let seed = ParameterFuzzTests.seeds.randomElement(using: &generator) ?? ("server/info", "{}")
                let params = damaged(try JSON(parsing: seed.params), &generator)
                return #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(seed.method)","params":\#(params)}"#
            }
            let answers = try await client.answers(to: lines).map { try JSON(parsing: $0) }
            // Parameters that are neither an object nor an array make an invalid request, answered under its id too.
            #expect(answers.compactMap { $0["id"]?.integer }.sorted() == Array(ids))
            for answer in answers where answer["result"] == nil {
                let code = try #require(answer["error"]?["code"]?.integer)
                #expect([-32600, -32602, -32002, -32005].contains(code), "\(answer)")
                #expect(answer["error"]?["data"]?["reason"]?.string?.isEmpty == false)
            }
            results += answers.count { $0["result"] != nil }
        }
        print("fuzzed \(inputs) calls: \(results) results")
        #expect(results > inputs / 20)
        #expect(try await client.result("index/verify")["valid"] == .bool(true))
    }
}
