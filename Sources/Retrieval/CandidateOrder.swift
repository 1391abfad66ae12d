import IndexStore
import Postings

/// Candidates in the order of a result: by score, falling, ties by passage id, rising. Within a segment the stored order
/// of ids decides; ids themselves are fetched only where segments meet in a tie.
struct CandidateOrder {
    private let snapshot: IndexSnapshot

    init(_ snapshot: IndexSnapshot) { self.snapshot = snapshot }

    /// The best `limit` of `candidates`, which stand by falling score.
    func best(_ limit: Int, of candidates: [FoundPassage]) throws -> [RankedRow] {
        let places = try snapshot.segments.map { try PassagePlaces($0, snapshot) }
        var result: [RankedRow] = []
        result.reserveCapacity(min(limit, candidates.count))
        var start = 0
        while start < candidates.count, result.count < limit {
            var end = start + 1
            while end < candidates.count, candidates[end].score == candidates[start].score { end += 1 }
            if end == start + 1 {
                result.append(ranked(candidates[start], places))
            } else {
                result += try tied(candidates[start..<end], places, limit - result.count)
            }
            start = end
        }
        return result
    }

    private func ranked(_ candidate: FoundPassage, _ places: [PassagePlaces]) -> RankedRow {
        RankedRow(
            row: places[candidate.segment].row(Int(candidate.doc)), score: candidate.score,
            candidate: candidate)
    }

    /// The first `limit` of candidates of one score by their ids.
    private func tied(
        _ candidates: ArraySlice<FoundPassage>, _ places: [PassagePlaces], _ limit: Int
    ) throws -> [RankedRow] {
        let sorted = try candidates.map { candidate in
            (rank: try places[candidate.segment].rank(Int(candidate.doc)), candidate: candidate)
        }.sorted {
            ($0.candidate.segment, $0.rank, $0.candidate.doc) < (
                $1.candidate.segment, $1.rank, $1.candidate.doc
            )
        }.map { ranked($0.candidate, places) }
        if sorted.first?.candidate.segment == sorted.last?.candidate.segment {
            return Array(sorted.prefix(limit))
        }
        return try merged(sorted, limit)
    }

    /// The first `limit` by id of rows that stand by segment, in each by id.
    private func merged(_ rows: [RankedRow], _ limit: Int) throws -> [RankedRow] {
        typealias Head = (id: String, place: Int)
        func head(_ place: Int) throws -> Head { (try snapshot.passageID(rows[place].row), place) }
        var heads = try rows.indices.filter {
            $0 == 0 || rows[$0].candidate.segment != rows[$0 - 1].candidate.segment
        }.map(head)
        var result: [RankedRow] = []
        while result.count < limit,
            let least = heads.indices.min(by: {
                heads[$0].id.utf8.lexicographicallyPrecedes(heads[$1].id.utf8)
            })
        {
            let place = heads[least].place
            result.append(rows[place])
            if place + 1 < rows.count, rows[place + 1].candidate.segment == rows[place].candidate.segment {
                heads[least] = try head(place + 1)
            } else {
                heads.remove(at: least)
            }
        }
        return result
    }
}
