import ContextTypes
import FoundationEssentials
import JSONValues

/// JSONL with one question on each line, under the names that RAG tools use for the same things.
///
/// Question: `question`, `query`, `user_input`. Answers: `answers`, `answer`, `reference`. Passages: `passages`,
/// `contexts`, `ctxs`, `retrieved_contexts`, `texts`, `documents`, `context`. Labels of sentences: see `SupportLabels`.
struct QuestionLines {
    private let path: String
    private let lines: NumberedLines
    private let reader: PassageReader

    init(_ path: String, _ maker: PassageMaker) throws {
        self.path = path
        lines = try NumberedLines(path)
        let folder = path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : "."
        reader = PassageReader(maker: maker, folder: folder)
    }

    func next() throws -> QuestionEvent? { try lines.next(question) }

    private func question(_ json: JSON, _ location: String) throws(InputProblem) -> EvaluationQuestion {
        guard json.members != nil else {
            throw InputProblem(location: location, reason: "an object was expected, not \(json.kind)")
        }
        guard let text = json.first(of: ["question", "query", "user_input", "question_text"])?.string,
            !text.trimmed.isEmpty
        else { throw InputProblem(location: location, reason: "no \"question\" that is a string") }
        var passages = try reader.passages(of: json, location)
        try SupportLabels(json, location).apply(to: &passages)
        let id = json.first(of: ["id", "_id", "qid", "question_id", "query_id"])
        let name = location.split(separator: ":").last.map(String.init) ?? location
        return EvaluationQuestion(
            id: id?.string ?? id?.integer.map(String.init) ?? "line-\(name)", question: text,
            passages: passages, answers: try answers(of: json, location), location: location)
    }

    private func answers(of json: JSON, _ location: String) throws(InputProblem) -> [[String]] {
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
