import Engine
import IndexStore
import Indexing
package import JSONRPC
import JSONValues
import Retrieval
import TextAnalysis

/// Which error object stands for which error: the only place that knows Winnow's codes.
enum ErrorMapping {
    /// Errors that already are RPC errors, and cancellation, never come here.
    static func rpcError(for error: any Error) -> RPCError {
        switch error {
        case let error as EngineError: rpcError(for: error)
        case let error as RetrievalError: rpcError(for: error)
        case let error as IndexStoreError: rpcError(for: error)
        case let error as TextAnalysisError:
            RPCError(.unreadableIndex, "\(error)", reason: .unfitSettings)
        case let error as IndexingError:
            RPCError(.model, "\(error)", reason: .passageMeasure)
        default: RPCError(.internalError, "\(error)", reason: .internalFault)
        }
    }

    private static func rpcError(for error: RetrievalError) -> RPCError {
        switch error {
        case .limit(let limit):
            .invalidParams(
                "limit", expected: "a whole number of at least 1", got: .integer(limit), .outOfRange)
        case .unavailable(let what):
            .invalidParams(
                what, "retriever", expected: "what this index can be searched by", got: what, .unavailable)
        case .alpha(let alpha):
            .invalidParams("alpha", expected: "a number from 0 to 1", got: .double(alpha), .outOfRange)
        case .otherStatistics: RPCError(.unreadableIndex, "\(error)", reason: .invalidStatistics)
        case .outOfMemory: RPCError(.internalError, "\(error)", reason: .outOfMemory)
        }
    }

    private static func rpcError(for error: IndexStoreError) -> RPCError {
        switch error {
        case .invalidFilter(let path, let expected, let got):
            return .invalidParams(path, expected: expected, got: got, .unfitFilter)
        case .tooManyPassages(_, let count, let limit):
            return .invalidParams(
                "\(error)", "documents", expected: "at most \(limit) passages at once", got: "\(count)",
                .outOfRange)
        default: return unfit(error)
        }
    }

    /// What is wrong with the index itself.
    private static func unfit(_ error: IndexStoreError) -> RPCError {
        let (code, reason): (RPCError.Code, RPCError.Reason) =
            switch error {
            case .missing: (.notFound, .noSuchIndex)
            case .notAnIndex: (.unreadableIndex, .notAnIndex)
            case .newerFormat: (.unreadableIndex, .newerFormat)
            case .olderFormat: (.unreadableIndex, .olderFormat)
            case .truncated: (.unreadableIndex, .truncated)
            case .damaged: (.unreadableIndex, .damaged)
            case .otherSettings: (.unreadableIndex, .otherSettings)
            case .beingWritten: (.indexBusy, .beingWritten)
            case .cannotLock: (.unreadableIndex, .notWritable)
            case .invalidStatistics: (.unreadableIndex, .invalidStatistics)
            case .cannotMerge: (.unreadableIndex, .cannotMerge)
            case .diskFull: (.internalError, .diskFull)
            case .database, .invalidFilter, .tooManyPassages: (.internalError, .database)
            }
        return RPCError(code, "\(error)", reason: reason)
    }

    private static func rpcError(for error: EngineError) -> RPCError {
        switch error {
        case .emptyQuestion:
            .invalidParams("question", expected: "a question", got: .string(""), .emptyQuestion)
        case .unknownTokenizer(let name, let known):
            .invalidParams(
                "budget.tokenizer", expected: "one of " + known.joined(separator: ", "), got: .string(name),
                .unknownChoice)
        case .tokenizer(let reason): RPCError(.model, reason, reason: .tokenizer)
        case .model(let reason): RPCError(.model, reason, reason: .model)
        case .notCalibrated:
            .invalidParams(
                "\(error)", "retention", expected: "a pruner with a calibration", got: "one without",
                .unavailable)
        case .outOfRange(let option, let value, let expected):
            .invalidParams(option, expected: expected, got: .number(value), .outOfRange)
        case .noDocument(let id, let index):
            RPCError(
                .notFound, "\(error)", reason: .noSuchDocument,
                details: [JSON.Member("document", .string(id)), JSON.Member("index", .string(index))])
        case .noGap(let id):
            RPCError(
                .notFound, "\(error)", reason: .noSuchGap, details: [JSON.Member("id", .string(id))])
        }
    }
}

extension RPCError.Code {
    /// No such index or document.
    package static let notFound = RPCError.Code(rawValue: -32002)
    /// The index is unreadable or of a newer format.
    static let unreadableIndex = RPCError.Code(rawValue: -32003)
    /// A model or tokenizer is missing or malformed.
    static let model = RPCError.Code(rawValue: -32004)
    /// The index is being written by another process.
    package static let indexBusy = RPCError.Code(rawValue: -32007)
}

extension RPCError {
    static func noIndex(_ name: String?, known: [String]) -> RPCError {
        let what = name.map { "no index is named \"\($0)\"" } ?? "no index is open"
        let hint =
            known.isEmpty
            ? "start the service with --index FILE" : "there are: \(known.joined(separator: ", "))"
        return RPCError(
            .notFound, "\(what); \(hint)", reason: .noSuchIndex,
            details: (name.map { [JSON.Member("index", .string($0))] } ?? []) + [
                JSON.Member("known", .strings(known))
            ])
    }
}
