import CPageChecks
import CSQLite
import Glibc
package import SQLitePages

/// One open SQLite database: owner of its handle and of the statements made on it.
///
/// Not to be used by two threads at once; a connection per thread is the rule. Every connection has memory-mapped
/// reading on, foreign keys of no concern, and refuses schemas that call functions with side effects. Pages of files that
/// have checksums (`CPageChecks`) are compared with them when they are read first.
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
    /// Nil for what is no file any more.
    private let bytes: DatabaseFile?
    private var mapped: [String: Mapped] = [:]
    private let readsPages: Bool

    /// A table as it was read last, nil when it could not be, and what changes when it does.
    private struct Mapped {
        var versions: [Int]
        var table: MappedTable?
    }

    /// How long a connection waits for another's lock.
    package static let patienceMilliseconds: Int32 = 10_000
    private static let mappedBytes = 0x7FFF_0000

    /// - Parameters:
    ///   - patience: Milliseconds to wait for another connection's lock before `busy`.
    ///   - readsPages: Whether `mappedTable` may give tables to be read past SQLite.
    package init(
        _ file: String, mode: Mode, patience: Int32 = Connection.patienceMilliseconds,
        readsPages: Bool = PageReading.isOn
    ) throws(DatabaseError) {
        self.file = file
        self.readsPages = readsPages
        let access =
            switch mode {
            case .readOnly: SQLITE_OPEN_READONLY
            case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            case .readWrite: SQLITE_OPEN_READWRITE
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            }
        var opened: OpaquePointer?
        let name = mode == .immutable ? Connection.immutableAddress(of: file) : file
        let status = sqlite3_open_v2(
            name, &opened, access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, winnow_page_checks_vfs())
        guard status == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw DatabaseError(file: file, sql: "", cause: .init(code: status), message: message)
        }
        handle = opened
        bytes = DatabaseFile(file)
        sqlite3_busy_timeout(opened, patience)
        if mode == .create, bytes?.status.st_size == 0 { try reservePageChecks() }
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

    /// Milliseconds to wait for another connection's lock from now on.
    package func wait(atMost patience: Int32) throws(DatabaseError) {
        let status = sqlite3_busy_timeout(handle, patience)
        guard status == SQLITE_OK else { throw failure(status, "busy_timeout") }
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
            // A read that failed and was taken for an answer (`verify`) has ended the transaction.
            if sqlite3_get_autocommit(handle) == 0 { try statement("COMMIT").run() }
            return result
        } catch {
            for statement in cached.values { statement.resetIfUsed() }
            // SQLite has already rolled back after some errors; then this has nothing to do and says so.
            _ = sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
            throw error
        }
    }

    /// The column of a rowid table to be read past SQLite; nil where that cannot be done.
    ///
    /// It can within a snapshot that is the file itself: nothing of it stands in a write-ahead log. Then the snapshot's lock
    /// keeps everybody from writing to the file until it ends, and the table must not be used any longer than that. A
    /// log that is empty now was so when the snapshot began: to empty it takes a lock that a snapshot with a log keeps
    /// from others (SQLite, "WAL-mode File Format", 2.3).
    ///
    /// - Parameter column: counted from 0.
    package func mappedTable(_ name: String, column: Int) throws(DatabaseError) -> MappedTable? {
        guard readsPages, let bytes, sqlite3_txn_state(handle, "main") == SQLITE_TXN_READ, isWholeInFile
        else {
            return nil
        }
        let versions = [
            try integer("PRAGMA data_version") ?? 0, Int(sqlite3_total_changes64(handle)),
            Int(bytes.status.st_size),
        ]
        if let known = mapped[name], known.versions == versions { return known.table }
        let root = try statement("SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?")
        defer { root.reset() }
        try root.bind(1, name)
        guard try root.step(), isSameFile(bytes) else { return nil }
        let table = bytes.mapping().flatMap {
            MappedTable($0, bytes.marks(of: $0), root: root.integer(0), column: column)
        }
        mapped[name] = Mapped(versions: versions, table: table)
        return table
    }

    private var isWholeInFile: Bool {
        guard let log = sqlite3_filename_wal(sqlite3_db_filename(handle, "main")) else { return false }
        var status = stat()
        return stat(log, &status) == 0 ? status.st_size == 0 : errno == ENOENT
    }

    /// Whether `bytes` are of the file that SQLite has open, and not of one that took its name meanwhile.
    private func isSameFile(_ bytes: DatabaseFile) -> Bool {
        var hasMoved: Int32 = 1
        return sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved) == SQLITE_OK
            && hasMoved == 0 && bytes.isAtItsPath
    }

    func failure(_ status: Int32, _ sql: String) -> DatabaseError {
        let message =
            DatabaseError.Cause.isOfPage(status)
            ? "page \(badPage) does not match its checksum" : String(cString: sqlite3_errmsg(handle))
        return DatabaseError(file: file, sql: sql, cause: .init(code: status), message: message)
    }
}

extension Connection {
    /// Makes a database at `path`, whose pages have checksums.
    package static func make(
        _ path: String, applicationID: Int, version: Int, pageSize: Int? = nil
    ) throws(DatabaseError) -> Connection {
        let connection = try Connection(path, mode: .create)
        if let pageSize { try connection.execute("PRAGMA page_size = \(pageSize)") }
        try connection.execute("PRAGMA application_id = \(applicationID)")
        try connection.execute("PRAGMA user_version = \(version)")
        return connection
    }

    /// Writes a copy without gaps to `path`, where nothing or an empty file is. Its pages have checksums.
    package func copy(to path: String) throws(DatabaseError) {
        try reservePageChecks()
        let statement = try statement("VACUUM INTO ?")
        try statement.bind(1, path)
        try statement.run()
    }

    private func reservePageChecks() throws(DatabaseError) {
        var bytes = Int32(WINNOW_PAGE_CHECK_BYTES)
        let status = sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes)
        guard status == SQLITE_OK else { throw failure(status, "reserve_bytes") }
    }

    /// Whether the pages of the file have checksums.
    package var hasPageChecks: Bool {
        bytes.map { DatabaseFile.hasPageChecks(header: $0.head(Int(WINNOW_DATABASE_HEADER_BYTES))) } ?? false
    }

    /// Runs `body` with every page compared with its checksum whenever it is read.
    package func checkingEveryPage<Result>(_ body: () throws -> Result) rethrows -> Result {
        func check(_ all: Bool) {
            var value: Int32 = all ? 1 : 0
            _ = sqlite3_file_control(handle, "main", Int32(WINNOW_FCNTL_CHECK_ALL), &value)
        }
        check(true)
        defer { check(false) }
        return try body()
    }

    /// The last page that did not match its checksum.
    private var badPage: Int {
        var number: UInt32 = 0
        _ = sqlite3_file_control(handle, "main", Int32(WINNOW_FCNTL_BAD_PAGE), &number)
        return Int(number)
    }
}

extension DatabaseError.Cause {
    /// Whether it says that a page does not match its checksum: SQLITE_IOERR_DATA.
    static func isOfPage(_ code: Int32) -> Bool { code == SQLITE_IOERR | 32 << 8 }

    init(code: Int32) {
        self =
            switch code & 0xFF {
            case SQLITE_CANTOPEN: .cannotOpen
            case SQLITE_NOTADB: .notADatabase
            case SQLITE_CORRUPT: .damaged
            case _ where DatabaseError.Cause.isOfPage(code): .damaged
            case SQLITE_BUSY, SQLITE_LOCKED: .busy
            case SQLITE_FULL: .diskFull
            case SQLITE_READONLY: .readOnly
            case SQLITE_IOERR: .inputOutput
            case SQLITE_INTERRUPT: .interrupted
            default: .other(code: code)
            }
    }
}
