import Markup

/// Which tables of a page hold rows of figures and facts, and which only lay out the page.
///
/// A grid needs no nested table, no heading and no long text in its cells, and more than one column; header cells or a
/// caption overrule length, a role of `table` or `grid` overrules both. A table that is none is read as nested sections.
struct TableSurvey {
    private struct Findings {
        let isPresentation: Bool
        /// Said to be a table by its role.
        let isStated: Bool
        var hasNested = false
        var hasHeader = false
        var hasHeading = false
        var hasCode = false
        var longestCell = 0
        var widestRow = 0
        var rowWidth = 0
        var cellBytes = 0
        var columns = ColumnCounter()

        init(role: String?) {
            isPresentation = role == "presentation" || role == "none"
            isStated = role == "table" || role == "grid"
        }

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

    /// By node: of a grid's cells the column, of its rows whether they are headers, of its other parts 0; below zero for
    /// nodes that are no part of one. Empty for a page without tables.
    private var parts: [Int32] = []
    private static let none: Int32 = -1

    init(_ tree: MarkupTree, _ visibility: TextVisibility) {
        guard tree.nodes.contains(where: { $0.tag == .table }) else { return }
        parts = Array(repeating: Self.none, count: tree.nodes.count)
        var tables: [Findings] = []
        var owners: [(part: Int, table: Int)] = []
        survey(tree, visibility, &tables, &owners)
        for owner in owners where !tables[owner.table].isGrid { parts[owner.part] = Self.none }
        markHeaderRows(tree)
    }

    /// Finds the tables in the order of the page, and which nodes are a part of which.
    private mutating func survey(
        _ tree: MarkupTree, _ visibility: TextVisibility, _ tables: inout [Findings],
        _ owners: inout [(part: Int, table: Int)]
    ) {
        var open: [(table: Int, end: Int)] = []
        for (index, node) in tree.nodes.enumerated() {
            while let last = open.last, last.end <= index {
                open.removeLast()
                tables[last.table].endCell()
            }
            if node.tag == .table {
                if let outer = open.last { tables[outer.table].hasNested = true }
                open.append((tables.count, Int(node.end)))
                owners.append((index, tables.count))
                parts[index] = 0
                tables.append(Findings(role: tree.value(.role, of: index)))
                continue
            }
            guard let table = open.last?.table else { continue }
            if node.tag == .text, !visibility.isRead(index, of: tree) { continue }
            let column = Self.note(index, node, in: tree, findings: &tables[table])
            switch node.tag {
            case .caption, .thead, .tbody, .tfoot, .tr, .td, .th:
                owners.append((index, table))
                parts[index] = Int32(clamping: column ?? 0)
            default: break
            }
        }
        for last in open { tables[last.table].endCell() }
    }

    /// Notes what a node says of its table; returns the column of a cell.
    private static func note(
        _ index: Int, _ node: MarkupTree.Node, in tree: MarkupTree, findings: inout Findings
    ) -> Int? {
        switch node.tag {
        case .tr:
            findings.endCell()
            findings.rowWidth = 0
            findings.columns.beginRow()
        case .td, .th:
            findings.endCell()
            findings.rowWidth += 1
            findings.widestRow = max(findings.widestRow, findings.rowWidth)
            if node.tag == .th { findings.hasHeader = true }
            return findings.columns.place(
                width: span(.colspan, of: index, in: tree), height: span(.rowspan, of: index, in: tree))
        case .caption, .thead: findings.hasHeader = true
        case .text: findings.cellBytes += tree.text(of: index).count
        case .pre: findings.hasCode = true
        case .h1, .h2, .h3, .h4, .h5, .h6: findings.hasHeading = true
        default: break
        }
        return nil
    }

    /// Columns or rows that a cell takes; a height of 0 reaches to the end of the table.
    private static func span(_ name: MarkupAttributeName, of cell: Int, in tree: MarkupTree) -> Int {
        guard let count = tree.value(name, of: cell).flatMap({ Int($0) }), count >= 0 else { return 1 }
        return count > 0 ? count : name == .rowspan ? .max : 1
    }

    /// A row is a header when it stands in `thead` or all its cells are `th`.
    private mutating func markHeaderRows(_ tree: MarkupTree) {
        for row in parts.indices where parts[row] != Self.none && tree.nodes[row].tag == .tr {
            let parent = Int(tree.nodes[row].parent)
            let isHeader = parent >= 0 && tree.nodes[parent].tag == .thead || hasOnlyHeaders(row, tree)
            parts[row] = isHeader ? 1 : 0
        }
    }

    private func hasOnlyHeaders(_ row: Int, _ tree: MarkupTree) -> Bool {
        var hasHeader = false
        for node in row + 1..<Int(tree.nodes[row].end) {
            if tree.nodes[node].tag == .td { return false }
            if tree.nodes[node].tag == .th { hasHeader = true }
        }
        return hasHeader
    }

    /// Whether a node is a grid or a part of one.
    func isGrid(_ node: Int) -> Bool { part(node) != Self.none }
    func isHeaderRow(_ row: Int) -> Bool { part(row) == 1 }
    func column(of cell: Int) -> Int { Int(max(part(cell), 0)) }

    private func part(_ node: Int) -> Int32 { parts.isEmpty ? Self.none : parts[node] }
}
