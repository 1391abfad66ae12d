import Database
import Postings

/// Reads the rows of segments through one connection, in the snapshot that the connection stands on.
final class SegmentSource {
    enum Table: String {
        case dictionary
        case postings
    }

    let connection: Connection
    private let dictionaries: BlobReader
    private let postings: BlobReader

    init(_ connection: Connection) {
        self.connection = connection
        dictionaries = BlobReader(connection, table: "dictionary", column: "bytes")
        postings = BlobReader(connection, table: "postings", column: "bytes")
    }

    /// Lets go of the snapshot: an open handle would keep the connection, and all its later readers, in it.
    func close() {
        dictionaries.close()
        postings.close()
    }

    func bytes(_ table: Table, row: Int, offset: Int, count: Int) throws -> SharedBuffer {
        let reader = table == .dictionary ? dictionaries : postings
        // A damaged entry may ask for more than there is; memory is made for what is there.
        guard count >= 0, offset >= 0, offset + count <= (try reader.count(row: row)) else {
            throw IndexStoreError.damaged(
                file: connection.file, place: "\(table.rawValue) \(row)",
                reason: "it is shorter than recorded")
        }
        return try SharedBuffer(count: count) { try reader.read(row: row, offset: offset, into: $0) }
    }

    /// The postings that `entry` describes, checked so that no kernel can leave them.
    func postings(_ entry: TermEntry, of row: SegmentRow) throws -> TermPostings {
        guard entry.row < row.postingsRows else {
            throw damaged(row, "dictionary", "a term lies behind its rows")
        }
        let buffer = try bytes(
            .postings, row: row.firstPostings + entry.row, offset: entry.offset, count: entry.count)
        let bytes = buffer.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        guard UInt32(truncatingIfNeeded: Checksum.short(bytes, buffer.count)) == entry.checksum,
            StoredPostings(entry, at: bytes).areSound(passages: row.passages)
        else { throw damaged(row, "postings \(row.firstPostings + entry.row)", "its checksum is wrong") }
        return TermPostings(entry, buffer, passages: row.passages)
    }

    func damaged(_ row: SegmentRow, _ place: String, _ reason: String) -> IndexStoreError {
        .damaged(file: connection.file, place: "segment \(row.number), \(place)", reason: reason)
    }
}
