/// Finds tables among the rows of a column: rows below each other whose cells stand in the same columns.
struct PageTable {
    let page: Int
    /// By row, by column: the segments of the cell.
    private(set) var rows: [[[PageSegment]]] = []

    /// The table that begins at `start`, and the row behind it; nil where none begins.
    static func find(in rows: [PageRow], from start: Int, page: Int) -> (table: PageTable, end: Int)? {
        guard rows[start].segments.count > 1 else { return nil }
        var end = start + 1
        var last = start
        while end < rows.count, isNear(rows[end - 1], rows[end]) {
            if rows[end].segments.count > 1 {
                last = end
            } else if end - last > 3 {
                break
            }
            end += 1
        }
        end = last + 1
        // The last lines of the last row.
        while end < rows.count, rows[end].segments.count == 1,
            rows[end].box.middle - rows[end - 1].box.middle < 1.3 * rows[end].segments[0].size,
            rows[end].box.right < rows[last].box.right - rows[end].segments[0].size
        {
            end += 1
        }
        let found = Array(rows[start..<end])
        guard found.count(where: { $0.segments.count > 1 }) > 1 else { return nil }
        let columns = columns(of: found)
        guard columns.count > 1, columns.count <= 40 else { return nil }
        let table = PageTable(found, columns, page: page)
        guard !isRunningText(found, columns) else { return nil }
        return table.isLikely ? (table, end) : nil
    }

    private static func isNear(_ upper: PageRow, _ lower: PageRow) -> Bool {
        let height = max(upper.box.height, lower.box.height)
        return lower.box.top - upper.box.bottom < 1.6 * height
    }

    /// Where columns lie: what stands above each other overlaps. Rows that reach over several do not join them.
    private static func columns(of rows: [PageRow]) -> [ClosedRange<Double>] {
        let most = rows.map(\.segments.count).max() ?? 0
        let full = rows.filter { $0.segments.count * 2 > most && $0.segments.count > 1 }
        var columns: [ClosedRange<Double>] = []
        for box in full.flatMap(\.segments).map(\.box).sorted(by: { $0.left < $1.left }) {
            if let last = columns.last, box.left < last.upperBound - 1 {
                columns[columns.count - 1] = last.lowerBound...max(last.upperBound, box.right)
            } else {
                columns.append(box.left...max(box.left, box.right))
            }
        }
        return columns
    }

    private init(_ source: [PageRow], _ columns: [ClosedRange<Double>], page: Int) {
        self.page = page
        for (index, row) in source.enumerated() {
            var cells = [[PageSegment]](repeating: [], count: columns.count)
            for segment in row.segments { cells[Self.column(of: segment.box, columns)].append(segment) }
            if index > 0, goesOn(cells, source[index - 1], row) {
                for column in cells.indices { rows[rows.count - 1][column] += cells[column] }
            } else {
                rows.append(cells)
            }
        }
    }

    /// Two columns of whole lines are columns of a text.
    private static func isRunningText(_ rows: [PageRow], _ columns: [ClosedRange<Double>]) -> Bool {
        let long = columns.count { column in
            let cells = rows.flatMap(\.segments).filter { column.contains(($0.box.left + $0.box.right) / 2) }
            return cells.count > 2 && cells.count { $0.letters >= 40 } * 3 > cells.count * 2
        }
        return long > 1
    }

    /// The column that a box shares most with.
    private static func column(of box: Rectangle, _ columns: [ClosedRange<Double>]) -> Int {
        let shared = columns.map { min($0.upperBound, box.right) - max($0.lowerBound, box.left) }
        return shared.indices.max { shared[$0] < shared[$1] } ?? 0
    }

    /// Whether cells are the next lines of those above: some columns are empty, and the line is as near as in a text.
    private func goesOn(_ cells: [[PageSegment]], _ upper: PageRow, _ lower: PageRow) -> Bool {
        guard let last = rows.last else { return false }
        let pitch = lower.box.middle - upper.box.middle
        let size = lower.segments[0].size
        // The first of several lines of a first cell, whose row is set beside its middle.
        let opens = !last[0].isEmpty && last.dropFirst().allSatisfy(\.isEmpty)
        if opens, pitch < 1.35 * size { return true }
        let isPart =
            cells.contains(where: \.isEmpty) && zip(cells, last).allSatisfy { $0.isEmpty || !$1.isEmpty }
        return isPart && (cells[0].isEmpty || pitch < 1.35 * size) && pitch < 1.7 * size
    }

    /// Most cells are filled, and short; one column of running text is none.
    private var isLikely: Bool {
        guard rows.count > 1 else { return false }
        let filled = rows.map { $0.count { !$0.isEmpty } }
        let wide = filled.count { $0 > 1 }
        return wide > 1 && wide * 2 >= rows.count
    }

    /// The first row is a header when it alone is bold, or when it alone of a column with numbers has none.
    var hasHeader: Bool {
        guard rows.count > 1 else { return false }
        func isBold(_ row: [[PageSegment]]) -> Bool { row.joined().allSatisfy(\.isBold) }
        if isBold(rows[0]) { return !rows.dropFirst().allSatisfy(isBold) }
        func holdsNumber(_ cell: [PageSegment]) -> Bool {
            cell.contains { $0.text.contains(where: \.isNumber) }
        }
        guard !rows[0].contains(where: holdsNumber) else { return false }
        return rows[0].indices.contains { column in
            rows.dropFirst().count { holdsNumber($0[column]) } * 2 > rows.count - 1
        }
    }
}
