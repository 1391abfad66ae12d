import ContextTypes
import Evaluation
import TestSupport
import Testing

@Suite("Collections and their judgements")
struct CollectionTests {
    private func questions(_ set: QuestionSet) throws -> [EvaluationQuestion] {
        let reader = try set.questions(seed: 1)
        var questions: [EvaluationQuestion] = []
        while let event = try reader.next() {
            if case .question(let question) = event { questions.append(question) }
        }
        return questions
    }

    @Test("a BEIR folder gives the judged queries with the documents that BM25 finds")
    func beir() throws {
        let folder = try TemporaryFolder()
        let corpus = [
            #"{"_id": "a", "title": "Wings", "text": "A wing in a slipstream. It lifts."}"#,
            #"{"_id": "b", "title": "", "text": "Boundary layers on a plate."}"#,
        ]
        try folder.write(corpus.joined(separator: "\n").utf8, to: "corpus.jsonl")
        try folder.write(#"{"_id": "1", "text": "wing lift"}"#.utf8, to: "queries.jsonl")
        try folder.write("query-id\tcorpus-id\tscore\n1\ta\t2\n1\tz\t1\n".utf8, to: "qrels.tsv")
        let set = QuestionSet(name: "small", format: .beir, path: folder.path)
        let found = try questions(set)
        #expect(found.map(\.id) == ["1"])
        #expect(found[0].passages.map(\.passage.document) == ["a"])
        #expect(found[0].passages.map(\.grade) == [2])
        #expect(found[0].grades == ["a": 2, "z": 1])
    }

    @Test("SMART records, with queries counted from one whatever they call themselves")
    func smart() throws {
        let folder = try TemporaryFolder()
        let documents =
            ".I 1\n.T\nwings in\nslipstreams\n.A\nbrenckman\n.W\na wing .\nit lifts .\n.I 2\n.W\nplates\n"
        let path = try folder.write(documents.utf8, to: "all")
        var set = QuestionSet(name: "cran", format: .smart, path: path)
        set.queries = try folder.write(".I 004\n.W\nwhat lifts\na wing\n".utf8, to: "qry")
        set.judgements = try folder.write("1 1 3\n1 2 -1\n".utf8, to: "qrels")
        let found = try questions(set)
        #expect(found.map(\.question) == ["what lifts a wing"])
        #expect(found[0].passages.map(\.passage.title) == ["wings in slipstreams"])
        #expect(found[0].passages.map(\.passage.text) == ["a wing . it lifts ."])
        #expect(found[0].grades == ["1": 3, "2": -1])
    }

    @Test("judgements of CISI and CACM list relevant documents and zeros")
    func zeros() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(".I 1\n.W\nwing\n.I 2\n.W\nwing plate\n".utf8, to: "all")
        var set = QuestionSet(name: "cacm", format: .smart, path: path)
        set.queries = try folder.write(".I 1\n.W\nwing\n".utf8, to: "qry")
        set.judgements = try folder.write("01 2  0 0\n".utf8, to: "qrels")
        #expect(try questions(set).first?.grades == ["2": 1])
    }

    @Test("TREC documents, topics, qrels and a run that chooses the documents")
    func trec() throws {
        let folder = try TemporaryFolder()
        let documents =
            "<DOC>\n<DOCNO>x</DOCNO>\n<TEXT>\na wing\n</TEXT>\n</DOC>\n"
            + "<DOC>\n<DOCNO>y</DOCNO>\n<TEXT>\na plate\n</TEXT>\n</DOC>\n"
        var set = QuestionSet(name: "t", format: .trec, path: try folder.write(documents.utf8, to: "docs"))
        set.queries = try folder.write(
            "<top>\n<num> Number: 7\n<title> empty \n<desc> Description:\nwhat flies\n\n<narr> Narrative:\nno\n</top>\n"
                .utf8, to: "topics")
        set.judgements = try folder.write("7 0 y 1\n".utf8, to: "qrels")
        set.run = try folder.write("7 Q0 y 1 2.5 tag\n7 Q0 x 2 1.5 tag\n".utf8, to: "run")
        let found = try questions(set)
        #expect(found.map(\.question) == ["what flies"])
        #expect(found[0].passages.map(\.passage.document) == ["y", "x"])
        #expect(found[0].passages.map(\.passage.text) == ["a plate", "a wing"])
    }
}
