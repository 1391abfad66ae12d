import ContextTypes
import Engine
import JSONValues
import Lines
import Selection
import Testing
import TextAnalysis

@Suite("Texts read by sentence and texts read by line in one request")
struct MixedTextTests {
    private let engine = ContextEngine()
    private let prose =
        "Anna Weber built the mill in 1843. The road is steep. It rained all day long on the hills."
    private var log: LinedText {
        let lines = (1...80).map { number in
            number == 60
                ? "10:00:60 ERROR mill stopped: no grain" : "10:00:\(number) INFO step \(number) done"
        }
        return LinedText(id: "log", sheet: LineSheet(LineText(lines.joined(separator: "\n"))))
    }

    private func prune(_ change: (inout PruningOptions) -> Void = { _ in }) throws -> TrimmedContext {
        var options = PruningOptions()
        options.pruner = .lexical
        change(&options)
        let passage = PassageMaker.passage(prose.split(separator: ". ").map(String.init), id: "prose")
        return try engine.prune(
            PruneRequest("Why has the mill of Anna Weber stopped?", [passage], lined: [log], options))
    }

    @Test("both are answered, sentences first")
    func both() throws {
        let result = try prune()
        #expect(result.passages.map(\.id) == ["prose", "log"])
        #expect(result.passages.map(\.rank) == [1, 2])
        #expect(result.context.contains("Anna Weber") && result.context.contains("no grain"))
        #expect(result.sentences.original == 3 + 80)
        #expect(result.tokens.kept == EstimatedTokenCounter().tokens(in: result.context))
    }

    @Test("a budget holds for both together", arguments: [0, 10, 25, 50, 100, 400])
    func budget(limit: Int) throws {
        let result = try prune { $0.budget = TokenBudget(limit: limit) }
        #expect(result.tokens.kept <= limit)
    }

    @Test("an option without effect on lines alone is no matter; on lines only it is one")
    func warnings() throws {
        #expect(try prune { $0.onEmpty = .bestSentence }.warnings.allSatisfy { $0.place != "onEmpty" })
        var options = PruningOptions()
        options.pruner = .accurate
        options.output = .markdown
        let alone = try engine.prune(PruneRequest("mill", [], lined: [log], options))
        #expect(Set(alone.warnings.filter { $0.code == .noEffect }.map(\.place)) == ["pruner", "output"])
    }
}
