import ContextTypes
import Evaluation
import TestSupport
import Testing

@Suite("Published data sets read as their authors meant")
struct SharedSetsTests {
    private func read(_ set: QuestionSet) throws -> (questions: [EvaluationQuestion], problems: Int) {
        let reader = try set.questions(seed: 1)
        var questions: [EvaluationQuestion] = []
        var problems = 0
        while let event = try reader.next() {
            switch event {
            case .question(let question): questions.append(question)
            case .problem: problems += 1
            }
        }
        return (questions, problems)
    }

    @Test("SQuAD: five paragraphs, the right one among them, answers in gold sentences")
    func squad() throws {
        guard let path = SharedData.path("pruning/squad2/dev-v2.0.json.gz") else { return }
        var set = QuestionSet(name: "SQuAD", format: .squad, path: path)
        set.heldOut = .alternateArticles(remainder: 1)
        set.limit = 400
        let (questions, _) = try read(set)
        #expect(questions.count == 400)
        for question in questions where !question.answers.isEmpty {
            let own = question.passages.filter { $0.grade == 1 }
            #expect(own.count == 1 && own[0].gold.contains(true), "\(question.id)")
        }
        #expect(questions.allSatisfy { $0.passages.count == 5 })
    }

    @Test("QED: sentences by their starts, one explained sentence for most questions")
    func qed() throws {
        guard let path = SharedData.path("pruning/qed/qed-dev.jsonlines.gz") else { return }
        let (questions, problems) = try read(QuestionSet(name: "QED", format: .qed, path: path))
        #expect(questions.count == 1355 && problems == 0)
        #expect(questions.count { $0.passages[0].gold.contains(true) } > 1000)
    }

    @Test("SelQA: the articles that training leaves out")
    func selqa() throws {
        guard let path = SharedData.path("pruning/selqa") else { return }
        var set = QuestionSet(name: "SelQA", format: .selqa, path: path)
        set.heldOut = .hashedArticles(prefix: "selqa", share: 0.2)
        let (questions, _) = try read(set)
        // 388 is what the training recipe's own split counts.
        #expect(questions.count == 388)
    }

    @Test("QMSum: meetings packed into passages, relevant turns marked")
    func qmsum() throws {
        guard let path = SharedData.path("pruning/qmsum/val.jsonl.gz") else { return }
        let (questions, _) = try read(QuestionSet(name: "QMSum", format: .qmsum, path: path))
        #expect(questions.count > 200)
        #expect(questions.allSatisfy { $0.passages.contains { $0.gold.contains(true) } })
    }
}
