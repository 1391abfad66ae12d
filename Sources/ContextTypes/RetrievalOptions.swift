package import JSONValues

/// Which passages to fetch from an index for a question (members of `trim` and `retrieve` on the wire).
package struct RetrievalOptions: Hashable, Sendable {
    package enum Retriever: String, Sendable, CaseIterable {
        /// The best that the index holds.
        case auto
        case bm25
        case late
        case hybrid
    }

    package enum Feedback: String, Sendable, CaseIterable {
        case none
        case rm3
        case rocchio
        case late
    }

    package enum Fusion: String, Sendable, CaseIterable {
        /// Convex combination of scores, each divided by the best of its list.
        case convex
        /// Reciprocal rank fusion.
        case reciprocal
    }

    /// The most passages that one call may fetch.
    package static let limits = 1...10_000

    package var limit = 20
    package var retriever = Retriever.auto
    package var feedback = Feedback.none
    /// How a hybrid retriever joins its two rankings.
    package var fusion = Fusion.convex
    /// The weight of token vectors in a convex combination, 0...1.
    package var alpha = 0.8
    /// Metadata conditions; nil for none.
    package var filter: JSON?
    /// Passages of lower quality are left out; 0 for none.
    package var leastQuality = 0.0
    /// How much quality counts in a score, 0...1.
    package var qualityWeight = 0.0
    /// Whether a pruner judges the best passages, and they come in the order of both.
    package var rerank = false
    package var explain = false
    /// Whether passages come with how well their sentences cover the question's tokens, where token vectors take part.
    package var coverage = false

    package init() {}
}
