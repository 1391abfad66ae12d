package import IndexStore
package import LateInteraction

/// A passage, by its row in the index, with a score.
package struct ScoredRow: Sendable, Hashable {
    package var row: Int
    package var score: Double

    package init(row: Int, score: Double) {
        self.row = row
        self.score = score
    }
}

/// Exact scores by the token and mean vectors of one snapshot, on candidates found in one of three ways.
package struct LateSearch {
    /// How widely `full` looks.
    package struct Effort: Sendable, Hashable {
        /// Centroids whose lists may be walked for each vector of the question.
        package var probes: Int
        /// Passages estimated by the centroids of all their vectors.
        package var estimates: Int
        /// Passages scored exactly; never fewer than twice what is asked for.
        package var candidates: Int

        package init(probes: Int = 32, estimates: Int, candidates: Int) {
            self.probes = probes
            self.estimates = estimates
            self.candidates = candidates
        }

        /// What finds nearly all of the best ten among so many: more in larger indexes, up to a million passages and a
        /// few milliseconds.
        package init(passages: Int) {
            let candidates = min(3_072, max(1_024, 8 * Int(Double(passages).squareRoot())))
            self.init(estimates: 2 * candidates, candidates: candidates)
        }
    }

    /// Of most records the centroids of all vectors.
    private static let headBytes = 128

    private let snapshot: IndexSnapshot
    private let query: LateQuery
    private let effort: Effort?

    /// - Parameter effort: of `fullScores`; nil for what suits the index.
    package init(_ snapshot: IndexSnapshot, _ query: LateQuery, effort: Effort? = nil) {
        self.snapshot = snapshot
        self.query = query
        self.effort = effort
    }

    /// The scores of these passages, by rising row; those without token vectors are left out.
    package func scores(of rows: [Int]) throws -> [ScoredRow] {
        var result: [ScoredRow] = []
        var scratch = LateQuery.Scratch()
        try snapshot.forEachTokenRecord(rows.sorted()) { row, record in
            if let score = try query.score(record, in: &scratch) {
                result.append(ScoredRow(row: row, score: score))
            }
        }
        return result
    }

    /// The scores of all passages that may be found, by rising row.
    package func allScores(in allowed: RowSet?) throws -> [ScoredRow] {
        var result: [ScoredRow] = []
        var scratch = LateQuery.Scratch()
        try snapshot.forEachTokenRecord(after: 0) { row, record in
            guard allowed?.contains(row) ?? true else { return }
            if let score = try query.score(record, in: &scratch) {
                result.append(ScoredRow(row: row, score: score))
            }
        }
        return result
    }

    /// The scores of passages that may be among the best `limit`, by rising row: candidates by the lists of
    /// centroids, estimated by all their centroids, the best of them scored exactly.
    package func fullScores(limit: Int, in allowed: RowSet?) throws -> [ScoredRow] {
        guard let state = snapshot.tokenVectors else { return [] }
        let unlisted = try snapshot.encodedPassages(after: state.listed).filter {
            allowed?.contains($0) ?? true
        }
        let effort = effort ?? Effort(passages: state.encoded)
        return try scores(of: unlisted + candidates(effort, atLeast: 2 * limit, state, allowed))
    }
}

extension LateSearch {
    /// Passages that may be good: those with the best estimates among those with the greatest sums of centroid scores.
    private func candidates(
        _ effort: Effort, atLeast least: Int, _ state: TokenVectorState, _ allowed: RowSet?
    ) throws -> [Int] {
        guard !state.listSizes.isEmpty else { return [] }
        let count = max(effort.candidates, least)
        let estimate = query.estimates(probes: effort.probes)
        let missing = estimate.tokens.expectation(listSizes: state.listSizes, passages: state.encoded)
        let wanted = max(count, effort.estimates)
        let walk = CentroidWalk(
            estimate.tokens.nearest, missing: missing, sizes: state.listSizes, wanted: wanted)
        let found = try walk.best(wanted, rows: state.listed + 1, in: allowed, snapshot)
        guard found.count > count else { return found }
        var rows: [Int] = []
        var estimates: [Float] = []
        rows.reserveCapacity(found.count)
        estimates.reserveCapacity(found.count)
        try snapshot.forEachTokenRecord(found, head: LateSearch.headBytes) { row, record in
            rows.append(row)
            estimates.append(try estimate(record))
        }
        let worst = LateSearch.least(ofBest: count, estimates)
        return zip(rows, estimates).lazy.filter { $0.1 >= worst }.map(\.0)
    }

    /// The least of the `count` greatest values: found in two steps of 4,096 equal spans each, so that a few more than `count` may
    /// be as great.
    static func least(ofBest count: Int, _ values: [Float]) -> Float {
        guard count < values.count, var low = values.min(), var high = values.max(), low < high,
            (high - low).isFinite
        else { return -.infinity }
        // Behind the greatest, so that spans end before their upper bound.
        high = high.nextUp
        var above = 0
        for _ in 0..<2 {
            let spans = 4_096
            let scale = Float(spans - 1) / (high - low)
            var histogram = [Int](repeating: 0, count: spans)
            for value in values where value >= low && value < high {
                histogram[Int((value - low) * scale)] += 1
            }
            var span = spans - 1
            while span > 0, above + histogram[span] < count {
                above += histogram[span]
                span -= 1
            }
            let start = low + Float(span) / scale
            high = min(high, low + Float(span + 1) / scale)
            low = start
            guard low < high else { break }
        }
        return low
    }
}
