/// Why a run of the indexer cannot begin. What is wrong with the index is an `IndexStoreError`; what is wrong with a
/// document is a `CorpusProblem` in the report.
package enum IndexingError: Error, Sendable, Hashable, CustomStringConvertible {
    case noThreads
    /// The tokenizer that the passages of an index are measured with.
    case noTokenizer(String)
    /// A newer version has cut the passages of the index.
    case unknownMeasure(String)

    package var description: String {
        switch self {
        case .noThreads: "the system gives no threads to index with"
        case .noTokenizer(let reason):
            "the index measures its passages in the encoder's word pieces, and its tokenizer cannot be read: "
                + reason
        case .unknownMeasure(let name):
            "the index measures its passages in \(name), which this version does not know"
        }
    }
}
