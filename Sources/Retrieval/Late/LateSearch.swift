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
        let sums = SumMemory(rows: rows)
        return try sums.withKernelView(allowed) { view in
            // With more vectors than a byte tells apart, the last ones share a mark and add less.
            for (vector, centroids) in nearest.enumerated() {
                try walk(centroids, mark: UInt8(min(254, vector)) + 1, &view)
            }
            return best(count, view)
        }
    }

    /// What stands in none of the lists has at most the score of the last one: that is taken off every other.
    private func walk(
        _ centroids: [(centroid: Int, score: Float)], mark: UInt8, _ view: inout winnow_late_sums
    ) throws {
        guard let missing = centroids.last?.score else { return }
        let unit = Float(65_535) / Float(max(1, query.tokens.count)) / 2
        for (centroid, score) in centroids {
            let gain = UInt16(max(1, min(65_535, ((score - missing) * unit).rounded())))
            try snapshot.withPassageList(ofCentroid: centroid) { bytes in
                guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return true }
                return winnow_late_walk(&view, base, Int64(bytes.count), mark, gain) == 1
            }
        }
    }

    /// The passages with the greatest sums: `count`, and those as good as the last of them within a sixteenth of a step.
    private func best(_ count: Int, _ view: winnow_late_sums) -> [Int] {
        let found = UnsafeBufferPointer(start: view.found, count: Int(view.found_count))
        guard let sums = view.sums, found.count > count else { return found.map(Int.init) }
        var histogram = [Int](repeating: 0, count: 4_096)
        for row in found { histogram[Int(sums[Int(row)] >> 4)] += 1 }
        var least = 4_095
        var seen = histogram[least]
        while least > 0, seen < count {
            least -= 1
            seen += histogram[least]
        }
        return found.lazy.filter { Int(sums[Int($0)] >> 4) >= least }.map(Int.init)
    }
}

/// Memory for one walk over the lists: seven bytes for each passage of the index.
private final class SumMemory {
    private let rows: Int
    private let sums: UnsafeMutablePointer<UInt16>
    private let seen: UnsafeMutablePointer<UInt8>
    private let found: UnsafeMutablePointer<UInt32>

    init(rows: Int) {
        self.rows = rows
        sums = .allocate(capacity: rows)
        sums.initialize(repeating: 0, count: rows)
        seen = .allocate(capacity: rows)
        seen.initialize(repeating: 0, count: rows)
        found = .allocate(capacity: rows)
    }

    deinit {
        sums.deallocate()
        seen.deallocate()
        found.deallocate()
    }

    func withKernelView<Result>(
        _ allowed: RowSet?, _ body: (inout winnow_late_sums) throws -> Result
    ) rethrows -> Result {
        var view = winnow_late_sums(
            rows: Int64(rows), sums: sums, seen: seen, allowed: nil, allowed_words: 0, found: found,
            found_count: 0)
        guard let allowed else { return try body(&view) }
        return try allowed.bits.withUnsafeBufferPointer { bits in
            // An empty set has no address; one word of zeros stands for it.
            guard let base = bits.baseAddress else {
                return try withUnsafePointer(to: UInt64(0)) {
                    view.allowed = $0
                    return try body(&view)
                }
            }
            view.allowed = base
            view.allowed_words = Int64(bits.count)
            return try body(&view)
        }
    }
}
