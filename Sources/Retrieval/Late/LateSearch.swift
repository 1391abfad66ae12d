import CKernels
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
        /// Centroids whose lists are walked for each vector of the question.
        package var probes: Int
        /// Families of centroids looked into for each vector of the question.
        package var families: Int
        /// Passages scored exactly; never fewer than twice what is asked for.
        package var candidates: Int

        package init(probes: Int = 16, families: Int = 32, candidates: Int = 1_024) {
            self.probes = probes
            self.families = families
            self.candidates = candidates
        }
    }

    private let snapshot: IndexSnapshot
    private let query: LateQuery
    private let effort: Effort

    package init(_ snapshot: IndexSnapshot, _ query: LateQuery, effort: Effort = Effort()) {
        self.snapshot = snapshot
        self.query = query
        self.effort = effort
    }

    /// The scores of these passages, by rising row; those without token vectors are left out.
    package func scores(of rows: some Sequence<Int>) throws -> [ScoredRow] {
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

    /// The scores of passages that may be among the best `limit`, by rising row: candidates by their centroids, with what
    /// a passage has no near token for imputed (WARP, Scheerer et al. 2025), then scored exactly.
    package func fullScores(limit: Int, in allowed: RowSet?) throws -> [ScoredRow] {
        guard let state = snapshot.tokenVectors else { return [] }
        let unlisted = try snapshot.encodedPassages(after: state.listed).filter {
            allowed?.contains($0) ?? true
        }
        let listed = try candidates(
            count: max(effort.candidates, 2 * limit), rows: state.listed + 1, state.listSizes, allowed)
        return try scores(of: listed + unlisted)
    }
}

extension LateSearch {
    /// About `count` passages with the greatest sums of centroid scores.
    private func candidates(
        count: Int, rows: Int, _ sizes: [UInt32], _ allowed: RowSet?
    ) throws -> [Int] {
        guard !sizes.isEmpty else { return [] }
        let nearest = query.tokens.nearestCentroids(limit: effort.probes, families: effort.families)
        return try CentroidWalk(nearest).best(count, rows: rows, in: allowed, snapshot)
    }
}
