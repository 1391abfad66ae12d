import ContextTypes
import JSONValues
import Testing
import TextAnalysis

@testable import Service

@Suite("Texts read by sentence and texts read by line in one request", .timeLimit(.minutes(2)))
struct MixedTextTests {
    private let client = ServiceClient(service: .withoutIndexes)
    private let prose =
        "Anna Weber built the mill in 1843. The road is steep. It rained all day long on the hills."
    private let log = (1...80).map { number in
        number == 60
            ? "10:00:60 ERROR mill stopped: no grain" : "10:00:\(number) INFO step \(number) done"
    }.joined(separator: "\n")

    private func prune(_ texts: [(id: String, text: String)], _ options: [JSON.Member] = []) async throws
        -> JSON
    {
        let passages = texts.map { JSON.object(["id": .string($0.id), "text": .string($0.text)]) }
        let params = [
            JSON.Member("question", .string("Why has the mill of Anna Weber stopped?")),
            JSON.Member("passages", .array(passages)),
        ]
        return try await client.result("prune", JSON.object(params + options).description)
    }

    private func both(_ options: [JSON.Member] = []) async throws -> JSON {
        try await prune(
            [("log", log), ("prose", prose)], [JSON.Member("pruner", .string("lexical"))] + options)
    }

    private func places(_ answer: JSON, _ code: String) -> Set<String> {
        let warnings = (answer["warnings"]?.array ?? []).filter { $0["code"] == .string(code) }
        return Set(warnings.compactMap { $0["place"]?.string })
    }

    @Test("both are answered, sentences first")
    func answers() async throws {
        let result = try await both()
        let passages = try #require(result["passages"]?.array)
        #expect(passages.compactMap { $0["id"]?.string } == ["prose", "log"])
        #expect(passages.compactMap { $0["rank"]?.integer } == [1, 2])
        let context = try #require(result["context"]?.string)
        #expect(context.contains("Anna Weber") && context.contains("no grain"))
        #expect(result["totals"]?["tokens"]?["kept"]?.integer == EstimatedTokenCounter().tokens(in: context))
    }

    @Test("a budget holds for both together", arguments: [0, 10, 25, 50, 100, 400])
    func budget(limit: Int) async throws {
        let result = try await both([JSON.Member("budget", .object(["tokens": .integer(limit)]))])
        #expect((result["totals"]?["tokens"]?["kept"]?.integer ?? .max) <= limit)
    }

    @Test(
        "an option without effect is named where all texts are of lines, and not where others have a use for it"
    )
    func warnings() async throws {
        let onEmpty = JSON.Member("onEmpty", .string("bestSentence"))
        #expect(!places(try await both([onEmpty]), "noEffect").contains("onEmpty"))
        let alone = try await prune([("log", log)], [onEmpty, JSON.Member("pruner", .string("accurate"))])
        #expect(places(alone, "noEffect") == ["pruner", "onEmpty"])
    }
}
