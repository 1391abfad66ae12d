/// A set of rows: a bit for each.
package struct RowSet: Sendable {
    private var words: [UInt64] = []

    package init() {}

    package mutating func insert(_ rows: Range<Int>) {
        for row in rows where row >= 0 && row < 1 << 32 {
            while words.count <= row >> 6 {
                words.append(contentsOf: repeatElement(0, count: max(words.count, 64)))
            }
            words[row >> 6] |= 1 << UInt64(row & 63)
        }
    }

    mutating func formIntersection(_ other: RowSet) {
        if words.count > other.words.count { words.removeLast(words.count - other.words.count) }
        for index in words.indices { words[index] &= other.words[index] }
    }

    mutating func formUnion(_ other: RowSet) {
        if words.count < other.words.count {
            words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
        }
        for index in other.words.indices { words[index] |= other.words[index] }
    }

    mutating func subtract(_ other: RowSet) {
        for index in 0..<min(words.count, other.words.count) { words[index] &= ~other.words[index] }
    }

    /// The bits, row 0 lowest in the first word.
    package var bits: [UInt64] { words }

    package var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    /// The rows in it, rising.
    package var rows: [Int] {
        words.enumerated().flatMap { index, word in
            (0..<64).filter { word >> UInt64($0) & 1 == 1 }.map { index * 64 + $0 }
        }
    }

    package func contains(_ row: Int) -> Bool {
        row >= 0 && row >> 6 < words.count && words[row >> 6] >> UInt64(row & 63) & 1 == 1
    }
}
