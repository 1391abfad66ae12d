/// Whether a text is surely a table: every one of its first lines has the same number of separators, and no line reads
/// as prose.
enum TableEvidence {
    /// Fewer lines could agree by chance.
    private static let leastLines = 4
    private static let mostLines = 64
    /// Cells of tables are short; a sentence with commas in it is not.
    private static let mostWordsOfCell = 12

    /// `.csv` or `.tsv`; nil when that is not sure.
    static func format(of bytes: [UInt8]) -> DocumentFormat? {
        let head = bytes.prefix(1 << 14)
        guard !head.contains(0) else { return nil }
        var lines = head.split(separator: 0x0A, maxSplits: mostLines, omittingEmptySubsequences: false)
        // The last one may be cut off.
        if lines.count > 1 { lines.removeLast() }
        let rows = lines.map { line in line.filter { $0 != 0x0D } }
        guard rows.count >= leastLines else { return nil }
        if agree(rows, on: 0x09) { return .tsv }
        return agree(rows, on: UInt8(ascii: ",")) || agree(rows, on: UInt8(ascii: ";")) ? .csv : nil
    }

    private static func agree(_ rows: [[UInt8]], on separator: UInt8) -> Bool {
        guard let first = cells(of: rows[0], separator), first.count > 1 else { return false }
        return rows.allSatisfy { row in
            guard let cells = cells(of: row, separator), cells.count == first.count else { return false }
            return cells.allSatisfy { cell in
                cell.split(separator: 0x20).count <= mostWordsOfCell
                    && (separator == 0x09 || cell.first != 0x20)
            }
        }
    }

    /// The cells of one line; nil when a quotation mark stays open.
    private static func cells(of row: [UInt8], _ separator: UInt8) -> [ArraySlice<UInt8>]? {
        var (cells, start, isQuoted) = ([ArraySlice<UInt8>](), 0, false)
        for (index, byte) in row.enumerated() {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == separator, !isQuoted else { continue }
            cells.append(row[start..<index])
            start = index + 1
        }
        return isQuoted ? nil : cells + [row[start...]]
    }
}
