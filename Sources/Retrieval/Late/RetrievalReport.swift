/// How a question was answered: what was asked for and what came of it.
package struct RetrievalReport: Sendable, Hashable {
    /// How passages came to be scored by their token vectors.
    package enum LateSearch: String, Sendable {
        /// All of them.
        case exhaustive
        /// The best by BM25.
        case seeded
        /// Those that lists of centroids gave.
        case full
    }

    /// `bm25`, `late` or `hybrid`.
    package var retriever = "bm25"
    package var lateSearch: LateSearch?
    /// Passages scored by their token vectors.
    package var scored = 0
    /// Why something was not done as might be expected.
    package var warnings: [String] = []
}
