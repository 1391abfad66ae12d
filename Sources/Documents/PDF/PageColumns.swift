/// Puts the segments of a page in the order in which they are read: down a column, then down the next; what reaches
/// over columns is read between what stands above and below it.
///
/// A gutter is a strip that hardly any segment crosses, between two sides that are filled with running text as columns
/// are and cells of tables are not.
struct PageColumns {
    /// One column, or a part of the page without columns.
    private(set) var flows: [[PageSegment]] = []

    private static let deepest = 6

    init(_ segments: [PageSegment]) { order(segments, depth: 0) }

    private mutating func order(_ segments: [PageSegment], depth: Int) {
        guard !segments.isEmpty else { return }
        guard depth < Self.deepest, let gutter = gutter(in: segments) else { return flows.append(segments) }
        let wide = Self.tableBands(segments, across: gutter)
        var across: [PageSegment] = []
        var left: [PageSegment] = []
        var right: [PageSegment] = []
        for segment in segments {
            if wide.contains(segment.box) {
                across.append(segment)
            } else if segment.box.right <= gutter.upperBound {
                left.append(segment)
            } else if segment.box.left >= gutter.lowerBound {
                right.append(segment)
            } else {
                across.append(segment)
            }
        }
        for band in Self.bands(across: across, left, right) {
            order(band.left, depth: depth + 1)
            order(band.right, depth: depth + 1)
            if !band.across.isEmpty { flows.append(band.across) }
        }
    }

    private struct Band {
        var left: [PageSegment] = []
        var right: [PageSegment] = []
        /// Below both.
        var across: [PageSegment] = []
    }

    private static func bands(across: [PageSegment], _ left: [PageSegment], _ right: [PageSegment]) -> [Band]
    {
        enum Side { case left, right, across }
        let all =
            left.map { ($0, Side.left) } + right.map { ($0, Side.right) } + across.map { ($0, Side.across) }
        var bands = [Band()]
        for (segment, side) in all.sorted(by: { $0.0.box.middle < $1.0.box.middle }) {
            if side != .across, !bands[bands.count - 1].across.isEmpty { bands.append(Band()) }
            switch side {
            case .left: bands[bands.count - 1].left.append(segment)
            case .right: bands[bands.count - 1].right.append(segment)
            case .across: bands[bands.count - 1].across.append(segment)
            }
        }
        return bands
    }

    // MARK: Gutters

    /// The segments on one side of a strip.
    private struct Side {
        private(set) var segments: [PageSegment] = []
        private(set) var extent = Rectangle(
            left: .infinity, top: .infinity, right: -.infinity, bottom: -.infinity)

        mutating func add(_ segment: PageSegment) {
            segments.append(segment)
            extent.unite(segment.box)
        }

        /// Beside the other side: what stands above or below it may be a title or a table.
        func beside(_ other: Side) -> Side {
            var part = Side()
            for segment in segments
            where segment.box.middle > other.extent.top && segment.box.middle < other.extent.bottom {
                part.add(segment)
            }
            return part
        }

        /// Most of its letters stand in lines that mostly fill the column.
        var isRunningText: Bool {
            let lines = segments.filter { $0.letters >= 20 && $0.box.width >= 0.5 * extent.width }
            let letters = segments.reduce(0) { $0 + $1.letters }
            return lines.count >= 3 && lines.reduce(0) { $0 + $1.letters } * 10 >= letters * 6
        }
    }

    /// The strip that the fewest segments cross.
    private func gutter(in segments: [PageSegment]) -> ClosedRange<Double>? {
        guard segments.count >= 6 else { return nil }
        var best: (range: ClosedRange<Double>, crossing: Int)?
        for strip in Self.strips(segments) {
            var (left, right) = (Side(), Side())
            var crossing = 0
            for segment in segments {
                if segment.box.right <= strip.upperBound {
                    left.add(segment)
                } else if segment.box.left >= strip.lowerBound {
                    right.add(segment)
                } else {
                    crossing += 1
                }
            }
            guard crossing * 3 <= segments.count, left.beside(right).isRunningText,
                right.beside(left).isRunningText, best.map({ crossing < $0.crossing }) ?? true
            else { continue }
            best = (strip, crossing)
        }
        return best?.range
    }

    /// Strips between the right edge of some segments and the left edge of others, where a column may begin: many
    /// segments begin at the same place.
    private static func strips(_ segments: [PageSegment]) -> [ClosedRange<Double>] {
        var starts: [Int: Int] = [:]
        for segment in segments { starts[Int((segment.box.left / 2).rounded()), default: 0] += 1 }
        let least = max(3, segments.count / 12)
        let edges = starts.filter { $0.value + (starts[$0.key + 1] ?? 0) >= least }.keys.sorted()
        return edges.compactMap { edge in
            let left = Double(edge) * 2 - 1
            let before = segments.filter { $0.box.left < left - 8 && $0.box.right < left }.map(\.box.right)
                .sorted()
            guard !before.isEmpty else { return nil }
            // A few lines may reach further than the rest.
            let end = before[min(before.count - 1, before.count * 95 / 100)]
            return left - end >= 6 ? end...left : nil
        }
    }

    // MARK: Tables

    /// The boxes of rows of a table that reaches over columns: each has cells that cross the gutter, or several on both
    /// sides of it.
    private static func tableBands(
        _ segments: [PageSegment], across gutter: ClosedRange<Double>
    ) -> Set<Rectangle> {
        var found: Set<Rectangle> = []
        var run: [PageRow] = []
        func close() {
            if run.count > 1 { for row in run { found.formUnion(row.segments.map(\.box)) } }
            run = []
        }
        for row in PageRow.all(of: segments) {
            let left = row.segments.count { $0.box.right <= gutter.upperBound }
            let right = row.segments.count { $0.box.left >= gutter.lowerBound }
            let crosses = left + right < row.segments.count
            let isWide = crosses ? row.segments.count > 2 : left > 1 && right > 1
            if isWide, row.segments.allSatisfy({ $0.letters <= 40 }) { run.append(row) } else { close() }
        }
        close()
        return found
    }
}

/// Segments at one height.
struct PageRow {
    /// From left to right.
    var segments: [PageSegment]
    var box: Rectangle

    static func all(of segments: [PageSegment]) -> [PageRow] {
        var rows: [PageRow] = []
        for segment in segments.sorted(by: { ($0.box.middle, $0.box.left) < ($1.box.middle, $1.box.left) }) {
            if let last = rows.last, last.box.sharedHeight(with: segment.box) > 0.4,
                !last.segments.contains(where: {
                    $0.box.right > segment.box.left + 1 && $0.box.left < segment.box.right - 1
                })
            {
                rows[rows.count - 1].segments.append(segment)
                rows[rows.count - 1].box.unite(segment.box)
            } else {
                rows.append(PageRow(segments: [segment], box: segment.box))
            }
        }
        for index in rows.indices { rows[index].segments.sort { $0.box.left < $1.box.left } }
        return rows
    }
}
