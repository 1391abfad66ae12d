import ContextTypes
import JSONValues

/// A system whose outputs were written before: one JSON object for each question, found by `id` or by its line.
package struct RecordedSystem: ContextSystem {
    private let name: String
    private let path: String
    private let outputs: [String: JSON]
    private let reader: OutputReader

    package init(name: String, path: String) throws {
        self.name = name
        self.path = path
        reader = OutputReader(unit: .codepoint)
        let lines = try NumberedLines(path)
        var outputs: [String: JSON] = [:]
        while let (line, location) = try lines.nextValue() {
            switch line {
            case .failure(let problem):
                throw EvaluationError.malformed(path: path, reason: problem.description)
            case .success(let json):
                let id = json.first(of: ["id", "_id", "qid", "question_id", "query_id"])
                let number = location.split(separator: ":").last.map(String.init) ?? location
                outputs[id?.string ?? id?.integer.map(String.init) ?? "line-\(number)"] = json
            }
        }
        self.outputs = outputs
    }

    package func output(for question: EvaluationQuestion) throws -> SystemOutput {
        guard let json = outputs[question.id] else {
            throw EvaluationError.system(
                name: name, reason: "\(path) has no output for question \(question.id)")
        }
        guard let output = reader.output(json, for: question) else {
            throw EvaluationError.system(
                name: name, reason: "the output for question \(question.id) in \(path) holds no passages")
        }
        return output
    }
}
