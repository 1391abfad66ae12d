import ContextTypes
import Evaluation
import JSONValues
import TestSupport
import Testing

@Suite("Systems under comparison")
struct SystemsTests {
    private let question = EvaluationQuestion(
        id: "q", question: "What lifts a wing?",
        passages: [
            JudgedPassage(
                passage: PassageMaker().passage(
                    id: "a", document: "a", text: "A wing lifts. Öl burns. It is hot."),
                gold: [true, false, false]),
            JudgedPassage(passage: PassageMaker().passage(id: "b", document: "b", text: "Plates are flat.")),
        ])

    private func kept(_ output: SystemOutput) -> [[String]] {
        zip(question.passages, output.parts).map { passage, part in
            part.kept.spans.map { passage.passage.text.text(at: $0) }
        }
    }

    private func baseline(_ kind: SystemFamily.Kind, _ parameter: SystemParameter = .unset) throws
        -> [[String]]
    {
        try kept(
            Baseline(kind, parameter, seed: 1, counter: WordCounter()).output(for: question))
    }

    @Test("baselines keep what their names say")
    func baselines() throws {
        #expect(try baseline(.unpruned) == [["A wing lifts. Öl burns. It is hot."], ["Plates are flat."]])
        #expect(try baseline(.topPassages, .passages(1)) == [["A wing lifts. Öl burns. It is hot."], []])
        #expect(try baseline(.oracle) == [["A wing lifts."], []])
        #expect(try baseline(.head, .tokens(6)) == [["A wing lifts."], ["Plates are flat."]])
        #expect(try baseline(.lexical, .tokens(3)) == [["A wing lifts."], []])
        #expect(try baseline(.random, .keepRatio(0.5)) == baseline(.random, .keepRatio(0.5)))
    }

    @Test("recorded outputs are read as texts, as offsets and as one string")
    func recorded() throws {
        let folder = try TemporaryFolder()
        let forms = [
            #"{"id": "q", "contexts": ["A wing  lifts.\nIt is hot.", ""]}"#,
            #"{"id": "q", "passages": [{"id": "a", "spans": [{"start": 0, "end": 13}, {"start": 24, "end": 34}]}]}"#,
            #"{"id": "q", "pruned_context": "A wing lifts. It is hot."}"#,
            #"{"id": "q", "pruned_context": [["A wing lifts. It is hot.", ""]]}"#,
        ]
        for (index, form) in forms.enumerated() {
            let path = try folder.write((form + "\n").utf8, to: "\(index).jsonl")
            let output = try RecordedSystem(name: "peer", path: path).output(for: question)
            #expect(kept(output) == [["A wing lifts.", "It is hot."], []], "form \(index)")
        }
    }

    @Test("a text that is not made of the passage's sentences counts as rewritten")
    func rewritten() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            #"{"id": "q", "contexts": ["Wings lift.", "Plates are flat."]}"#.utf8, to: "x")
        let output = try RecordedSystem(name: "peer", path: path).output(for: question)
        #expect(output.parts.map(\.rewritten) == ["Wings lift.", nil])
    }

    @Test("a program that speaks the prune method answers over its pipes")
    func command() throws {
        let answer =
            #"{"jsonrpc":"2.0","id":1,"result":{"passages":[{"id":"b","rank":1,"spans":[{"start":0,"end":16}]}]}}"#
        let system = try CommandSystem(
            name: "peer", command: ["sh", "-c", "read line; echo '\(answer)'"], options: [])
        #expect(try kept(system.output(for: question)) == [[], ["Plates are flat."]])
        #expect(throws: EvaluationError.self) { try system.output(for: question) }
    }

    @Test("a program that is not there is named")
    func missingCommand() {
        #expect(throws: EvaluationError.self) {
            try CommandSystem(name: "peer", command: ["/nowhere/to/be/found"], options: [])
        }
    }
}
