import CSQLite

/// One open SQLite database: owner of its handle and of the statements made on it.
///
/// Not to be used by two threads at once; a connection per thread is the rule. Every connection has memory-mapped
/// reading on, foreign keys of no concern, and refuses schemas that call functions with side effects.
package final class Connection {
    package enum Mode: Sendable {
        case readOnly
        case readWrite
        /// A file that nobody changes while it is open: no locks, no files beside it.
        case immutable
        /// Makes the file when it is not there.
        case create
    }

    package let file: String
    let handle: OpaquePointer
    private var cached: [String: Statement] = [:]

    /// How long a connection waits for another's lock.
    package static let patienceMilliseconds: Int32 = 10_000
    private static let mappedBytes = 0x7FFF_0000

    /// - Parameter patience: Milliseconds to wait for another connection's lock before `busy`.
    package init(
        _ file: String, mode: Mode, patience: Int32 = Connection.patienceMilliseconds
    ) throws(DatabaseError) {
        self.file = file
        let access =
            switch mode {
            case .readOnly: SQLITE_OPEN_READONLY
            case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var opened: OpaquePointer?
        let name = mode == .immutable ? Connection.immutableAddress(of: file) : file
        let status = sqlite3_open_v2(name, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard status == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw DatabaseError(file: file, sql: "", cause: .init(code: status), message: message)
        }
        handle = opened
        sqlite3_busy_timeout(opened, patience)
        try execute("PRAGMA mmap_size = \(Connection.mappedBytes)")
        try execute("PRAGMA trusted_schema = OFF")
        try execute("PRAGMA temp_store = MEMORY")
    }

    /// `file:` address of a path, with everything escaped that could mean something in an address.
    private static func immutableAddress(of path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var address = Array("file:".utf8)
        for byte in path.utf8 {
            let isPlain =
                byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
                || byte == UInt8(ascii: "_") || (byte < 0x80 && Character(Unicode.Scalar(byte)).isLetter)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            address += isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: address, as: UTF8.self) + "?immutable=1"
    }

    deinit {
        cached.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Runs statements that give no rows.
    package func execute(_ sql: String) throws(DatabaseError) {
        let status = sqlite3_exec(handle, sql, nil, nil, nil)
        guard status == SQLITE_OK else { throw failure(status, sql) }
    }

    /// A statement compiled once and kept; it comes reset, without bindings. Use it up before asking again.
    package func statement(_ sql: String) throws(DatabaseError) -> Statement {
        if let statement = cached[sql] {
            statement.reset()
            return statement
        }
        let statement = try Statement(sql, on: self)
        cached[sql] = statement
        return statement
    }

    /// The first column of the first row; nil when there is no row or it is NULL.
    package func integer(_ sql: String) throws(DatabaseError) -> Int? {
        let statement = try statement(sql)
        defer { statement.reset() }
        guard try statement.step(), !statement.isNull(0) else { return nil }
        return statement.integer(0)
    }

    package func text(_ sql: String) throws(DatabaseError) -> String? {
        let statement = try statement(sql)
        defer { statement.reset() }
        guard try statement.step(), !statement.isNull(0) else { return nil }
        return statement.text(0)
    }

    /// The rowid of the last row inserted by this connection.
    package var lastRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

    /// Rows that the last statement changed.
    package var changes: Int { Int(sqlite3_changes64(handle)) }

    /// Runs `body` in a transaction that may write: committed when it returns, rolled back when it throws.
    package func transaction<Result>(_ body: () throws -> Result) throws -> Result {
        try execute("BEGIN IMMEDIATE")
        return try finish(body)
    }

    /// Runs `body` on one snapshot of the database.
    package func snapshot<Result>(_ body: () throws -> Result) throws -> Result {
        try statement("BEGIN").run()
        return try finish(body)
    }

    private func finish<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            let result = try body()
            for statement in cached.values { statement.resetIfUsed() }
            try statement("COMMIT").run()
            return result
        } catch {
            for statement in cached.values { statement.resetIfUsed() }
            // SQLite has already rolled back after some errors; then this has nothing to do and says so.
            _ = sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
            throw error
        }
    }

    func failure(_ status: Int32, _ sql: String) -> DatabaseError {
        DatabaseError(
            file: file, sql: sql, cause: .init(code: status), message: String(cString: sqlite3_errmsg(handle))
        )
    }
}

extension DatabaseError.Cause {
    init(code: Int32) {
        self =
            switch code & 0xFF {
            case SQLITE_CANTOPEN: .cannotOpen
            case SQLITE_NOTADB: .notADatabase
            case SQLITE_CORRUPT: .damaged
            case SQLITE_BUSY, SQLITE_LOCKED: .busy
            case SQLITE_FULL: .diskFull
            case SQLITE_READONLY: .readOnly
            case SQLITE_IOERR: .inputOutput
            case SQLITE_INTERRUPT: .interrupted
            default: .other(code: code)
            }
    }
}
