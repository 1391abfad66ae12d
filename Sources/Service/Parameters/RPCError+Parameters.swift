import JSONRPC
import JSONValues

/// What is wrong with a parameter; the raw value is the error's `reason`.
enum ParameterFault: String {
    case missing
    case wrongType
    case outOfRange
    case unknownChoice
    case unknownMember
    /// Two members that exclude each other.
    case conflict
    case emptyQuestion
    case emptyText
    case duplicateID = "duplicateId"
    case unfitFilter
    case unavailable
    /// A document that is damaged, encrypted or refused.
    case unreadable
}

extension RPCError {
    /// -32602 with the path of the member, what was expected and what came.
    static func invalidParams(_ path: String, expected: String, got: JSON?, _ fault: ParameterFault)
        -> RPCError
    {
        let got = got.map(description(of:)) ?? "nothing"
        return invalidParams(
            "\"\(path)\" must be \(expected), not \(got)", path, expected: expected, got: got, fault)
    }

    /// The same with words of its own.
    static func invalidParams(
        _ message: String, _ path: String, expected: String, got: String, _ fault: ParameterFault,
        _ more: [JSON.Member] = []
    ) -> RPCError {
        RPCError(
            .invalidParams, message, reason: fault.rawValue,
            details: [
                JSON.Member("path", .string(path)), JSON.Member("expected", .string(expected)),
                JSON.Member("got", .string(got)),
            ] + more)
    }

    static func unknownMember(_ path: String, nearest: String?) -> RPCError {
        let hint = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
        let path = shortened(path)
        return invalidParams(
            "there is no parameter \"\(path)\"\(hint)", path,
            expected: nearest.map { "\"\($0)\"" } ?? "a parameter that is in the handbook",
            got: "\"\(path)\"",
            .unknownMember, nearest.map { [JSON.Member("nearest", .string($0))] } ?? [])
    }

    static func conflict(_ path: String, with other: String) -> RPCError {
        invalidParams(
            "\"\(path)\" and \"\(other)\" exclude each other", path, expected: "one of the two", got: "both",
            .conflict, [JSON.Member("other", .string(other))])
    }

    /// -32005: `what` has more `unit` than the limit.
    static func overLimit(_ path: String, _ unit: String, count: Int, limit: Int, reason: String) -> RPCError
    {
        RPCError(
            .overLimit, "\"\(path)\" has \(count) \(unit), the limit is \(limit)", reason: reason,
            details: [
                JSON.Member("path", .string(path)), JSON.Member("limit", .integer(limit)),
                JSON.Member("count", .integer(count)),
            ])
    }

    /// The kind of a value, and the value itself when it is short.
    private static func description(of value: JSON) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): "\(flag)"
        case .number(let literal): "the number \(shortened(literal))"
        case .string(let text): text.isEmpty ? "an empty string" : "the string \"\(shortened(text))\""
        case .array: "an array"
        case .object: "an object"
        }
    }

    private static func shortened(_ text: String) -> String {
        text.unicodeScalars.count <= 60
            ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(60))) + "…"
    }
}
