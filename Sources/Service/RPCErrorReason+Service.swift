import JSONRPC

/// The words of errors that methods give, beside those of the protocol (`JSONRPC`).
extension RPCError.Reason {
    // What is wrong with a parameter.
    static let missing = Self("missing")
    static let wrongType = Self("wrongType")
    static let outOfRange = Self("outOfRange")
    static let unknownChoice = Self("unknownChoice")
    static let unknownMember = Self("unknownMember")
    /// Two members that exclude each other.
    static let conflict = Self("conflict")
    static let emptyQuestion = Self("emptyQuestion")
    static let emptyText = Self("emptyText")
    static let unfitFilter = Self("unfitFilter")
    static let unavailable = Self("unavailable")
    /// A document that is damaged, encrypted or refused.
    static let unreadable = Self("unreadable")

    /// What the token of the client does not allow.
    static let notAllowed = Self("notAllowed")

    // More than the service takes.
    static let questionTooLong = Self("questionTooLong")
    static let tooManyPassages = Self("tooManyPassages")
    static let tooManyItems = Self("tooManyItems")
    static let tooManyDocuments = Self("tooManyDocuments")

    // What is not there.
    static let noSuchIndex = Self("noSuchIndex")
    static let noSuchDocument = Self("noSuchDocument")
    static let noSuchGap = Self("noSuchGap")
    static let noSuchResource = Self("noSuchResource")

    // An index that cannot be used.
    static let notAnIndex = Self("notAnIndex")
    static let newerFormat = Self("newerFormat")
    static let olderFormat = Self("olderFormat")
    static let truncated = Self("truncated")
    static let damaged = Self("damaged")
    static let otherSettings = Self("otherSettings")
    static let unfitSettings = Self("unfitSettings")
    static let invalidStatistics = Self("invalidStatistics")
    static let cannotMerge = Self("cannotMerge")
    static let beingWritten = Self("beingWritten")
    static let notWritable = Self("notWritable")

    // A model that cannot be used.
    static let model = Self("model")
    static let tokenizer = Self("tokenizer")
    static let passageMeasure = Self("passageMeasure")

    // The Model Context Protocol.
    static let unsupportedVersion = Self("unsupportedVersion")
    static let batch = Self("batch")

    // The machine, or a mistake of ours.
    static let diskFull = Self("diskFull")
    static let outOfMemory = Self("outOfMemory")
    static let database = Self("database")
    static let internalFault = Self("internal")
}
