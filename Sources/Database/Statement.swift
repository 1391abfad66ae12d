import CSQLite

/// One compiled statement. Values bound as bytes are copied; columns are copied out.
package final class Statement {
    private let handle: OpaquePointer
    private unowned let connection: Connection
    private let sql: String
    private var isUsed = false

    init(_ sql: String, on connection: Connection) throws(DatabaseError) {
        var prepared: OpaquePointer?
        let status = sqlite3_prepare_v3(
            connection.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard status == SQLITE_OK, let prepared else { throw connection.failure(status, sql) }
        handle = prepared
        self.sql = sql
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    /// Parameters count from 1.
    package func bind(_ index: Int32, _ value: Int) throws(DatabaseError) {
        try check(sqlite3_bind_int64(handle, index, Int64(value)))
    }

    package func bind(_ index: Int32, _ value: Double) throws(DatabaseError) {
        try check(sqlite3_bind_double(handle, index, value))
    }

    package func bind(_ index: Int32, _ value: String?) throws(DatabaseError) {
        guard var value else { return try check(sqlite3_bind_null(handle, index)) }
        let status = value.withUTF8 { text in
            // An empty Swift string may have no address, which SQLite would take for NULL.
            text.withMemoryRebound(to: CChar.self) { text in
                text.baseAddress.map {
                    sqlite3_bind_text(handle, index, $0, Int32(text.count), winnow_sqlite_transient())
                } ?? sqlite3_bind_text(handle, index, "", 0, winnow_sqlite_transient())
            }
        }
        try check(status)
    }

    package func bind(_ index: Int32, bytes: [UInt8]) throws(DatabaseError) {
        try check(bytes.withUnsafeBytes { bindCopy(index, $0) })
    }

    /// Binds bytes that the caller keeps valid and unchanged until the statement is reset.
    package func bind(_ index: Int32, borrowing bytes: UnsafeRawBufferPointer) throws(DatabaseError) {
        guard let base = bytes.baseAddress else { return try check(sqlite3_bind_zeroblob(handle, index, 0)) }
        try check(
            sqlite3_bind_blob64(handle, index, base, UInt64(bytes.count), winnow_sqlite_static()))
    }

    private func bindCopy(_ index: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
        guard let base = bytes.baseAddress else { return sqlite3_bind_zeroblob(handle, index, 0) }
        return sqlite3_bind_blob64(handle, index, base, UInt64(bytes.count), winnow_sqlite_transient())
    }

    /// Goes to the next row; false after the last.
    package func step() throws(DatabaseError) -> Bool {
        isUsed = true
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let status:
            let failure = connection.failure(status, sql)
            sqlite3_reset(handle)
            throw failure
        }
    }

    /// Runs a statement that gives no rows and makes it ready for the next bindings.
    package func run() throws(DatabaseError) {
        while try step() {}
        reset()
    }

    package func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
        isUsed = false
    }

    /// `reset` that costs nothing for a statement that was not stepped since the last one.
    func resetIfUsed() {
        if isUsed { reset() }
    }

    /// Columns count from 0.
    package func isNull(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
    package func isReal(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_FLOAT }
    package func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }
    package func double(_ column: Int32) -> Double { sqlite3_column_double(handle, column) }

    /// Text, with what is no UTF-8 replaced; empty for NULL.
    package func text(_ column: Int32) -> String {
        withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }

    package func bytes(_ column: Int32) -> [UInt8] { withBytes(column) { Array($0) } }

    /// The column's bytes, valid during the call only.
    package func withBytes<Result>(
        _ column: Int32, _ body: (UnsafeRawBufferPointer) throws -> Result
    ) rethrows -> Result {
        let base = sqlite3_column_blob(handle, column)
        let count = Int(sqlite3_column_bytes(handle, column))
        return try body(UnsafeRawBufferPointer(start: base, count: base == nil ? 0 : count))
    }

    private func check(_ status: Int32) throws(DatabaseError) {
        guard status == SQLITE_OK else { throw connection.failure(status, sql) }
    }
}
