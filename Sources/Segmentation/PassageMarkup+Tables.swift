import ContextTypes

extension PassageMarkup {
    /// The cells of a row, each at its column; nil where the row has none.
    ///
    /// The text of a row holds a bar for every column, empty ones too, so the bars between two cells tell their distance.
    func columns(of row: Int) -> [Int?] {
        var columns: [Int?] = []
        var place = passage.blocks[row].span.start
        for cell in cells(of: row) {
            let span = passage.blocks[cell].span
            let bars = bars(from: place, to: span.start)
            let skipped = columns.isEmpty ? bars : max(bars, 1) - 1
            columns.append(contentsOf: repeatElement(nil, count: skipped))
            columns.append(cell)
            place = span.end
        }
        return columns
    }

    /// The rows of a lead-in, as the text of a passage writes them.
    static func leadRows(_ text: String) -> [[String]] {
        text.split(separator: "\n").map { line in
            var cells = [""]
            for word in line.split(separator: " ") {
                if word == "|" {
                    cells.append("")
                } else {
                    cells[cells.count - 1] += cells[cells.count - 1].isEmpty ? word : " " + word
                }
            }
            return cells
        }
    }

    /// Columns of a table whose first unit begins `runs`: as many as its widest row of those that are written has.
    func width(of table: Int, _ runs: ArraySlice<Run>, lead: [[String]]) -> Int {
        var width = lead.map(\.count).max() ?? 0
        for run in runs.prefix(while: { self.table(of: $0.block) == table })
        where passage.blocks[run.block].kind == .tableRow {
            width = max(width, columns(of: run.block).count)
        }
        return width
    }

    func table(of row: Int) -> Int? {
        chain(to: row).first { passage.blocks[$0].kind == .table }
    }

    /// Cells come right after their row.
    private func cells(of row: Int) -> [Int] {
        var cells: [Int] = []
        var index = row + 1
        while index < passage.blocks.count, passage.blocks[index].parent >= row {
            if passage.blocks[index].kind == .tableCell, passage.blocks[index].parent == row {
                cells.append(index)
            }
            index += 1
        }
        return cells
    }
}
