package import JSONValues

/// An error object on the wire: code, message and a `data` object with a stable `reason`.
package struct RPCError: Error, Sendable, Hashable {
    package struct Code: RawRepresentable, Sendable, Hashable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        package static let parse = Code(rawValue: -32700)
        package static let invalidRequest = Code(rawValue: -32600)
        package static let methodNotFound = Code(rawValue: -32601)
        package static let invalidParams = Code(rawValue: -32602)
        package static let internalError = Code(rawValue: -32603)
        package static let cancelled = Code(rawValue: -32800)
        package static let overLimit = Code(rawValue: -32005)
        package static let overloaded = Code(rawValue: -32006)
    }

    package let code: Code
    /// One sentence for people.
    package let message: String
    package let reason: Reason
    /// Further members of `data`.
    package let details: [JSON.Member]

    package init(_ code: Code, _ message: String, reason: Reason, details: [JSON.Member] = []) {
        self.code = code
        self.message = message
        self.reason = reason
        self.details = details
    }

    /// The error object, keys sorted.
    package var json: JSON {
        let data = details + [JSON.Member("reason", .string(reason.rawValue))]
        return .object([
            JSON.Member("code", .integer(code.rawValue)),
            JSON.Member("data", JSON.object(data).sortedByKey),
            JSON.Member("message", .string(message)),
        ])
    }
}

extension RPCError {
    static func notJSON(_ error: JSONError) -> RPCError {
        RPCError(
            .parse, "\(error)", reason: .notJSON,
            details: [JSON.Member("byteOffset", .integer(error.byteOffset))])
    }

    static func framing(_ error: FramingError) -> RPCError {
        switch error {
        case .messageTooLong(let limit):
            RPCError(
                .overLimit, "\(error)", reason: .messageTooLong,
                details: [JSON.Member("limit", .integer(limit))])
        case .malformedHeader: RPCError(.parse, "\(error)", reason: .malformedHeader)
        case .endInsideMessage: RPCError(.parse, "\(error)", reason: .endInsideMessage)
        }
    }

    static func batchTooLong(limit: Int) -> RPCError {
        RPCError(
            .overLimit, "a batch may have \(limit) entries at most", reason: .batchTooLong,
            details: [JSON.Member("limit", .integer(limit))])
    }

    static func batchTooLarge(limit: Int) -> RPCError {
        RPCError(
            .overLimit, "the answers to one batch may have \(limit) bytes at most; ask in smaller batches",
            reason: .batchTooLarge, details: [JSON.Member("limit", .integer(limit))])
    }

    package static func invalidRequest(_ message: String, reason: Reason) -> RPCError {
        RPCError(.invalidRequest, message, reason: reason)
    }

    package static func unknownMethod(_ name: String) -> RPCError {
        RPCError(
            .methodNotFound, "no method has the name \"\(name)\"", reason: .unknownMethod,
            details: [JSON.Member("method", .string(name))])
    }

    static func duplicateID(_ id: RequestID) -> RPCError {
        RPCError(
            .invalidRequest, "a request with this id is still being worked on", reason: .duplicateID,
            details: [JSON.Member("id", id.json)])
    }

    static func overloaded(_ message: String) -> RPCError {
        RPCError(.overloaded, message, reason: .overloaded)
    }

    static func cancelled(_ cause: CancellationCause) -> RPCError {
        RPCError(.cancelled, cause.message, reason: cause.reason)
    }
}
