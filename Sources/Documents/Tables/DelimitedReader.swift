import ContextTypes
import Segmentation

/// Reads tables with a separator between cells (RFC 4180): quoted cells may hold separators and line breaks.
struct DelimitedReader {
    private let bytes: [UInt8]
    private let separator: UInt8
    private let columns: Int

    /// - Parameter separator: nil takes the one of comma, semicolon, tab and bar that the first lines have most of.
    init(_ text: String, separator: UInt8?, limits: DocumentLimits) throws(DocumentError) {
        bytes = Array(text.utf8)
        self.separator = separator ?? Self.likeliest(bytes)
        columns = limits.columns
    }

    private static func likeliest(_ bytes: [UInt8]) -> UInt8 {
        let head = bytes.prefix(8_192)
        let candidates: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]
        let counts = candidates.map { candidate in head.count { $0 == candidate } }
        let most = counts.max() ?? 0
        return counts.firstIndex(of: most).map { candidates[$0] } ?? 0x2C
    }

    func source() -> StructuredSource {
        var builder = DocumentBuilder()
        var table = TableRows(columns: columns)
        var position = 0
        var row = 1
        var column = 0
        while position < bytes.count {
            table.add(cell(&position), column: column)
            column += 1
            if position < bytes.count, bytes[position] == separator {
                position += 1
                // A separator at the very end has an empty cell behind it, which says nothing.
                if position < bytes.count { continue }
            }
            skipLineEnd(&position)
            table.endRow(at: .row(row, sheet: nil), to: &builder)
            (row, column) = (row + 1, 0)
        }
        table.endTable(to: &builder)
        builder.end()
        return StructuredSource(builder.writer)
    }

    /// Up to the separator or line end behind it.
    private func cell(_ position: inout Int) -> String {
        var cell: [UInt8] = []
        if position < bytes.count, bytes[position] == 0x22 {
            position += 1
            while position < bytes.count {
                if bytes[position] == 0x22 {
                    position += 1
                    guard position < bytes.count, bytes[position] == 0x22 else { break }
                }
                cell.append(bytes[position])
                position += 1
            }
        }
        while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A,
            bytes[position] != 0x0D
        {
            cell.append(bytes[position])
            position += 1
        }
        return String(decoding: cell, as: UTF8.self)
    }

    private func skipLineEnd(_ position: inout Int) {
        if position < bytes.count, bytes[position] == 0x0D { position += 1 }
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
    }
}
