package import ContextTypes
package import IndexStore
import JSONValues
import LateInteraction
import TextAnalysis
import Threads

/// Finds the passages of one index for questions. Any number of threads may ask at once.
package final class PassageRetriever: Sendable {
    package let index: IndexFile
    /// Makes token vectors of questions; nil for BM25 alone.
    let encoder: (any QuestionEncoder)?
    private let filters: FilterCache
    private let analyzers = Pool<Analyzer>()
    private let settings: AnalyzerSettings

    private let collection: StatisticsFile?

    /// - Parameters:
    ///   - encoder: Makes token vectors of questions; nil for BM25 alone.
    ///   - collection: Statistics of the collection that the index is a shard of; nil when it is all there is.
    package init(
        _ index: IndexFile, encoder: (any QuestionEncoder)? = nil, collection: StatisticsFile? = nil
    ) throws {
        self.index = index
        self.encoder = encoder
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
    package convenience init(
        path: String, encoder: (any QuestionEncoder)? = nil, statistics: String? = nil,
        cacheBytes: Int = 256 << 20
    ) throws {
        try self.init(
            IndexFile(path, cacheBytes: cacheBytes), encoder: encoder,
            collection: statistics.map { try StatisticsFile($0) })
    }

    /// The passages for `question`, best first, whole.
    ///
    /// - Throws: `RetrievalError`, `IndexStoreError`.
    package func search(
        _ question: String, _ options: RetrievalOptions = RetrievalOptions()
    ) throws -> [ScoredPassage] {
        try result(for: question, options).passages.map(\.passage)
    }

    /// The same ranking without the passages' texts, with what each term adds when the options ask to explain.
    package func ranking(
        _ question: String, _ options: RetrievalOptions = RetrievalOptions()
    ) throws -> [RankedPassage] {
        let asked = try Asked(question, query(for: question), vectors(of: question, options))
        return try index.read { try rank(asked, options, $0).passages }
    }

    /// Passages with their explanations, in one snapshot, and how they were found.
    package func result(for question: String, _ options: RetrievalOptions) throws -> RetrievalResult {
        let asked = try Asked(question, query(for: question), vectors(of: question, options))
        return try index.read { snapshot in
            let (ranked, report) = try rank(asked, options, snapshot)
            let coverages =
                options.coverage ? try coverages(of: ranked.map(\.row), by: asked.vectors, snapshot) : [:]
            return RetrievalResult(
                passages: try ranked.map { ranked in
                    let passage = try shown(ranked, options, snapshot)
                    // Coverage is by the sentences of the passage that was found.
                    let coverage = passage.id == ranked.id ? coverages[ranked.row] : nil
                    return (ScoredPassage(passage: passage, score: ranked.score, coverage: coverage), ranked)
                }, report: report)
        }
    }

    /// The passage that was found, or the one of its places that the filter lets through.
    private func shown(
        _ ranked: RankedPassage, _ options: RetrievalOptions, _ snapshot: IndexSnapshot
    ) throws -> Passage {
        guard let shown = try options.filter.map({ try filters.filter(for: $0, snapshot) })?.shown else {
            return try snapshot.passage(ranked.row)
        }
        return try snapshot.passage(snapshot.shownRow(for: ranked.row, in: shown))
    }

    /// What is wrong with the index, in words; empty when nothing is.
    ///
    /// - Throws: `IndexStoreError` when so much is wrong that the check cannot go on.
    package func findings(isCancelled: @escaping () -> Bool = { false }) throws -> [String] {
        var findings = try index.verify(isCancelled: isCancelled)
        do { _ = try Analyzer(settings) } catch { findings.append("meta: the analyzer: \(error)") }
        return findings
    }

    /// The terms of `question` as the index's own analyzer gives them.
    package func query(for question: String) throws -> WeightedQuery {
        var terms: [WeightedQuery.Term] = []
        try forEachTerm(of: question) { terms.append(.init(bytes: $0)) }
        return WeightedQuery(Self.withoutStrayLetters(terms))
    }

    private func forEachTerm(of text: String, _ body: ([UInt8]) -> Void) throws {
        let analyzer = try analyzers.borrow { try Analyzer(settings) }
        defer { analyzers.giveBack(analyzer) }
        var text = text
        text.withUTF8 { bytes in
            analyzer.forEachTerm(in: bytes) { term, _ in body(Array(term)) }
        }
    }

    /// In a long question a Latin letter of its own is a pronoun, an initial or a piece of "e.g."; in a short one
    /// (fewer than six other terms) it may be the point: "vitamin C".
    private static func withoutStrayLetters(_ terms: [WeightedQuery.Term]) -> [WeightedQuery.Term] {
        let words = terms.filter { term in
            term.bytes.count != 1 || !(UInt8(ascii: "a")...UInt8(ascii: "z")).contains(term.bytes[0])
        }
        return words.count >= 6 ? words : terms
    }

    /// What `rank` gives for terms and weights of the caller's own, by BM25.
    package func ranking(_ query: WeightedQuery, _ options: RetrievalOptions) throws -> [RankedPassage] {
        try index.read { try rank(Asked("", query, nil), options, $0).passages }
    }
}

/// What a search found, and how.
package struct RetrievalResult: Sendable {
    /// Best first.
    package var passages: [(passage: ScoredPassage, ranked: RankedPassage)]
    package var report: RetrievalReport
}

/// A question as the parts of a search take it.
private struct Asked {
    let text: String
    let query: WeightedQuery
    /// nil when no token vectors are wanted, or no encoder is there.
    let vectors: QuestionVectors?

    init(_ text: String, _ query: WeightedQuery, _ vectors: QuestionVectors?) {
        self.text = text
        self.query = query
        self.vectors = vectors
    }
}

extension PassageRetriever {
    /// Encoded before the snapshot is taken: no reader holds the index while the encoder runs.
    private func vectors(
        of question: String, _ options: RetrievalOptions
    ) throws -> QuestionVectors? {
        guard let encoder, options.retriever != .bm25 else { return nil }
        // An index that has never been encoded needs no vectors; one of another encoder is refused later.
        guard
            try index.read({ $0.tokenVectors?.codec != nil && $0.tokenVectors?.encoder.hash == encoder.hash })
        else { return nil }
        return try encoder.vectors(of: question)
    }

    private func rank(
        _ asked: Asked, _ options: RetrievalOptions, _ snapshot: IndexSnapshot
    ) throws -> (passages: [RankedPassage], report: RetrievalReport) {
        guard options.limit > 0 else { throw RetrievalError.limit(options.limit) }
        guard (0...1).contains(options.alpha) else { throw RetrievalError.alpha(options.alpha) }
        var report = RetrievalReport()
        let codec = try usableCodec(asked, options, snapshot, &report)
        let filter = try options.filter.map { try filters.filter(for: $0, snapshot) }
        if codec == nil, options.feedback == .none {
            let passages = try LexicalSearch(snapshot, collection: collection).search(
                asked.query, limit: options.limit, filter: filter, explain: options.explain)
            return (passages, report)
        }
        let vectors = codec.flatMap { codec in
            asked.vectors.map {
                HybridRanking.Vectors(
                    codec: codec, meanCodec: snapshot.tokenVectors?.meanCodec, question: $0)
            }
        }
        let hybrid = HybridRanking(
            snapshot: snapshot, collection: collection, query: asked.query, vectors: vectors,
            isHybrid: report.retriever == .hybrid, options: options, filter: filter, terms: terms)
        let ranking = try hybrid.rank(&report)
        var passages = try RankedRows(ranking.scores, snapshot).best(options.limit)
        note(ranking, in: &passages)
        if options.explain, let codec, let vectors = asked.vectors {
            try explain(&passages, codec, vectors, snapshot)
        }
        return (passages, report)
    }

    /// The codec when token vectors take part; `report` says which retriever that makes.
    private func usableCodec(
        _ asked: Asked, _ options: RetrievalOptions, _ snapshot: IndexSnapshot,
        _ report: inout RetrievalReport
    ) throws -> ResidualCodec? {
        let wantsVectors = options.retriever != .bm25 || options.feedback == .late
        guard wantsVectors else { return nil }
        let problem = problem(with: snapshot.tokenVectors)
        guard problem == nil, asked.vectors != nil, let codec = snapshot.tokenVectors?.codec else {
            guard options.retriever == .auto, options.feedback != .late else {
                throw RetrievalError.unavailable(
                    problem ?? "feedback \"late\" needs the retriever late or hybrid")
            }
            if snapshot.tokenVectors != nil, let problem {
                report.warnings.append("\(problem); BM25 answered")
            }
            return nil
        }
        report.retriever = options.retriever == .late ? .late : .hybrid
        let (encoded, total) = (snapshot.tokenVectors?.encoded ?? 0, snapshot.statistics.passages)
        if encoded < total {
            report.warnings.append("\(total - encoded) of \(total) passages have no token vectors yet")
        }
        return codec
    }

    /// Why token vectors cannot be searched; nil when they can.
    private func problem(with state: TokenVectorState?) -> String? {
        guard let state else {
            return "this index has no token vectors; make them with `winnow index encode \(index.path)`"
        }
        guard state.codec != nil else {
            return "the token vectors are not ready yet; go on with `winnow index encode \(index.path)`"
        }
        guard let encoder else {
            return "the index was encoded with \"\(state.encoder.name)\", and no encoder is loaded"
        }
        guard encoder.hash == state.encoder.hash else {
            return
                "the index was encoded with \"\(state.encoder.name)\" (\(state.encoder.hash.prefix(12))), the "
                + "encoder here is \"\(encoder.name)\" (\(encoder.hash.prefix(12)))"
        }
        return nil
    }

    private func note(_ ranking: HybridRanking.Ranking, in passages: inout [RankedPassage]) {
        let wanted = Set(passages.map(\.row))
        var lexical: [Int: Double] = [:]
        var late: [Int: Double] = [:]
        for entry in ranking.lexical where wanted.contains(entry.row) { lexical[entry.row] = entry.score }
        for entry in ranking.late where wanted.contains(entry.row) { late[entry.row] = entry.score }
        for index in passages.indices {
            passages[index].lexicalScore = lexical[passages[index].row]
            passages[index].lateScore = late[passages[index].row]
        }
    }

    private func explain(
        _ passages: inout [RankedPassage], _ codec: ResidualCodec,
        _ vectors: QuestionVectors, _ snapshot: IndexSnapshot
    ) throws {
        let explanation = LateExplanation(codec: codec, rows: vectors.rows, spans: vectors.spans)
        for index in passages.indices {
            let row = passages[index].row
            let places = encoder?.places(in: try snapshot.passage(row)) ?? []
            try snapshot.forEachTokenRecord([row]) { _, record in
                passages[index].lateExplanation = try explanation.contributions(of: record, places: places)
            }
        }
    }

    /// The terms of a passage as the index has them: of title, headings and text.
    private func terms(of passage: Passage) throws -> [[UInt8]: Int] {
        var terms: [[UInt8]: Int] = [:]
        for text in passage.titleAndHeadings + [passage.text] {
            try forEachTerm(of: text) { terms[$0, default: 0] += 1 }
        }
        return terms
    }

    /// How well each sentence of these passages covers each token of `question`, from the stored vectors, without
    /// encoding any passage: what the late-interaction labeller reads.
    ///
    /// - Parameter ids: of passages, as `search` gives them (`document#ordinal`).
    /// - Returns: nil for a passage that has no token vectors (yet) or is not there, and for all when the index cannot be
    ///   searched by token vectors with this encoder.
    /// - Throws: `IndexStoreError`; what the encoder throws.
    package func coverages(for question: String, passages ids: [String]) throws -> [TokenCoverage?] {
        let vectors = try vectors(of: question, RetrievalOptions())
        return try index.read { snapshot in
            let rows = try ids.map { try snapshot.row(ofPassage: $0) }
            let found = try coverages(of: rows.compactMap { $0 }, by: vectors, snapshot)
            return rows.map { row in row.flatMap { found[$0] } }
        }
    }

    private func coverages(
        of rows: [Int], by vectors: QuestionVectors?, _ snapshot: IndexSnapshot
    ) throws -> [Int: TokenCoverage] {
        guard let vectors, problem(with: snapshot.tokenVectors) == nil,
            let codec = snapshot.tokenVectors?.codec
        else { return [:] }
        let query = MaxSimQuery(vectors.rows, codec)
        let probes = MaxSimQuery(vectors.probes, codec)
        var found: [Int: TokenCoverage] = [:]
        try snapshot.forEachTokenRecord(rows.sorted()) { row, record in
            let maxima = try SentenceMaxima(query, record)
            var coverage = TokenCoverage(
                spans: vectors.spans, bySentence: maxima.bySentence, inPassage: maxima.inPassage,
                inTitle: maxima.inTitle)
            if probes.count > 0 {
                let maxima = try SentenceMaxima(probes, record)
                coverage.probes = .init(bySentence: maxima.bySentence, inPassage: maxima.inPassage)
            }
            found[row] = coverage
        }
        return found
    }
}
