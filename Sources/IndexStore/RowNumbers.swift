import Database

/// Numbers of rows as a file has them: whatever stands there, sums of them do not overflow.
enum RowNumbers {
    /// No table has more rows.
    static let limit = 1 << 40
    /// Rows of passages are 32-bit numbers from 1 on.
    static let passages = 1..<1 << 32

    /// The rows in `passage` that a document has, as its own row says.
    static func passages(first: Int, count: Int, _ connection: Connection) throws -> Range<Int> {
        guard (0..<passages.upperBound).contains(first), (0...MergePolicy.limit).contains(count),
            first + count < passages.upperBound
        else { throw impossible("document", "its passages are numbered impossibly", connection) }
        return first..<first + count
    }

    /// The greatest number of a row; 0 when the table has none.
    static func last(in table: String, _ connection: Connection) throws -> Int {
        let last = try connection.integer("SELECT max(id) FROM \(table)") ?? 0
        guard (0..<limit).contains(last) else {
            throw impossible("table \(table)", "a row has the number \(last)", connection)
        }
        return last
    }

    static func impossible(_ place: String, _ reason: String, _ connection: Connection) -> IndexStoreError {
        .damaged(file: connection.file, place: place, reason: reason)
    }
}
