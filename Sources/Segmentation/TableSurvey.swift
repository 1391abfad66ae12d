import Markup

/// Which tables of a page hold rows of figures and facts, and which only lay out the page.
///
/// A grid needs no nested table, no heading and no long text in its cells, and more than one column; header cells or a
/// caption overrule length, a role of `table` or `grid` overrules both. A table that is none is read as nested sections.
struct TableSurvey {
    private struct Findings {
        var isPresentation = false
        /// Said to be a table by its role.
        var isStated = false
        var hasNested = false
        var hasHeader = false
        var hasHeading = false
        var hasCode = false
        var longestCell = 0
        var widestRow = 0
        var rowWidth = 0
        var cellBytes = 0
        var columns = ColumnCounter()

        mutating func endCell() {
            longestCell = max(longestCell, cellBytes)
            cellBytes = 0
        }

        var isGrid: Bool {
            if isPresentation || hasNested || hasHeading || hasCode { return false }
            if isStated { return true }
            if hasHeader { return longestCell < 4_000 }
            return widestRow > 1 && longestCell < 800
        }
    }

    /// By node index of any part of a grid, its column (cells) or header flag (rows).
    private var parts: [Int: Int] = [:]

    init(_ tree: MarkupTree, _ visibility: TextVisibility) {
        var open: [(node: Int, end: Int)] = []
        var findings: [Int: Findings] = [:]
        var owners: [(part: Int, table: Int)] = []
        var columns: [Int: Int] = [:]
        for (index, node) in tree.nodes.enumerated() {
            while let last = open.last, last.end <= index {
                open.removeLast()
                findings[last.node]?.endCell()
            }
            if node.tag == .table {
                if let outer = open.last { findings[outer.node]?.hasNested = true }
                open.append((index, Int(node.end)))
                var fresh = Findings()
                let role = tree.value(.role, of: index)
                fresh.isPresentation = role == "presentation" || role == "none"
                fresh.isStated = role == "table" || role == "grid"
                findings[index] = fresh
                owners.append((index, index))
                continue
            }
            guard let table = open.last?.node else { continue }
            if node.tag == .text, !visibility.isRead(index, of: tree) { continue }
            Self.note(
                index, node, in: tree, findings: &findings[table, default: Findings()], columns: &columns)
            switch node.tag {
            case .caption, .thead, .tbody, .tfoot, .tr, .td, .th: owners.append((index, table))
            default: break
            }
        }
        for table in findings.keys { findings[table]?.endCell() }
        for owner in owners where findings[owner.table]?.isGrid == true {
            parts[owner.part] = columns[owner.part] ?? 0
        }
        markHeaderRows(tree)
    }

    private static func note(
        _ index: Int, _ node: MarkupTree.Node, in tree: MarkupTree, findings: inout Findings,
        columns: inout [Int: Int]
    ) {
        switch node.tag {
        case .tr:
            findings.endCell()
            findings.rowWidth = 0
            findings.columns.beginRow()
        case .td, .th:
            findings.endCell()
            columns[index] = findings.columns.place(
                width: span(.colspan, of: index, in: tree), height: span(.rowspan, of: index, in: tree))
            findings.rowWidth += 1
            findings.widestRow = max(findings.widestRow, findings.rowWidth)
            if node.tag == .th { findings.hasHeader = true }
        case .caption, .thead: findings.hasHeader = true
        case .text: findings.cellBytes += tree.text(of: index).count
        case .pre: findings.hasCode = true
        case .h1, .h2, .h3, .h4, .h5, .h6: findings.hasHeading = true
        default: break
        }
    }

    /// Columns or rows that a cell takes; a height of 0 reaches to the end of the table.
    private static func span(_ name: MarkupAttributeName, of cell: Int, in tree: MarkupTree) -> Int {
        guard let count = tree.value(name, of: cell).flatMap({ Int($0) }), count >= 0 else { return 1 }
        return count > 0 ? count : name == .rowspan ? .max : 1
    }

    /// A row is a header when it stands in `thead` or all its cells are `th`.
    private mutating func markHeaderRows(_ tree: MarkupTree) {
        for (part, _) in parts where tree.nodes[part].tag == .tr {
            let parent = Int(tree.nodes[part].parent)
            var isHeader = parent >= 0 && tree.nodes[parent].tag == .thead
            if !isHeader {
                let row = part + 1..<Int(tree.nodes[part].end)
                let cells = row.filter { tree.nodes[$0].tag == .td || tree.nodes[$0].tag == .th }
                isHeader = !cells.isEmpty && cells.allSatisfy { tree.nodes[$0].tag == .th }
            }
            parts[part] = isHeader ? 1 : 0
        }
    }

    /// Whether a node is a grid or a part of one.
    func isGrid(_ node: Int) -> Bool { parts[node] != nil }
    func isHeaderRow(_ row: Int) -> Bool { parts[row] == 1 }
    func column(of cell: Int) -> Int { parts[cell] ?? 0 }
}
