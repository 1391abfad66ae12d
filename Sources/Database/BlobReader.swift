import CSQLite

/// Reads parts of the blobs (or texts) of one column without loading the whole row: a handle that moves from row to
/// row, which costs a fraction of a `SELECT`.
///
/// A reader holds its table's snapshot open while it stands on a row: make it and drop it within one snapshot.
package final class BlobReader {
    private let connection: Connection
    private let table: String
    private let column: String
    private var handle: OpaquePointer?

    package init(_ connection: Connection, table: String, column: String) {
        self.connection = connection
        self.table = table
        self.column = column
    }

    deinit { sqlite3_blob_close(handle) }

    /// Leaves its row, and with it the snapshot; the next read opens it anew.
    package func close() {
        sqlite3_blob_close(handle)
        handle = nil
    }

    /// The bytes in the column of `row`.
    package func count(row: Int) throws(DatabaseError) -> Int {
        try move(to: row)
        return Int(sqlite3_blob_bytes(handle))
    }

    /// Fills `target` from byte `offset` of `row` on; the row must have that many.
    package func read(
        row: Int, offset: Int, into target: UnsafeMutableRawBufferPointer
    ) throws(DatabaseError) {
        try move(to: row)
        guard let base = target.baseAddress, target.count > 0 else { return }
        guard offset >= 0, let start = Int32(exactly: offset), let count = Int32(exactly: target.count) else {
            throw outside(row)
        }
        let status = sqlite3_blob_read(handle, base, count, start)
        guard status == SQLITE_OK else { throw status == SQLITE_ERROR ? outside(row) : failure(status, row) }
    }

    /// Copies the whole value of `row` into `memory` from `offset` on; `memory` grows for it.
    ///
    /// - Returns: the bytes copied; nil when there is no such row.
    package func read(row: Int, into memory: inout [UInt8], at offset: Int = 0) throws(DatabaseError) -> Int?
    {
        guard try moveIfThere(to: row) else { return nil }
        let count = Int(sqlite3_blob_bytes(handle))
        if memory.count < offset + count {
            memory += [UInt8](repeating: 0, count: 2 * (offset + count) - memory.count)
        }
        let status = memory.withUnsafeMutableBytes { bytes in
            bytes.baseAddress.map { sqlite3_blob_read(handle, $0 + offset, Int32(count), 0) } ?? SQLITE_OK
        }
        guard status == SQLITE_OK else { throw failure(status, row) }
        return count
    }

    /// False when the table has no such row.
    private func moveIfThere(to row: Int) throws(DatabaseError) -> Bool {
        if handle != nil, sqlite3_blob_reopen(handle, Int64(row)) == SQLITE_OK { return true }
        close()
        let there = try connection.statement("SELECT 1 FROM \(table) WHERE rowid = ?")
        defer { there.reset() }
        try there.bind(1, row)
        guard try there.step() else { return false }
        try move(to: row)
        return true
    }

    private func outside(_ row: Int) -> DatabaseError {
        DatabaseError(
            file: connection.file, sql: sql(row), cause: .damaged,
            message: "the value is shorter than recorded")
    }

    private func move(to row: Int) throws(DatabaseError) {
        if handle != nil {
            let status = sqlite3_blob_reopen(handle, Int64(row))
            if status == SQLITE_OK { return }
            // A failed or expired handle never works again.
            sqlite3_blob_close(handle)
            handle = nil
        }
        let status = sqlite3_blob_open(connection.handle, "main", table, column, Int64(row), 0, &handle)
        guard status == SQLITE_OK else {
            handle = nil
            // Of a row that is not there, or a value that is no blob, SQLite says no more than this.
            guard status == SQLITE_ERROR else { throw failure(status, row) }
            throw DatabaseError(
                file: connection.file, sql: sql(row), cause: .damaged,
                message: "it is missing or has no bytes")
        }
    }

    private func failure(_ status: Int32, _ row: Int) -> DatabaseError {
        connection.failure(status, sql(row))
    }

    private func sql(_ row: Int) -> String { "\(table) \(row), \(column)" }
}
