import ContextTypes
package import JSONValues
import Processes
import Synchronization

/// Another program, asked through the `prune` method over JSON-RPC lines, one question at a time.
///
/// Started once, and again after it ended in the middle of a question.
package final class CommandSystem: ContextSystem {
    private struct State: ~Copyable {
        var child: ChildProcess?
        var calls = 0
    }

    private let name: String
    private let command: [String]
    private let options: [JSON.Member]
    private let state: Mutex<State>

    /// - Parameter options: Members that go into `params` beside the question and passages.
    package init(
        name: String, command: [String], options: [JSON.Member], _ parameter: SystemParameter = .unset
    ) throws {
        self.name = name
        self.command = command
        self.options = options + CommandSystem.members(of: parameter)
        do { state = Mutex(State(child: try ChildProcess(command))) } catch {
            throw EvaluationError.system(name: name, reason: error.description)
        }
    }

    package func output(for question: EvaluationQuestion) throws -> SystemOutput {
        let answer = try state.withLock { state in
            state.calls += 1
            let (child, line): (ChildProcess, [UInt8])
            do {
                child = try state.child ?? ChildProcess(command)
                // An answer that comes late or in pieces must not be taken for the next one: only success keeps the child.
                state.child = nil
                try child.write(line: request(question, id: state.calls))
                line = try child.readLine()
            } catch { throw EvaluationError.system(name: name, reason: "\(error)") }
            let answer: JSON
            do { answer = try JSON(parsing: line) } catch {
                throw EvaluationError.system(name: name, reason: "its answer is \(error)")
            }
            state.child = child
            return answer
        }
        if let error = answer["error"] {
            throw EvaluationError.system(name: name, reason: error["message"]?.string ?? error.description)
        }
        guard let result = answer["result"], let output = OutputReader().output(result, for: question) else {
            throw EvaluationError.system(name: name, reason: "its answer holds no passages")
        }
        return output
    }

    private func request(_ question: EvaluationQuestion, id: Int) -> [UInt8] {
        let passages = question.passages.map { passage in
            JSON.object([
                .init("id", .string(passage.passage.id)), .init("title", .string(passage.passage.title)),
                .init("text", .string(passage.passage.text)),
            ])
        }
        let parameters: [JSON.Member] = [
            .init("question", .string(question.question)), .init("passages", .array(passages)),
            .init("offsetUnit", .string("utf8")), .init("explain", .bool(true)),
            .init("order", .string("document")),
        ]
        let request = JSON.object([
            .init("jsonrpc", .string("2.0")), .init("id", .integer(id)), .init("method", .string("prune")),
            .init("params", .object(parameters + options)),
        ])
        var bytes: [UInt8] = []
        request.write(to: &bytes)
        return bytes
    }

    private static func members(of parameter: SystemParameter) -> [JSON.Member] {
        switch parameter {
        case .threshold(let value): [.init("threshold", .double(value))]
        case .keepRatio(let value): [.init("keepRatio", .double(value))]
        case .tokens(let value): [.init("budget", .object([.init("tokens", .integer(value))]))]
        case .unset, .passages: []
        }
    }
}
