import CPageChecks

/// The rows of a rowid table read where they lie in the database file, past SQLite: many rows of a large table for the
/// price of their cache misses, several of which are under way at once.
///
/// Only `Connection.mappedTable` makes one, and only while the connection's snapshot *is* the file. Pages are read as
/// SQLite's file format says (sqlite.org/fileformat2.html, 1.5, 1.6 and 2.1), and nothing in them is trusted: whatever is
/// not as it should be, or does not lie in one piece, is not found here, and SQLite is to be asked.
package final class MappedTable {
    /// Rows whose pages and cells are asked for at once.
    private static let block = 32
    /// How many rows pass between asking for the rest of a row and reading it.
    private static let ahead = 4

    private let mapping: FileMapping
    /// nil when pages have no checksums.
    private let marks: PageMarks?
    private let pageSize: Int
    /// Bytes of a page that SQLite uses.
    private let usable: Int
    private let column: Int
    /// Of each leaf page: the last row that may be on it, rising, and its number, from 1.
    private var lastRows: [Int] = []
    private var leaves: [UInt32] = []
    /// On the whole: where a row that is so many behind another is looked for first.
    private var leavesPerRow: Float = 0

    /// - Parameters:
    ///   - root: the number of the table's first page.
    ///   - column: counted from 0.
    /// - Returns: nil when the table is not as it should be.
    package init?(_ mapping: FileMapping, _ marks: PageMarks?, root: Int, column: Int) {
        guard mapping.bytes.count >= 100 else { return nil }
        self.mapping = mapping
        self.marks = marks
        self.column = column
        let size = Int(mapping.bytes[16]) << 8 | Int(mapping.bytes[17])
        pageSize = size == 1 ? 65_536 : size
        usable = pageSize - Int(mapping.bytes[20])
        guard pageSize >= 512, pageSize.nonzeroBitCount == 1, usable >= 480,
            let height = height(root), walk(root, lastRow: .max, height: height)
        else { return nil }
        if leaves.count > 1 {
            leavesPerRow = Float(leaves.count - 1) / Float(max(1, lastRows[leaves.count - 2]))
        }
    }

    /// Calls `body` with the value of each of these rows, in the order given, rising rows being found fastest; with nil
    /// for a row that is not there or that only SQLite can read. The bytes are valid during the call.
    ///
    /// - Parameter head: how many bytes of each value `body` is about to read.
    package func forEach(
        _ rows: [Int], head: Int = .max, _ body: (_ row: Int, UnsafeRawBufferPointer?) throws -> Void
    ) rethrows {
        // Blocks of rows, three in work: of one the pages come from memory, of the one before it the cells, and the one
        // before that is read. What is asked for at once also walks through the page tables at once.
        let block = MappedTable.block
        let blocks = (rows.count + block - 1) / block
        var places = [Int](repeating: 0, count: block)
        var cells = [UnsafeRawBufferPointer?](repeating: nil, count: 2 * block)
        var leaf = 0
        for step in 0..<(rows.isEmpty ? 0 : blocks + 2) {
            for index in range(step - 1) {
                let cell = cell(rows[index], leaf: places[index % block])
                cells[index % (2 * block)] = cell
                winnow_page_fetch(cell?.baseAddress)
            }
            for index in range(step) {
                leaf = self.leaf(of: rows[index], near: leaf)
                places[index % block] = leaf
            }
            for index in range(step) { winnow_page_fetch(address(leaves[places[index % block]])) }
            for index in range(step - 2) {
                if let next = cells[(index + MappedTable.ahead) % (2 * block)] {
                    winnow_page_fetch_range(next.baseAddress, Int64(min(next.count, head)))
                }
                try body(rows[index], cells[index % (2 * block)].flatMap { value(in: $0, row: rows[index]) })
            }
        }
        func range(_ number: Int) -> Range<Int> {
            let start = max(0, number * block)
            return min(start, rows.count)..<min(rows.count, max(start, (number + 1) * block))
        }
    }

    /// Calls `body` with the value of every row behind `row`, rising, up to the first that only SQLite can read.
    ///
    /// - Returns: the row behind which SQLite must go on; nil when all were read.
    package func forEach(
        after row: Int, _ body: (_ row: Int, UnsafeRawBufferPointer) throws -> Void
    ) rethrows -> Int? {
        guard row < Int.max else { return nil }
        var last = row
        for leaf in leaf(of: row + 1, near: 0)..<leaves.count {
            guard let page = page(leaves[leaf]), page[0] == 13, 8 + 2 * page.short(3) <= page.count else {
                return last
            }
            for index in 0..<page.short(3) {
                var place = 0
                guard let cell = cell(page, index), cell.varint(&place) != nil,
                    let found = cell.varint(&place)
                else { return last }
                guard found > row else { continue }
                guard found > last, let value = value(in: cell, row: found) else { return last }
                try body(found, value)
                last = found
            }
        }
        return nil
    }

    /// A page of the file; nil when the file ends before, or when the page does not match its checksum: of that SQLite tells.
    private func page(_ number: UInt32) -> UnsafeRawBufferPointer? {
        guard let start = address(number), marks?.isSound(start, number: number) ?? true else { return nil }
        return UnsafeRawBufferPointer(start: start, count: usable)
    }

    private func address(_ number: UInt32) -> UnsafeRawPointer? {
        let start = (Int(number) - 1) * pageSize
        guard start >= 0, start + pageSize <= mapping.bytes.count else { return nil }
        return mapping.bytes.baseAddress.map { $0 + start }
    }

    /// Levels of pages above the leaves; nil when the way down to the first leaf does not end.
    private func height(_ root: Int) -> Int? {
        var number = root
        // No file has a deeper tree.
        for height in 0..<20 {
            guard let page = UInt32(exactly: number).flatMap(page) else { return nil }
            if page[0] == 13 { return height }
            guard page[0] == 5, let child = child(page, 0) else { return nil }
            number = child.page
        }
        return nil
    }

    /// Notes the leaves below page `number`, whose rows are at most `lastRow`; looks at none of them.
    private func walk(_ number: Int, lastRow: Int, height: Int) -> Bool {
        guard let number = UInt32(exactly: number) else { return false }
        guard height > 0 else {
            // More leaves than pages: a ring.
            guard leaves.count <= mapping.bytes.count / pageSize, lastRows.last.map({ $0 < lastRow }) ?? true
            else { return false }
            lastRows.append(lastRow)
            leaves.append(number)
            return true
        }
        guard let page = page(number), page[0] == 5 else { return false }
        for index in 0...page.short(3) {
            guard let child = child(page, index),
                walk(child.page, lastRow: min(lastRow, child.last), height: height - 1)
            else { return false }
        }
        return true
    }

    /// The page below an inner page's cell, and the last row that may be there; behind the last cell the right-most page.
    private func child(_ page: UnsafeRawBufferPointer, _ index: Int) -> (page: Int, last: Int)? {
        let count = page.short(3)
        guard index < count else { return index == count ? (page.long(8), .max) : nil }
        guard 12 + 2 * count <= page.count else { return nil }
        var place = page.short(12 + 2 * index)
        guard place + 4 <= page.count else { return nil }
        let child = page.long(place)
        place += 4
        return page.varint(&place).map { (child, $0) }
    }

    /// The leaf that holds `row` if any does; found fastest where rows lie as densely behind `near` as on the whole.
    private func leaf(of row: Int, near: Int) -> Int {
        lastRows.withUnsafeBufferPointer { lastRows in
            let end = lastRows.count - 1
            guard end > 0 else { return 0 }
            var low = min(near, end)
            if row > lastRows[low], low < end {
                let guess = Float(row &- lastRows[low]) * leavesPerRow
                low += Int(max(0, min(Float(end - low), guess)))
            }
            // Few steps to either side, or halves of all.
            for _ in 0..<16 {
                if low < end, lastRows[low] < row {
                    low += 1
                } else if low > 0, lastRows[low - 1] >= row {
                    low -= 1
                } else {
                    return low
                }
            }
            low = 0
            var high = end
            while low < high {
                let middle = (low + high) / 2
                if lastRows[middle] < row { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// The cell of `row` with all that follows it on its page.
    private func cell(_ row: Int, leaf: Int) -> UnsafeRawBufferPointer? {
        guard let page = page(leaves[leaf]), page[0] == 13 else { return nil }
        let count = page.short(3)
        guard count > 0, 8 + 2 * count <= page.count else { return nil }
        // Rows without a gap, as most are, need no search.
        if leaf > 0, lastRows[leaf] &- lastRows[leaf - 1] == count {
            return cell(page, row &- lastRows[leaf - 1] &- 1)
        }
        var (low, high) = (0, count - 1)
        while low < high {
            let middle = (low + high) / 2
            guard let cell = cell(page, middle) else { return nil }
            var place = 0
            guard cell.varint(&place) != nil, let found = cell.varint(&place) else { return nil }
            if found < row { low = middle + 1 } else { high = middle }
        }
        return cell(page, low)
    }

    private func cell(_ page: UnsafeRawBufferPointer, _ index: Int) -> UnsafeRawBufferPointer? {
        guard index >= 0, index < page.short(3) else { return nil }
        let start = page.short(8 + 2 * index)
        guard start >= 8, start < page.count else { return nil }
        return UnsafeRawBufferPointer(rebasing: page[start...])
    }

    /// The column in a cell, if the cell is of `row`.
    private func value(in cell: UnsafeRawBufferPointer, row: Int) -> UnsafeRawBufferPointer? {
        var place = 0
        guard let payload = cell.varint(&place), let found = cell.varint(&place), found == row,
            payload > 0, payload <= usable - 35, payload <= cell.count - place
        else { return nil }
        let record = UnsafeRawBufferPointer(rebasing: cell[place..<place + payload])
        var header = 0
        guard let headerSize = record.varint(&header), (0...record.count).contains(headerSize) else {
            return nil
        }
        var start = headerSize
        for index in 0...column {
            guard header < headerSize, let type = record.varint(&header), let size = MappedTable.size(type),
                size <= record.count - start
            else { return nil }
            if index == column {
                guard type >= 12 else { return nil }
                return UnsafeRawBufferPointer(rebasing: record[start..<start + size])
            }
            start += size
        }
        return nil
    }

    /// Bytes of a value of this serial type.
    private static func size(_ type: Int) -> Int? {
        switch type {
        case 0, 8, 9: 0
        case 1...4: type
        case 5: 6
        case 6, 7: 8
        case 12...: (type - 12) / 2
        default: nil
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Two bytes, the greater first; the caller knows that they are there.
    fileprivate func short(_ place: Int) -> Int { Int(self[place]) << 8 | Int(self[place + 1]) }

    fileprivate func long(_ place: Int) -> Int { short(place) << 16 | short(place + 2) }

    /// SQLite's integer of one to nine bytes; nil when the bytes end before it does. `place` goes behind it.
    fileprivate func varint(_ place: inout Int) -> Int? {
        var value: UInt64 = 0
        for index in 0..<9 {
            guard place >= 0, place < count else { return nil }
            let byte = UInt64(self[place])
            place += 1
            if index == 8 {
                value = value << 8 | byte
                break
            }
            value = value << 7 | byte & 0x7F
            if byte < 0x80 { break }
        }
        return Int(bitPattern: UInt(value))
    }
}
