import ContextTypes
import Evaluation
import JSONValues
import Labelling
import Testing

@Suite("Configuration of an evaluation")
struct ConfigurationTests {
    private func reason(_ text: String) throws -> String {
        let json = try JSON(parsing: text)
        do {
            _ = try EvaluationConfiguration(json, folder: "").plan(pruner: { name in
                guard name == "lexical" else { throw EvaluationError.settings("unknown pruner \"\(name)\"") }
                return { _, _ in LexicalLabeller() }
            }) { _ in PruningOptions() }
            return "accepted"
        } catch { return "\(error)" }
    }

    @Test("what is wrong is named with its place")
    func errors() throws {
        let data = #""data": [{"path": "x.jsonl"}]"#
        let cases = [
            (#"{"dta": []}"#, "unknown key \"dta\""), ("{}", "no data"),
            (#"{"data": [{"path": 3}]}"#, "path must be a string"),
            (#"{"data": [{"name": "x"}]}"#, "data \"x\" has no path"),
            (#"{"data": [{"path": "x", "passages": "5"}]}"#, "passages must be a whole number"),
            (#"{"data": [{"path": "x", "format": "csv"}]}"#, "unknown format \"csv\""),
            (#"{"data": [{"path": "a/x"}, {"path": "b/x"}]}"#, "have the name \"x\""),
            ("{\(data), \"system\": []}", "no system"),
            (#"{\#(data), "system": [{"kind": "magic"}]}"#, "needs a kind"),
            (#"{\#(data), "system": [{"kind": "winnow", "thresholds": [3]}]}"#, "numbers from 0 to 1"),
            (#"{\#(data), "system": [{"kind": "winnow", "budgets": [0.5]}]}"#, "whole numbers"),
            (#"{\#(data), "system": [{"kind": "winnow", "pruner": "x"}]}"#, "unknown pruner \"x\""),
            (#"{\#(data), "system": [{"kind": "head", "pruner": "x"}]}"#, "only kind \"winnow\""),
            (#"{\#(data), "system": [{"kind": "file"}]}"#, "needs a path"),
            (#"{\#(data), "answers": {"url": "https://x"}}"#, "http://"),
            (#"{\#(data), "answers": {"model": "x"}}"#, "no url"),
        ]
        for (text, expected) in cases { #expect(try reason(text).contains(expected), "\(text)") }
        #expect(try reason("{\(data)}") == "accepted")
        #expect(try reason(#"{\#(data), "system": [{"kind": "winnow", "pruner": "lexical"}]}"#) == "accepted")
    }

    @Test("settings of one system label a question once")
    func labelsOnce() throws {
        let counter = CountingLabeller()
        let pruner = RememberedPruner { _, _ in counter }
        let question = EvaluationQuestion(
            id: "q", question: "What lifts?",
            passages: [
                JudgedPassage(passage: PassageMaker().passage(id: "a", document: "a", text: "A wing lifts."))
            ])
        for threshold in [0.1, 0.5, 0.9] {
            _ = try WinnowSystem(pruner, .threshold(threshold)).output(for: question)
        }
        #expect(counter.calls == 1)
        var other = question
        other.question = "What else?"
        _ = try WinnowSystem(pruner).output(for: other)
        #expect(counter.calls == 2)
    }

    @Test("which labeller reads a question may depend on its passages")
    func chosenByPassages() throws {
        let (few, many) = (CountingLabeller(), CountingLabeller())
        let pruner = RememberedPruner { _, passages in passages.count < 2 ? few : many }
        let maker = PassageMaker()
        for count in 1...3 {
            let passages = (0..<count).map { number in
                JudgedPassage(
                    passage: maker.passage(id: "\(number)", document: "a", text: "A wing lifts."))
            }
            let question = EvaluationQuestion(id: "q\(count)", question: "What lifts?", passages: passages)
            _ = try WinnowSystem(pruner).output(for: question)
        }
        #expect(few.calls == 1 && many.calls == 2)
    }
}
