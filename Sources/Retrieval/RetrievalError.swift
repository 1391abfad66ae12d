/// Why a question cannot be answered as asked. What is wrong with the index is an `IndexStoreError`.
package enum RetrievalError: Error, Sendable, Hashable, CustomStringConvertible {
    /// `limit` is below 1.
    case limit(Int)
    /// What was asked for, what it needs and what is missing, in words.
    case unavailable(String)
    /// `alpha` is not in 0...1.
    case alpha(Double)
    /// The statistics of the collection do not cover what the index holds.
    case otherStatistics(String)
    case outOfMemory

    package var description: String {
        switch self {
        case .limit(let limit): "limit must be at least 1, not \(limit)"
        case .unavailable(let what): what
        case .alpha(let alpha): "alpha must be from 0 to 1, not \(alpha)"
        case .otherStatistics(let file):
            "\(file): these statistics were made before the index changed, or of other indexes; make them again"
        case .outOfMemory: "there is not enough memory for this search"
        }
    }
}
