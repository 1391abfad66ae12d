import Database

/// The rows in `passage` that a document has, as its own row says.
enum PassageRows {
    /// Rows are 32-bit numbers from 1 on, and no document has more passages than a segment.
    static func range(first: Int, count: Int, _ connection: Connection) throws -> Range<Int> {
        guard (0..<1 << 32).contains(first), (0...MergePolicy.limit).contains(count), first + count < 1 << 32
        else {
            throw IndexStoreError.damaged(
                file: connection.file, place: "document", reason: "its passages are numbered impossibly")
        }
        return first..<first + count
    }
}
