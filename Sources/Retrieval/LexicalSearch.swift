import Glibc
package import IndexStore
import Postings

/// Exact BM25 over one snapshot: Lucene's formula and idf, `ln(1 + (N − df + 0.5) / (df + 0.5))`, lengths exact, sums
/// in 64-bit floating point in the order of the terms' bytes. Ties go by passage id, rising.
package struct LexicalSearch {
    package enum Method: Sendable {
        /// Skips what cannot be among the best; the same results as `exhaustive`.
        case pruned
        /// `pruned` without the processor's vector instructions.
        case portable
        case exhaustive
    }

    private let snapshot: IndexSnapshot
    private let method: Method
    private let statistics: IndexStatistics
    private let collection: StatisticsFile?
    private let saturation: Saturation

    /// - Parameter collection: What the index is a shard of: scores are then those of one index of everything.
    package init(
        _ snapshot: IndexSnapshot, collection: StatisticsFile? = nil, method: Method = .pruned
    ) {
        self.snapshot = snapshot
        self.method = method
        self.collection = collection
        statistics = collection?.statistics ?? snapshot.statistics
        saturation = Saturation(
            k1: snapshot.settings.k1, b: snapshot.settings.b, average: statistics.averageLength)
    }

    /// The best `limit` passages for `query`, best first; fewer when fewer have any of its terms.
    ///
    /// - Parameter filter: For each segment the passages that may be found; nil for all.
    package func search(
        _ query: WeightedQuery, limit: Int, filter: PassageFilter? = nil, explain: Bool = false
    ) throws -> [RankedPassage] {
        let (rows, terms) = try find(query, limit: limit, filter: filter)
        return try rows.map { row in
            RankedPassage(
                row: row.row, id: try snapshot.passageID(row.row), score: row.score,
                explanation: explain ? explanation(row.candidate, terms) : [])
        }
    }

    /// The same ranking without ids and explanations, for callers that fetch the passages anyway.
    package func rows(
        _ query: WeightedQuery, limit: Int, filter: PassageFilter? = nil
    ) throws -> [ScoredRow] {
        try find(query, limit: limit, filter: filter).rows.map { ScoredRow(row: $0.row, score: $0.score) }
    }

    private func find(
        _ query: WeightedQuery, limit: Int, filter: PassageFilter?
    ) throws -> (rows: [RankedRow], terms: [TermStatistics]) {
        guard limit > 0 else { throw RetrievalError.limit(limit) }
        let terms = try TermStatistics.collect(
            query, snapshot, collection, passages: statistics.passages)
        guard !terms.isEmpty else { return ([], []) }
        guard let top = TopPassages(limit: limit) else { throw RetrievalError.outOfMemory }
        if filter == nil, method != .exhaustive { raiseThreshold(of: top, limit: limit, terms) }
        for index in snapshot.segments.indices {
            try search(segment: index, terms, filter, top)
        }
        return (try CandidateOrder(snapshot).best(limit, of: top.candidates()), terms)
    }

    /// `limit` passages of a segment reach what the segment's stored k-th impact of any one term says.
    private func raiseThreshold(of top: TopPassages, limit: Int, _ terms: [TermStatistics]) {
        for index in snapshot.segments.indices where snapshot.segments[index].tombstones == nil {
            withSearched(snapshot.segments[index], number: index, allowed: nil) { segment in
                for term in terms {
                    let impact = term.postings[index]?.impact(atRank: limit) ?? 0
                    top.raise(to: segment.score(reachedBy: impact, weight: term.factor))
                }
            }
        }
    }

    private func search(
        segment index: Int, _ terms: [TermStatistics], _ filter: PassageFilter?, _ top: TopPassages
    ) throws {
        let segment = snapshot.segments[index]
        let allowed = filter?.passages(of: segment) ?? segment.live
        // Kept alive to the end of the search, which borrows from them.
        let found = terms.compactMap { term in term.postings[index].map { ($0, term.factor) } }
        guard !found.isEmpty else { return }
        let isDone = withExtendedLifetime(found) {
            let postings = found.map { $0.0.stored(weight: $0.1) }
            return withSearched(segment, number: index, allowed: allowed) { segment in
                segment.search(postings, into: top, exhaustively: method == .exhaustive)
            }
        }
        guard isDone else { throw RetrievalError.outOfMemory }
    }

    private func withSearched<Result>(
        _ segment: SegmentView, number: Int, allowed: Bitmap?, _ body: (SearchedSegment) -> Result
    ) -> Result {
        func run(_ allowed: UnsafePointer<UInt8>?) -> Result {
            body(
                SearchedSegment(
                    number: number, passages: segment.passages, lengths: segment.lengths.baseAddress,
                    baked: segment.baked, current: saturation, longest: segment.longest, allowed: allowed,
                    isPortable: method == .portable))
        }
        return allowed?.bytes.withUnsafeBufferPointer { run($0.baseAddress) } ?? run(nil)
    }
}

extension LexicalSearch {
    private func explanation(_ candidate: FoundPassage, _ terms: [TermStatistics]) -> [TermContribution] {
        let segment = snapshot.segments[candidate.segment]
        let length = segment.lengths[Int(candidate.doc)]
        return terms.compactMap { term in
            guard let postings = term.postings[candidate.segment] else { return nil }
            let stored = postings.stored()
            let impact = stored.impact(of: candidate.doc, passages: segment.passages)
            guard impact > 0 else { return nil }
            let frequency = stored.frequency(
                of: candidate.doc, impact: impact, length: length, segment.baked)
            return TermContribution(
                term: String(decoding: term.term.bytes, as: UTF8.self), weight: term.term.weight,
                documentFrequency: term.documentFrequency, passages: statistics.passages, idf: term.idf,
                frequency: Int(frequency), passageLength: Int(length),
                averageLength: statistics.averageLength,
                lengthNorm: saturation.k1
                    * (1 - saturation.b + saturation.b * Double(length) / statistics.averageLength),
                contribution: term.factor * saturation.value(frequency: frequency, length: length))
        }
    }
}

/// A term of the query as the index knows it.
struct TermStatistics {
    let term: WeightedQuery.Term
    /// Passages that have it, over all segments.
    let documentFrequency: Int
    let idf: Double
    /// For each segment of the snapshot; nil where no passage has the term.
    let postings: [TermPostings?]

    /// What a saturation is multiplied with.
    var factor: Double { term.weight * idf }

    /// The terms of `query` that any passage has, in the query's order.
    static func collect(
        _ query: WeightedQuery, _ snapshot: IndexSnapshot, _ collection: StatisticsFile?, passages: Int
    ) throws -> [TermStatistics] {
        try query.terms.compactMap { term in
            var frequency = 0
            let postings = try snapshot.segments.map { segment -> TermPostings? in
                guard let (postings, live) = try snapshot.postings(of: term.bytes, in: segment) else {
                    return nil
                }
                frequency += live
                return postings
            }
            guard frequency > 0 else { return nil }
            guard frequency <= snapshot.statistics.passages else { throw snapshot.damagedCounts() }
            if let collection {
                let known = try collection.documentFrequency(of: term.bytes)
                guard known >= frequency, known <= passages else {
                    throw RetrievalError.otherStatistics(collection.path)
                }
                frequency = known
            }
            let idf = log(1 + (Double(passages - frequency) + 0.5) / (Double(frequency) + 0.5))
            return TermStatistics(term: term, documentFrequency: frequency, idf: idf, postings: postings)
        }
    }
}
