package import ContextTypes
package import JSONValues
package import Retrieval
package import Selection

/// What of an index answers a question.
package struct TrimRequest: Sendable {
    package var question: String
    package var index: OpenIndex
    package var retrieval: RetrievalOptions
    package var pruning: PruningOptions

    package init(
        _ question: String, in index: OpenIndex, _ retrieval: RetrievalOptions = RetrievalOptions(),
        _ pruning: PruningOptions = PruningOptions()
    ) {
        self.question = question
        self.index = index
        self.retrieval = retrieval
        self.pruning = pruning
    }
}

/// What of given texts answers a question.
package struct PruneRequest: Sendable {
    package var question: String
    /// Texts whose units are sentences.
    package var passages: [Passage]
    /// Texts whose units are lines.
    package var lined: [LinedText]
    package var options: PruningOptions
    /// The scores with which the passages were found, one each, higher is better; they have a say in the order of the
    /// passages. Nil when they are not known.
    package var given: [Double]?
    /// What is already known to be said of the texts; the answer repeats it.
    package var warnings: [ContextWarning]

    package init(
        _ question: String, _ passages: [Passage], lined: [LinedText] = [],
        _ options: PruningOptions = PruningOptions(), given: [Double]? = nil, warnings: [ContextWarning] = []
    ) {
        self.question = question
        self.passages = passages
        self.lined = lined
        self.options = options
        self.given = given
        self.warnings = warnings
    }
}

/// The best passages of an index, whole.
package struct RetrieveRequest: Sendable {
    package var question: String
    package var index: OpenIndex
    package var options: RetrievalOptions
    /// Who reranks, and how much it may read; for `options.rerank`.
    package var judging: PruningOptions

    package init(
        _ question: String, in index: OpenIndex, _ options: RetrievalOptions = RetrievalOptions(),
        judging: PruningOptions = PruningOptions()
    ) {
        self.question = question
        self.index = index
        self.options = options
        self.judging = judging
    }
}

/// What `retrieve` found, and how long that took.
package struct RetrievedPassages: Sendable {
    package let result: RetrievalResult
    /// Who reranked; nil without that.
    package let model: String?
    package let timings: StageTimings
}

/// Documents by their relevance to a query.
package struct RerankRequest: Sendable {
    package var query: String
    package var documents: [Passage]
    package var options: PruningOptions
    /// At most so many come back; nil: all of them.
    package var limit: Int?

    package init(
        _ query: String, _ documents: [Passage], _ options: PruningOptions = PruningOptions(),
        limit: Int? = nil
    ) {
        self.query = query
        self.documents = documents
        self.options = options
        self.limit = limit
    }
}

/// A document that was judged.
package struct RerankedDocument: Sendable {
    /// Its place among those of the request.
    package let index: Int
    /// Comparable within one request only.
    package let score: Double
    /// What answers the query.
    package let text: String
}

/// A document of an index, or a part of it.
package struct ExpandRequest: Sendable {
    package var document: String
    package var index: OpenIndex
    /// Nil: from the start, to the end.
    package var start: Int?
    package var end: Int?
    package var unit: OffsetUnit

    package init(
        _ document: String, in index: OpenIndex, start: Int? = nil, end: Int? = nil,
        unit: OffsetUnit = .codepoint
    ) {
        self.document = document
        self.index = index
        self.start = start
        self.end = end
        self.unit = unit
    }
}

/// The text between two places of a document.
package struct DocumentExcerpt: Sendable {
    package let document: String
    package let text: String
    /// In the unit that was asked for.
    package let start: Int
    package let end: Int
    package let title: String
    package let url: String?
    package let metadata: JSON
    /// Where it stands in a document that has places.
    package let places: [Place]
}
