import ContextTypes

/// Makes one ranking of BM25's and the token vectors' scores.
struct ScoreFusion {
    let fusion: RetrievalOptions.Fusion
    /// The weight of the token vectors, 0...1.
    let alpha: Double

    /// - Parameters:
    ///   - lexical: BM25's scores; a passage that is missing counts as BM25's last, or 0 where it has fewer hits.
    ///   - late: MaxSim by passage; a passage that has no token vectors is ranked by BM25 alone.
    /// - Returns: every passage of both, in no particular order.
    func fuse(lexical: [ScoredRow], late: [ScoredRow], unencoded: Set<Int>) -> [ScoredRow] {
        switch fusion {
        case .convex: convex(lexical, late, unencoded)
        case .reciprocal: reciprocal(lexical, late)
        }
    }

    /// Convex combination with theoretical min-max (Bruch et al. 2023): both scores are divided by the best of their
    /// list, 0 being the least that BM25 gives and what a passage without any likeness has.
    private func convex(
        _ lexical: [ScoredRow], _ late: [ScoredRow], _ unencoded: Set<Int>
    ) -> [ScoredRow] {
        let (words, greatestWord, leastWord) = Self.table(lexical)
        let (vectors, greatest, least) = Self.table(late)
        return rows(lexical, late).map { row in
            let lexical = greatestWord > 0 ? (words[row] ?? leastWord) / greatestWord : 0
            guard !unencoded.contains(row) else { return ScoredRow(row: row, score: lexical) }
            let late = greatest > 0 ? (vectors[row] ?? least) / greatest : 0
            return ScoredRow(row: row, score: alpha * late + (1 - alpha) * lexical)
        }
    }

    /// Reciprocal rank fusion (Cormack et al. 2009) with k = 60: the sum of 1 / (60 + rank). Equal scores share the
    /// better rank, so that no order of rows decides.
    private func reciprocal(_ lexical: [ScoredRow], _ late: [ScoredRow]) -> [ScoredRow] {
        var sums: [Int: Double] = [:]
        for list in [lexical, late] {
            var rank = 0
            var last: Double?
            for (index, entry) in list.sorted(by: { $0.score > $1.score }).enumerated() {
                if entry.score != last { rank = index + 1 }
                last = entry.score
                sums[entry.row, default: 0] += 1 / (60 + Double(rank))
            }
        }
        return rows(lexical, late).map { ScoredRow(row: $0, score: sums[$0] ?? 0) }
    }

    private func rows(_ lexical: [ScoredRow], _ late: [ScoredRow]) -> [Int] {
        var seen: Set<Int> = []
        return (lexical + late).map(\.row).filter { seen.insert($0).inserted }
    }

    private static func table(_ list: [ScoredRow]) -> ([Int: Double], greatest: Double, least: Double) {
        var table = [Int: Double](minimumCapacity: list.count)
        var greatest = 0.0
        var least = Double.infinity
        for entry in list {
            table[entry.row] = entry.score
            greatest = max(greatest, entry.score)
            least = min(least, entry.score)
        }
        return (table, greatest, least.isFinite ? least : 0)
    }
}
