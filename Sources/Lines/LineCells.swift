/// The cells of a row of a table: what stands between tabs, commas, semicolons, bars, or two blanks and more.
package enum LineCells {
    /// A hash of each cell, as a word or a name that is the whole cell has in `LineWords`.
    package static func hashes(of line: ArraySlice<UInt8>) -> [UInt64] {
        line.withUnsafeBufferPointer { bytes in
            ranges(bytes).map { cell in
                let isWord = bytes[cell].allSatisfy { $0.isNameByte && $0 != UInt8(ascii: "_") }
                return WordHash.hash(of: bytes, isWord ? WordHash.stem(of: bytes, cell) : cell)
            }
        }
    }

    private static func ranges(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        var start = 0
        func end(_ index: Int) {
            var (first, last) = (start, index)
            while first < last, bytes[first] <= 0x20 { first += 1 }
            while last > first, bytes[last - 1] <= 0x20 { last -= 1 }
            if first < last { cells.append(first..<last) }
            start = index + 1
        }
        for index in bytes.indices where parts(bytes, index) { end(index) }
        end(bytes.count)
        return cells
    }

    private static func parts(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case 0x09, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "|"): true
        case 0x20: index + 1 < bytes.count && bytes[index + 1] == 0x20
        default: false
        }
    }
}
