import ContextTypes
import JSONRPC
import JSONValues

/// A question that was checked: not without a visible character, not over the limit.
struct Question {
    let text: String

    /// Reads the member `name`.
    init(_ name: String = "question", in parameters: inout Parameters, limit: Int) throws(RPCError) {
        text = try parameters.requiredString(name)
        let path = parameters.path(of: name)
        guard text.utf8.count <= limit else {
            throw .overLimit(path, "bytes", count: text.utf8.count, limit: limit, reason: .questionTooLong)
        }
        guard text.hasVisibleCharacter else {
            throw .invalidParams(path, expected: "a question", got: .string(text), .emptyQuestion)
        }
    }
}
