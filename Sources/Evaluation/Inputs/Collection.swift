import ContextTypes
import FoundationEssentials
import JSONValues

/// A test collection: documents, queries and judgements, all in memory.
struct Collection {
    struct Text {
        var id: String
        var title: String
        var text: String
    }

    var documents: [Text] = []
    var queries: [Text] = []
    var judgements = Judgements()
    /// Documents for each query as another system ranked them; nil lets BM25 find them.
    var run: RankedRun?
    var problems: [InputProblem] = []

    /// A BEIR folder: corpus.jsonl, queries.jsonl, qrels/test.tsv (or the file that `judgements` names).
    init(beir set: QuestionSet) throws {
        guard let corpus = InputFolder.first(of: ["corpus.jsonl"], in: set.path) else {
            throw EvaluationError.missing(path: "\(set.path)/corpus.jsonl")
        }
        guard let queries = set.queries ?? InputFolder.first(of: ["queries.jsonl"], in: set.path) else {
            throw EvaluationError.missing(path: "\(set.path)/queries.jsonl")
        }
        let qrels = ["qrels/test.tsv", "qrels/dev.tsv", "qrels/train.tsv", "qrels.tsv"]
        guard let judgements = set.judgements ?? InputFolder.first(of: qrels, in: set.path) else {
            throw EvaluationError.missing(path: "\(set.path)/qrels/test.tsv")
        }
        documents = try readLines(corpus)
        self.queries = try readLines(queries)
        try readJudgements(judgements)
        try readRun(set.run)
    }

    /// Cranfield, CISI, CACM and their kind: `.I`, `.T`, `.W` records, a file of queries and one of judgements.
    init(smart set: QuestionSet) throws {
        documents = SMARTRecords.texts(try InputFile.lines(set.path))
        guard let queries = set.queries, let judgements = set.judgements else {
            throw EvaluationError.settings("\(set.name): a SMART collection needs queries and judgements")
        }
        // Judgements count the queries from 1, whatever number a query states itself (Cranfield's do not agree).
        self.queries = SMARTRecords.texts(try InputFile.lines(queries)).enumerated().map {
            Text(id: String($0.offset + 1), title: "", text: $0.element.text)
        }
        try readJudgements(judgements)
        try readRun(set.run)
    }

    /// TREC documents, topics and qrels.
    init(trec set: QuestionSet) throws {
        documents = TRECRecords.documents(try InputFile.lines(set.path))
        guard let queries = set.queries, let judgements = set.judgements else {
            throw EvaluationError.settings("\(set.name): a TREC collection needs queries and judgements")
        }
        self.queries = TRECRecords.topics(try InputFile.lines(queries))
        try readJudgements(judgements)
        try readRun(set.run)
    }

    private mutating func readLines(_ path: String) throws -> [Text] {
        let lines = try NumberedLines(path)
        var texts: [Text] = []
        while let (line, location) = try lines.nextValue() {
            switch line {
            case .failure(let problem): problems.append(problem)
            case .success(let json):
                let id = json["_id"] ?? json["id"]
                guard let id = id?.string ?? id?.integer.map(String.init), let text = json["text"]?.string
                else {
                    problems.append(InputProblem(location: location, reason: "no \"_id\" or no \"text\""))
                    continue
                }
                texts.append(Text(id: id, title: json["title"]?.string ?? "", text: text))
            }
        }
        return texts
    }

    /// TREC (`query 0 document grade`), BEIR (`query document grade` under a header) and SMART (`query document …`).
    private mutating func readJudgements(_ path: String) throws {
        for (index, line) in try InputFile.lines(path).enumerated() {
            let fields = line.split { $0 == " " || $0 == "\t" }.map(String.init)
            guard !fields.isEmpty, !(index == 0 && fields[0].hasPrefix("query")) else { continue }
            guard let judgement = JudgementLine(fields) else {
                problems.append(
                    InputProblem(location: "\(path):\(index + 1)", reason: "this is no judgement: \(line)"))
                continue
            }
            judgements.add(
                query: judgement.query, document: judgement.document, grade: judgement.grade)
        }
    }

    private mutating func readRun(_ path: String?) throws {
        guard let path else { return }
        var run = RankedRun()
        for (index, line) in try InputFile.lines(path).enumerated() {
            let fields = line.split { $0 == " " || $0 == "\t" }.map(String.init)
            guard fields.count == 6, let score = Double(fields[4]) else {
                if !fields.isEmpty {
                    problems.append(
                        InputProblem(
                            location: "\(path):\(index + 1)", reason: "this is no line of a TREC run"))
                }
                continue
            }
            let entry = RankedDocuments.Entry(document: fields[2], score: score)
            run.rankings[fields[0], default: RankedDocuments([])].entries.append(entry)
        }
        self.run = run
    }
}
