extension RPCError {
    /// Why there is no answer, as one word for programs; a word never changes.
    ///
    /// The words of the protocol are here, those of the methods in the room that has the methods:
    ///
    /// ```swift
    /// extension RPCError.Reason { static let noSuchIndex = Self("noSuchIndex") }
    /// ```
    package struct Reason: RawRepresentable, Sendable, Hashable {
        package let rawValue: String

        package init(rawValue: String) { self.rawValue = rawValue }

        package init(_ word: StaticString) { rawValue = "\(word)" }
    }
}

extension RPCError.Reason {
    // Bytes that are no message.
    package static let notJSON = Self("notJSON")
    package static let messageTooLong = Self("messageTooLong")
    static let malformedHeader = Self("malformedHeader")
    static let endInsideMessage = Self("endInsideMessage")

    // Messages that are no request.
    static let notAnObject = Self("notAnObject")
    package static let invalidID = Self("invalidId")
    static let invalidVersion = Self("invalidVersion")
    static let missingMethod = Self("missingMethod")
    static let invalidMethod = Self("invalidMethod")
    static let invalidParams = Self("invalidParams")
    static let emptyBatch = Self("emptyBatch")
    static let batchTooLong = Self("batchTooLong")
    static let batchTooLarge = Self("batchTooLarge")

    // Requests that nobody works on.
    static let unknownMethod = Self("unknownMethod")
    package static let duplicateID = Self("duplicateId")
    static let overloaded = Self("overloaded")
    static let cancelled = Self("cancelled")
    static let cancelledNotification = Self("cancelledNotification")
    static let endOfService = Self("endOfService")
}
