import CKernels
import Glibc
package import IndexStore

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
    private let saturation: winnow_saturation

    /// - Parameter collection: What the index is a shard of: scores are then those of one index of everything.
    package init(
        _ snapshot: IndexSnapshot, collection: StatisticsFile? = nil, method: Method = .pruned
    ) {
        self.snapshot = snapshot
        self.method = method
        self.collection = collection
        statistics = collection?.statistics ?? snapshot.statistics
        saturation = winnow_saturation(
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
        let top = try TopPassages(limit: limit)
        if filter == nil, method != .exhaustive { raiseThreshold(of: top, limit: limit, terms) }
        for index in snapshot.segments.indices {
            try search(segment: index, terms, filter, top)
        }
        return (try CandidateOrder(snapshot).best(limit, of: top.candidates()), terms)
    }

    /// `limit` passages of a segment reach what the segment's stored k-th impact of any one term says.
    private func raiseThreshold(of top: TopPassages, limit: Int, _ terms: [TermStatistics]) {
        for index in snapshot.segments.indices where snapshot.segments[index].tombstones == nil {
            withKernelView(of: snapshot.segments[index], number: index, allowed: nil) { segment in
                for term in terms {
                    let impact = term.postings[index]?.impact(atRank: limit) ?? 0
                    winnow_top_raise(top.handle, winnow_kth_score(&segment, term.factor, UInt32(impact)))
                }
            }
        }
    }

    private func search(
        segment index: Int, _ terms: [TermStatistics], _ filter: PassageFilter?, _ top: TopPassages
    ) throws {
        let segment = snapshot.segments[index]
        let allowed = filter?.passages(of: segment) ?? segment.live
        // Kept alive to the end of the search: the views borrow from them.
        let found = terms.compactMap { term in term.postings[index].map { ($0, term.factor) } }
        guard !found.isEmpty else { return }
        let views = found.map { $0.0.kernelView(weight: $0.1) }
        let done = withExtendedLifetime(found) {
            views.withUnsafeBufferPointer { views in
                withKernelView(of: segment, number: index, allowed: allowed) { segment in
                    let count = UInt32(views.count)
                    return method == .exhaustive
                        ? winnow_search_exhaustive(top.handle, &segment, views.baseAddress, count)
                        : winnow_search(top.handle, &segment, views.baseAddress, count)
                }
            }
        }
        guard done == 1 else { throw RetrievalError.outOfMemory }
    }

    private func withKernelView<Result>(
        of segment: SegmentView, number: Int, allowed: Bitmap?,
        _ body: (inout winnow_segment) -> Result
    ) -> Result {
        var view = winnow_segment(
            number: UInt32(number), passages: UInt32(segment.passages), lengths: segment.lengths.baseAddress,
            baked: segment.baked, current: saturation, longest: segment.longest, allowed: nil,
            portable: method == .portable ? 1 : 0)
        guard let allowed else { return body(&view) }
        return allowed.bytes.withUnsafeBufferPointer {
            view.allowed = $0.baseAddress
            return body(&view)
        }
    }
}

extension LexicalSearch {
    private func explanation(_ candidate: winnow_candidate, _ terms: [TermStatistics]) -> [TermContribution] {
        let segment = snapshot.segments[Int(candidate.segment)]
        let length = segment.lengths[Int(candidate.doc)]
        return terms.compactMap { term in
            guard let postings = term.postings[Int(candidate.segment)] else { return nil }
            var view = postings.kernelView()
            let impact = winnow_postings_impact(&view, UInt32(segment.passages), candidate.doc)
            guard impact > 0 else { return nil }
            let frequency = winnow_postings_frequency(&view, candidate.doc, impact, length, segment.baked)
            return TermContribution(
                term: String(decoding: term.term.bytes, as: UTF8.self), weight: term.term.weight,
                documentFrequency: term.documentFrequency, passages: statistics.passages, idf: term.idf,
                frequency: Int(frequency), passageLength: Int(length),
                averageLength: statistics.averageLength,
                lengthNorm: saturation.k1
                    * (1 - saturation.b + saturation.b * Double(length) / statistics.averageLength),
                contribution: term.factor * winnow_saturate(frequency, length, saturation))
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
