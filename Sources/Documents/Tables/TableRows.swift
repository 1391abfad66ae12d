import ContextTypes
import Segmentation

/// Collects the cells of a table row by row, and tells whether the first row is a header: all words, none twice, above
/// rows of which some hold numbers or dates.
struct TableRows {
    /// Cells beyond so many columns are left out.
    let columns: Int
    private var cells: [String] = []
    /// The first row, until the next shows whether it is a header.
    private var first: (cells: [String], place: Place)?
    private var isBeyondFirst = false

    init(columns: Int) { self.columns = columns }

    mutating func add(_ text: String, column: Int) {
        guard (0..<columns).contains(column) else { return }
        while cells.count <= column { cells.append("") }
        cells[column] = text.replacing("\r\n", with: " ").replacing("\n", with: " ")
    }

    mutating func endRow(at place: Place, to builder: inout DocumentBuilder) {
        defer { cells = [] }
        guard cells.contains(where: { $0.hasVisibleCharacter }) else { return }
        if first == nil, !isBeyondFirst {
            first = (cells, place)
            return
        }
        endTable(to: &builder)
        write(cells, place, isHeader: false, to: &builder)
    }

    /// Writes the first row, if it is waiting for others.
    mutating func endTable(to builder: inout DocumentBuilder) {
        guard let row = first else { return }
        first = nil
        isBeyondFirst = true
        write(row.cells, row.place, isHeader: Self.isHeader(row.cells), to: &builder)
    }

    private func write(_ cells: [String], _ place: Place, isHeader: Bool, to builder: inout DocumentBuilder) {
        builder.row(cells.map { [PlacedText($0, place)] }, isHeader: isHeader)
    }

    private static func isHeader(_ cells: [String]) -> Bool {
        let filled = cells.filter(\.hasVisibleCharacter)
        let isWords = filled.allSatisfy { cell in cell.contains(where: \.isLetter) && cell.count <= 80 }
        return filled.count > 1 && isWords && Set(filled).count == filled.count
    }
}
