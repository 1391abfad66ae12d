import Database
import Postings

/// The ids of a segment's passages, for the order that decides between equal scores: `document#ordinal`, by its bytes.
///
/// A segment stores the place of each of its passages in this order, so that a search orders what ties without a look
/// at ids.
struct PassageOrder {
    private var ids = ByteStrings()

    var count: Int { ids.count }

    mutating func append(document: String, ordinal: Int) {
        ids.append(document.utf8)
        endID(ordinal)
    }

    private mutating func endID(_ ordinal: Int) {
        ids.append("#\(ordinal)".utf8)
        ids.end()
    }

    /// Appends the ids of the passages in these rows of `passage`, in this order.
    mutating func append(rows: [UInt32], _ connection: Connection) throws {
        guard let first = rows.first, let last = rows.last else { return }
        let rise = zip(rows, rows.dropFirst()).allSatisfy { $0 < $1 }
        // One walk through the table where most of what it meets is wanted.
        if rise, Int(last) - Int(first) < 4 * rows.count {
            try append(rising: rows, first...last, connection)
        } else {
            for row in rows { try append(rising: [row], row...row, connection) }
        }
    }

    private mutating func append(
        rising rows: [UInt32], _ range: ClosedRange<UInt32>, _ connection: Connection
    ) throws {
        let statement = try connection.statement(
            """
            SELECT passage.id, ordinal, name FROM passage CROSS JOIN document ON document.id = passage.document \
            WHERE passage.id BETWEEN ? AND ? ORDER BY passage.id
            """)
        defer { statement.reset() }
        try statement.bind(1, Int(range.lowerBound))
        try statement.bind(2, Int(range.upperBound))
        var next = 0
        while next < rows.count, try statement.step() {
            guard statement.integer(0) == Int(rows[next]) else { continue }
            next += 1
            statement.withBytes(2) { ids.append($0) }
            endID(statement.integer(1))
        }
        guard next == rows.count else {
            throw IndexStoreError.damaged(
                file: connection.file, place: "passage \(rows[next])", reason: "it is missing")
        }
    }

    /// For each passage how many of the others come before it.
    func ranks() -> [UInt32] {
        var ranks = [UInt32](repeating: 0, count: count)
        for (rank, number) in sorted().enumerated() { ranks[number] = UInt32(rank) }
        return ranks
    }

    /// Numbers of the passages in the order of their ids.
    func sorted() -> [Int] { ids.sorted() }
}
