/// Finds the column of each cell of a table, row by row, as `colspan` and `rowspan` move them.
struct ColumnCounter {
    /// Columns that cells of earlier rows still take, and for how many rows, the current one included.
    private var taken: [(columns: Range<Int>, rows: Int)] = []
    /// Cells of the current row that reach into the next ones.
    private var tall: [(columns: Range<Int>, rows: Int)] = []
    private var next = 0

    /// Every column costs its separator in the text, so a page cannot ask for many of them with one cell.
    private static let widest = 64
    private static let mostTaken = 64

    mutating func beginRow() {
        next = 0
        taken = (taken + tall).map { ($0.columns, $0.rows - 1) }.filter { $0.rows > 0 }
        tall = []
    }

    /// The first column of the next cell of the row.
    mutating func place(width: Int, height: Int) -> Int {
        while let cell = taken.first(where: { $0.columns.contains(next) }) { next = cell.columns.upperBound }
        let column = next
        next += min(width, Self.widest)
        if height > 1, taken.count + tall.count < Self.mostTaken { tall.append((column..<next, height)) }
        return column
    }
}
