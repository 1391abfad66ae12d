package import Segmentation

/// What a run of the indexer did.
package struct IndexingReport: Sendable, Hashable {
    package var added = 0
    package var updated = 0
    package var unchanged = 0
    /// By `sync`.
    package var removed = 0
    /// Passages written.
    package var passages = 0
    /// Bytes of text of all documents read, unchanged ones included.
    package var textBytes = 0
    /// Documents that the corpus did not show and that `sync` kept all the same, because something was unreadable.
    package var notRemoved = 0
    /// The first documents and files that could not be indexed, in the order of the corpus.
    package private(set) var problems: [CorpusProblem] = []
    /// How many could not be indexed.
    package private(set) var problemCount = 0
    /// The first documents that were indexed but not as they came.
    package private(set) var warnings: [CorpusProblem] = []
    /// What readers of the documents do not see.
    package private(set) var hidden = HiddenText()
    /// How many documents have such text.
    package private(set) var documentsHiding = 0
    package var seconds = 0.0

    package init() {}

    /// More problems than this are counted only: memory must not grow with what is wrong with a corpus.
    package static let problemLimit = 1_000

    mutating func append(_ found: [CorpusProblem]) {
        let warned = found.filter(\.isWarning)
        for text in warned.compactMap(\.hidden) {
            hidden = hidden + text
            documentsHiding += 1
        }
        warnings += warned.prefix(IndexingReport.problemLimit - warnings.count)
        problemCount += found.count - warned.count
        problems += found.lazy.filter { !$0.isWarning }.prefix(IndexingReport.problemLimit - problems.count)
    }

    package var documents: Int { added + updated + unchanged }
}

/// How far a run is, told after every batch.
package struct IndexingProgress: Sendable, Hashable {
    package var documents: Int
    /// Documents that survive whatever happens from now on.
    package var confirmed: Int
    package var textBytes: Int
    /// Of the corpus on disk; `bytesTotal` is nil for streams.
    package var bytesRead: Int
    package var bytesTotal: Int?
    package var seconds: Double
}
