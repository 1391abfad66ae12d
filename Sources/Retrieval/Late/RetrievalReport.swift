package import ContextTypes

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

    /// What ranked: never `auto`.
    package var retriever = RetrievalOptions.Retriever.bm25
    package var lateSearch: LateSearch?
    /// Passages scored by their token vectors.
    package var scored = 0
    /// Why something was not done as might be expected.
    package var warnings: [String] = []
}
