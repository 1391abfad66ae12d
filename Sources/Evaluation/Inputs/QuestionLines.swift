import ContextTypes
import FoundationEssentials
import JSONValues

/// JSONL with one question on each line, or one JSON array of questions, under the names that RAG tools use for the same things.
///
/// Question: `question`, `query`, `user_input`. Answers: `answers`, `answer`, `reference`. Passages: `passages`,
/// `contexts`, `ctxs`, `retrieved_contexts`, `texts`, `documents`, `context`. Labels of sentences: see `SupportLabels`.
struct QuestionLines {
    private let path: String
    private let lines: NumberedLines
    /// The questions of a file that is one array; nil for lines.
    private let rows: RowReader?
    private let reader: PassageReader

    init(_ path: String, _ maker: PassageMaker) throws {
        self.path = path
        lines = try NumberedLines(path)
        let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : "."
        let reader = PassageReader(maker: maker, folder: folder)
        self.reader = reader
        // What is no whole array is read, and blamed, line by line.
        guard try InputFile(path).begins(with: UInt8(ascii: "[")), let array = try? WholeJSON.array(path)
        else {
            rows = nil
            return
        }
        rows = RowReader(array.enumerated().map { ($1, "\(path)#\($0)") }) {
            json, location throws(InputProblem) in
            try QuestionLines.question(json, location, reader)
        }
    }

    func next() throws -> QuestionEvent? {
        if let rows { return rows.next() }
        return try lines.next { json, location throws(InputProblem) in
            try QuestionLines.question(json, location, reader)
        }
    }

    private static func question(
        _ json: JSON, _ location: String, _ reader: PassageReader
    ) throws(InputProblem) -> EvaluationQuestion {
        guard json.members != nil else {
            throw InputProblem(location: location, reason: "an object was expected, not \(json.kind)")
        }
        guard let text = json.first(of: ["question", "query", "user_input", "question_text"])?.string else {
            throw InputProblem(location: location, reason: "no \"question\" that is a string")
        }
        guard !text.trimmed.isEmpty else {
            throw InputProblem(location: location, reason: "the question is empty")
        }
        var passages = try reader.passages(of: json, location)
        try SupportLabels(json, location).apply(to: &passages)
        let id = json.first(of: ["id", "_id", "qid", "question_id", "query_id"])
        let name = location.split { $0 == ":" || $0 == "#" }.last.map(String.init) ?? location
        return EvaluationQuestion(
            id: id?.string ?? id?.integer.map(String.init) ?? "line-\(name)", question: text,
            passages: passages, answers: try answers(of: json, location), location: location)
    }

    private static func answers(of json: JSON, _ location: String) throws(InputProblem) -> [[String]] {
        guard let value = json.first(of: ["answers", "answer", "reference", "ground_truth"]) else {
            return []
        }
        if let text = value.string { return [[text]] }
        guard let values = value["text"]?.array ?? value.array else {
            throw InputProblem(location: location, reason: "\"answers\" must be strings, not \(value.kind)")
        }
        var alternatives: [[String]] = []
        for value in values {
            if let text = value.string {
                alternatives.append([text])
            } else if let parts = value.array {
                alternatives.append(parts.compactMap(\.string))
            } else {
                throw InputProblem(
                    location: location, reason: "an answer must be a string, not \(value.kind)")
            }
        }
        return alternatives
    }
}
