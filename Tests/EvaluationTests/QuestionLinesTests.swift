import ContextTypes
import Evaluation
import TestSupport
import Testing

@Suite("Questions from JSONL")
struct QuestionLinesTests {
    private func read(_ lines: [String]) throws -> (questions: [EvaluationQuestion], problems: [InputProblem])
    {
        let folder = try TemporaryFolder()
        let path = try folder.write((lines.joined(separator: "\n") + "\n").utf8, to: "questions.jsonl")
        let reader = try QuestionSet(name: "own", format: .qa, path: path).questions(seed: 1)
        var questions: [EvaluationQuestion] = []
        var problems: [InputProblem] = []
        while let event = try reader.next() {
            switch event {
            case .question(let question): questions.append(question)
            case .problem(let problem): problems.append(problem)
            }
        }
        return (questions, problems)
    }

    @Test("twenty lines with two mistakes give eighteen questions and name the two")
    func namesMistakes() throws {
        var lines = (1...20).map {
            #"{"question": "Who is number \#($0)?", "answers": ["Ann"], "contexts": ["Ann is. Bob was."]}"#
        }
        lines[6] = #"{"question": "Who?", "contexts": ["Ann is."#
        lines[13] = #"{"question": "Who?", "answers": ["Ann"]}"#
        let (questions, problems) = try read(lines)
        #expect(questions.count == 18)
        #expect(problems.map { $0.location.split(separator: ":").last } == ["7", "14"])
        #expect(problems.last?.reason == "no \"passages\"")
    }

    @Test(
        "one array of questions, a byte order mark and Windows line ends are read; an empty question is named"
    )
    func forms() throws {
        let one = #"{"question": "Who?", "answers": "Ann", "passages": ["Ann is."]}"#
        let array = try read(["[\(one),", "\(one)]"])
        #expect(array.questions.count == 2 && array.problems.isEmpty)
        #expect(array.questions.map(\.id) == ["line-0", "line-1"])
        #expect(try read(["\u{FEFF}\(one)\r", "\(one)\r"]).questions.count == 2)
        let broken = try read(["[1, 2", one])
        #expect(broken.questions.count == 1 && broken.problems.count == 1)
        let empty = try read([#"{"question": " ", "passages": ["x"]}"#]).problems
        #expect(empty.count == 1 && empty[0].reason == "the question is empty")
    }

    @Test("the names that other tools use mean the same")
    func synonyms() throws {
        let (questions, problems) = try read([
            #"{"user_input": "Q?", "retrieved_contexts": ["One. Two."], "reference": "One"}"#,
            #"{"query": "Q?", "texts": ["One. Two."], "answer": "One"}"#,
            #"{"question": "Q?", "ctxs": [{"title": "T", "text": "One. Two.", "isgold": true}], "answers": ["One"]}"#,
            #"{"question": "Q?", "context": [["T", ["One.", "Two."]]], "answer": "One"}"#,
        ])
        #expect(problems.isEmpty)
        #expect(questions.count == 4)
        for question in questions {
            #expect(question.question == "Q?")
            #expect(question.answers == [["One"]])
            #expect(question.passages.map(\.passage.text) == ["One. Two."])
            #expect(question.passages.first?.passage.sentences.count == 2)
        }
        #expect(questions[2].passages[0].grade == 1)
    }

    @Test("labels of sentences are read in every form")
    func labels() throws {
        let (questions, problems) = try read([
            #"{"question": "Q?", "passages": [{"sentences": ["One.", "Two."], "gold": [0, 1]}]}"#,
            #"{"question": "Q?", "context": [["T", ["One.", "Two."]]], "supporting_facts": [["T", 1]]}"#,
            #"{"question": "Q?", "passages": ["One. Two."], "supporting_sentences": [[0, 1]]}"#,
            #"{"query": "Q?", "texts": ["Öne. Two."], "labels": [1], "context_spans": [[[0, 5], [5, 9]]], "context_spans_relevance": [[0, 1]]}"#,
        ])
        #expect(problems.isEmpty)
        for question in questions { #expect(question.passages[0].gold == [false, true]) }
        #expect(questions[3].passages[0].passage.sentences.map(\.span.start) == [0, 6])
    }

    @Test("labels that do not fit are a named problem")
    func misfits() throws {
        let (questions, problems) = try read([
            #"{"question": "Q?", "passages": [{"sentences": ["One.", "Two."], "gold": [0, 1, 1]}]}"#,
            #"{"question": "Q?", "passages": ["One. Two."], "supporting_sentences": [[0, 7]]}"#,
            #"{"question": "Q?", "passages": ["One. Two."], "supporting_sentences": [["Z", 0]]}"#,
            #"{"question": 7, "passages": ["One."]}"#, #"["Q?"]"#, #"{"question": "Q?", "passages": []}"#,
        ])
        #expect(questions.isEmpty)
        #expect(problems.count == 6)
    }
}
