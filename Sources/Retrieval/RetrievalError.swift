/// Why a question cannot be answered as asked. What is wrong with the index is an `IndexStoreError`.
package enum RetrievalError: Error, Sendable, Hashable, CustomStringConvertible {
    /// `limit` is below 1.
    case limit(Int)
    /// A retriever or feedback that the index has nothing for.
    case unavailable(String)
    /// The statistics of the collection do not cover what the index holds.
    case otherStatistics(String)
    case outOfMemory

    package var description: String {
        switch self {
        case .limit(let limit): "limit must be at least 1, not \(limit)"
        case .unavailable(let what): "\(what) needs token vectors, which this index has none of; use bm25"
        case .otherStatistics(let file):
            "\(file): these statistics were made before the index changed, or of other indexes; make them again"
        case .outOfMemory: "there is not enough memory for this search"
        }
    }
}
