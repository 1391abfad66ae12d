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

    private let damage = JSONDamage(replacement: 0.25)

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
                let params = damage.damaged(try JSON(parsing: seed.params), &generator)
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
