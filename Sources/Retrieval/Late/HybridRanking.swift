import ContextTypes
import IndexStore
import LateInteraction

/// One question on one snapshot: which passages, by BM25, by token vectors or by both, with feedback from the first
/// ranking when that is asked for.
struct HybridRanking {
    /// Passages that BM25 gives token vectors to score.
    static let seeds = 1_000
    /// Indexes of at most so many passages are scored whole.
    static let exhaustiveLimit = 1_500
    /// Fewer hits by words than this, and candidates come from the centroids as well.
    private static let fewSeeds = 100

    struct Vectors {
        let codec: ResidualCodec
        /// Of mean vectors; nil where the index has none.
        let meanCodec: ResidualCodec?
        var question: QuestionVectors

        var query: LateQuery {
            let mean = meanCodec.flatMap { codec in
                question.mean.isEmpty ? nil : MaxSimQuery(question.mean, codec)
            }
            return LateQuery(
                MaxSimQuery(question.rows, codec), mean: mean, weight: question.meanWeight)
        }
    }

    let snapshot: IndexSnapshot
    let collection: StatisticsFile?
    let query: WeightedQuery
    let vectors: Vectors?
    /// Whether BM25 has a say beside token vectors.
    let isHybrid: Bool
    let options: RetrievalOptions
    let filter: PassageFilter?
    /// The terms of a passage, for feedback.
    let terms: (Passage) throws -> [[UInt8]: Int]

    /// A ranking with the parts that it came from.
    struct Ranking {
        var scores: [ScoredRow] = []
        var lexical: [ScoredRow] = []
        var late: [ScoredRow] = []
    }

    func rank(_ report: inout RetrievalReport) throws -> Ranking {
        let first = try ranking(query, vectors, &report)
        switch options.feedback {
        case .none: return first
        case .rm3, .rocchio:
            let kind: TermFeedback.Kind = options.feedback == .rm3 ? .rm3 : .rocchio
            let passages = try best(TermFeedback.passages, of: first).map { entry in
                (terms: try terms(snapshot.passage(entry.row)), score: entry.score)
            }
            return try ranking(
                TermFeedback(kind: kind).expand(query, by: passages), vectors, &report)
        case .late:
            guard let vectors else { return first }
            let decoded = try decodedVectors(of: best(VectorFeedback.passages, of: first), vectors.codec)
            var expanded = vectors
            let feedback = VectorFeedback(
                codec: vectors.codec, listSizes: snapshot.tokenVectors?.listSizes ?? [],
                total: snapshot.tokenVectors?.encoded ?? 0)
            expanded.question.rows = feedback.expand(vectors.question.rows, by: decoded)
            return try ranking(query, expanded, &report)
        }
    }

    private func ranking(
        _ query: WeightedQuery, _ vectors: Vectors?, _ report: inout RetrievalReport
    ) throws -> Ranking {
        guard let vectors else {
            let lexical = try LexicalSearch(snapshot, collection: collection).rows(
                query, limit: options.limit, filter: filter)
            return Ranking(scores: lexical, lexical: lexical)
        }
        let lexical =
            isHybrid
            ? try LexicalSearch(snapshot, collection: collection).rows(
                query, limit: max(HybridRanking.seeds, options.limit), filter: filter) : []
        let late = try lateScores(vectors, seeds: lexical, &report)
        report.scored = late.count
        guard isHybrid else { return Ranking(scores: late, late: late) }
        let scored = Set(late.map(\.row))
        // Every row that BM25 found was asked for its vectors: one without a score has none.
        let unencoded = Set(lexical.map(\.row).filter { !scored.contains($0) })
        let fused = ScoreFusion(fusion: options.fusion, alpha: options.alpha).fuse(
            lexical: lexical, late: late, unencoded: unencoded)
        return Ranking(scores: fused, lexical: lexical, late: late)
    }

    private func lateScores(
        _ vectors: Vectors, seeds: [ScoredRow], _ report: inout RetrievalReport
    ) throws -> [ScoredRow] {
        let search = LateSearch(snapshot, vectors.query)
        let state = snapshot.tokenVectors
        if (state?.encoded ?? 0) <= HybridRanking.exhaustiveLimit || state?.listSizes.isEmpty ?? true {
            report.lateSearch = .exhaustive
            return try search.allScores(in: filter?.rows)
        }
        if let rows = filter?.rows, rows.count <= HybridRanking.exhaustiveLimit {
            report.lateSearch = .exhaustive
            return try search.scores(of: rows.rows)
        }
        guard isHybrid, seeds.count >= max(HybridRanking.fewSeeds, options.limit) else {
            report.lateSearch = .full
            let full = try search.fullScores(limit: options.limit, in: filter?.rows)
            let known = Set(full.map(\.row))
            return full + (try search.scores(of: seeds.map(\.row).filter { !known.contains($0) }))
        }
        report.lateSearch = .seeded
        return try search.scores(of: seeds.map(\.row))
    }

    private func best(_ count: Int, of ranking: Ranking) throws -> [ScoredRow] {
        try RankedRows(ranking.scores, snapshot).best(count).map {
            ScoredRow(row: $0.row, score: $0.score)
        }
    }

    private func decodedVectors(of rows: [ScoredRow], _ codec: ResidualCodec) throws -> [Float] {
        var vectors: [Float] = []
        try snapshot.forEachTokenRecord(rows.map(\.row)) { _, record in
            vectors += try codec.decode(record)
        }
        return vectors
    }
}

/// Rows in the order of a result: by score, falling, ties by passage id, rising.
struct RankedRows {
    private let scores: [ScoredRow]
    private let snapshot: IndexSnapshot

    init(_ scores: [ScoredRow], _ snapshot: IndexSnapshot) {
        self.scores = scores.sorted { $0.score > $1.score }
        self.snapshot = snapshot
    }

    func best(_ limit: Int) throws -> [RankedPassage] {
        var result: [RankedPassage] = []
        var start = 0
        while start < scores.count, result.count < limit {
            let end = scores[start...].firstIndex { $0.score < scores[start].score } ?? scores.count
            let group = scores[start..<end]
            let ids = try group.map { try snapshot.passageID($0.row) }
            let passages = zip(group, ids).map { RankedPassage(row: $0.row, id: $1, score: $0.score) }
            result += passages.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
                .prefix(limit - result.count)
            start = end
        }
        return result
    }
}
