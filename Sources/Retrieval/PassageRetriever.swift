package import ContextTypes
package import IndexStore
import JSONValues
import Synchronization
import TextAnalysis

/// Finds the passages of one index for questions. Any number of threads may ask at once.
package final class PassageRetriever: Sendable {
    package let index: IndexFile
    private let filters: FilterCache
    // Sendable because the lock guards the list, and an analyzer taken out of it belongs to one thread.
    private struct Pool: @unchecked Sendable { var analyzers: [Analyzer] = [] }
    private let pool = Mutex(Pool())
    private let settings: AnalyzerSettings

    private let collection: StatisticsFile?

    /// - Parameter collection: Of the collection that the index is a shard of; nil when it is all there is.
    package init(_ index: IndexFile, collection: StatisticsFile? = nil) throws {
        self.index = index
        self.collection = collection
        settings = try index.read { snapshot in
            do { return try AnalyzerSettings(json: snapshot.settings.analyzer) } catch {
                throw IndexStoreError.damaged(file: index.path, place: "meta", reason: "\(error)")
            }
        }
        filters = FilterCache()
        if let collection {
            try index.read { snapshot in
                try collection.settings.requireSame(snapshot.settings, collection.path, index.path)
            }
        }
    }

    /// `statistics` is the path of a file that `winnow index statistics` made.
    package convenience init(path: String, statistics: String? = nil, cacheBytes: Int = 256 << 20) throws {
        try self.init(
            IndexFile(path, cacheBytes: cacheBytes), collection: statistics.map { try StatisticsFile($0) })
    }

    /// The passages for `question`, best first, whole.
    ///
    /// - Throws: `RetrievalError`, `IndexStoreError`.
    package func search(
        _ question: String, _ options: RetrievalOptions = RetrievalOptions()
    ) throws -> [ScoredPassage] {
        let query = try query(for: question)
        return try index.read { snapshot in
            let filter = try filter(of: options, snapshot)
            let search = LexicalSearch(snapshot, collection: collection)
            return try search.rows(query, limit: options.limit, filter: filter).map {
                ScoredPassage(passage: try snapshot.passage($0.row), score: $0.score)
            }
        }
    }

    /// The same ranking without the passages' texts, with what each term adds when the options ask to explain.
    package func ranking(
        _ question: String, _ options: RetrievalOptions = RetrievalOptions()
    ) throws -> [RankedPassage] {
        let query = try query(for: question)
        return try index.read { try rank(query, options, $0) }
    }

    /// Passages with their explanations, in one snapshot.
    package func explainedSearch(
        _ question: String, _ options: RetrievalOptions
    ) throws -> [(passage: ScoredPassage, explanation: [TermContribution])] {
        let query = try query(for: question)
        return try index.read { snapshot in
            try rank(query, options, snapshot).map {
                (ScoredPassage(passage: try snapshot.passage($0.row), score: $0.score), $0.explanation)
            }
        }
    }

    /// The document with this id, nil when there is none.
    package func document(_ id: String) throws -> Document? { try index.read { try $0.document(id) } }

    /// The terms of `question` as the index's own analyzer gives them.
    package func query(for question: String) throws -> WeightedQuery {
        let analyzer = try pool.withLock { $0.analyzers.popLast() } ?? Analyzer(settings)
        defer { pool.withLock { if $0.analyzers.count < 16 { $0.analyzers.append(analyzer) } } }
        var terms: [WeightedQuery.Term] = []
        var question = question
        question.withUTF8 { bytes in
            analyzer.forEachTerm(in: bytes) { term, _ in terms.append(.init(bytes: Array(term))) }
        }
        return WeightedQuery(Self.withoutStrayLetters(terms))
    }

    /// In a long question a Latin letter of its own is a pronoun, an initial or a piece of "e.g."; in a short one
    /// (fewer than six other terms) it may be the point: "vitamin C".
    private static func withoutStrayLetters(_ terms: [WeightedQuery.Term]) -> [WeightedQuery.Term] {
        let words = terms.filter { term in
            term.bytes.count != 1 || !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(term.bytes[0])
        }
        return words.count >= 6 ? words : terms
    }

    /// What `rank` gives for terms and weights of the caller's own.
    package func ranking(_ query: WeightedQuery, _ options: RetrievalOptions) throws -> [RankedPassage] {
        try index.read { try rank(query, options, $0) }
    }

    private func rank(
        _ query: WeightedQuery, _ options: RetrievalOptions, _ snapshot: IndexSnapshot
    ) throws -> [RankedPassage] {
        let filter = try filter(of: options, snapshot)
        return try LexicalSearch(snapshot, collection: collection).search(
            query, limit: options.limit, filter: filter, explain: options.explain)
    }

    /// What the options allow to be found; throws when they ask for what is not there.
    private func filter(of options: RetrievalOptions, _ snapshot: IndexSnapshot) throws -> PassageFilter? {
        guard [.auto, .bm25].contains(options.retriever) else {
            throw RetrievalError.unavailable("retriever \"\(options.retriever.rawValue)\"")
        }
        guard options.feedback == .none else {
            throw RetrievalError.unavailable("feedback \"\(options.feedback.rawValue)\"")
        }
        return try options.filter.map { try filters.filter(for: $0, snapshot) }
    }
}
