import JSONValues

/// The lines of a JSONL file with their places; lines that are no JSON or no question are named, not fatal.
final class NumberedLines {
    private let path: String
    private let file: InputFile
    private var number = 0

    init(_ path: String) throws(EvaluationError) {
        self.path = path
        file = try InputFile(path)
    }

    /// The question that `read` makes of the next line that is not blank; nil at the end.
    func next(
        _ read: (JSON, String) throws(InputProblem) -> EvaluationQuestion
    ) throws(EvaluationError) -> QuestionEvent? {
        while let line = try file.nextLine() {
            number += 1
            guard !line.allSatisfy(\.isSpace) else { continue }
            let location = "\(path):\(number)"
            let json: JSON
            do { json = try JSON(parsing: line) } catch {
                return .problem(InputProblem(location: location, reason: error.description))
            }
            do { return .question(try read(json, location)) } catch { return .problem(error) }
        }
        return nil
    }

    /// The value and place of the next line; for formats with several questions on one line.
    func nextValue() throws(EvaluationError) -> (Result<JSON, InputProblem>, String)? {
        while let line = try file.nextLine() {
            number += 1
            guard !line.allSatisfy(\.isSpace) else { continue }
            let location = "\(path):\(number)"
            do { return (.success(try JSON(parsing: line)), location) } catch {
                return (.failure(InputProblem(location: location, reason: error.description)), location)
            }
        }
        return nil
    }
}

extension InputProblem: Error {}

extension JSON {
    /// The text member `key`, which must be there.
    func text(_ key: String, _ location: String) throws(InputProblem) -> String {
        guard let value = self[key] else {
            throw InputProblem(location: location, reason: "the member \"\(key)\" is missing")
        }
        guard let text = value.string else {
            throw InputProblem(
                location: location, reason: "\"\(key)\" must be a string, not \(value.kind)")
        }
        return text
    }

    /// The first of several names under which tools write the same thing.
    func first(of keys: [String]) -> JSON? {
        for key in keys { if let value = self[key], !value.isNull { return value } }
        return nil
    }
}
