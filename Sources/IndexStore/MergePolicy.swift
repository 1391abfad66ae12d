import Postings

/// Which segments to make one of.
enum MergePolicy {
    /// As many passages a segment may have.
    static let limit = SegmentLimits.passages

    /// Segments of about the same size are merged when there are this many: each passage is then rewritten once for
    /// every power of it that the index grows by.
    private static let factor = 8

    /// What to merge after a commit: segments of one size class when there are enough of them, or a segment a
    /// quarter of which is gone.
    static func afterCommit(_ rows: [SegmentRow]) -> [SegmentRow] {
        if let row = rows.first(where: { 4 * $0.livePassages < 3 * $0.passages }) { return [row] }
        let classes = Dictionary(grouping: rows) { sizeClass($0.livePassages) }
        for (_, members) in classes.sorted(by: { $0.key < $1.key }) where members.count >= factor {
            let chosen = fitting(members)
            if chosen.count > 1 { return chosen }
        }
        return []
    }

    /// What to merge at the end of a large build: the small segments, up to the first that is so large that merging
    /// it would cost far more than it saves.
    static func afterBuild(_ rows: [SegmentRow]) -> [SegmentRow] {
        var chosen: [SegmentRow] = []
        var sum = 0
        for row in rows.sorted(by: { ($0.livePassages, $0.number) < ($1.livePassages, $1.number) }) {
            guard sum + row.livePassages <= limit, row.livePassages <= 4 * sum || chosen.isEmpty else {
                break
            }
            chosen.append(row)
            sum += row.livePassages
        }
        return chosen.count > 1 ? chosen.sorted { $0.number < $1.number } : []
    }

    /// Groups of all segments that hold fewest segments in the end: whatever has anything gone or fits with others.
    static func forCompaction(_ rows: [SegmentRow]) -> [[SegmentRow]] {
        var groups: [[SegmentRow]] = []
        var rest = rows
        while !rest.isEmpty {
            let group = fitting(rest)
            groups.append(group)
            let taken = Set(group.map(\.number))
            rest.removeAll { taken.contains($0.number) }
        }
        return groups.filter { $0.count > 1 || $0[0].livePassages < $0[0].passages }
    }

    /// As many of `rows`, oldest first, as fit in one segment; at least one.
    private static func fitting(_ rows: [SegmentRow]) -> [SegmentRow] {
        var sum = 0
        var chosen: [SegmentRow] = []
        for row in rows where chosen.isEmpty || sum + row.livePassages <= limit {
            sum += row.livePassages
            chosen.append(row)
        }
        return chosen
    }

    private static func sizeClass(_ passages: Int) -> Int {
        var rest = passages / 256
        var result = 0
        while rest > 0 {
            rest /= factor
            result += 1
        }
        return result
    }
}
