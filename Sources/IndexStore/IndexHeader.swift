import Database
import Glibc
import SQLitePages

/// What the first hundred bytes of a file say of it, read before SQLite sees it: SQLite's own words for a text file,
/// a foreign database or a file cut short do not say what to do.
enum IndexHeader {
    /// Throws unless `path` looks like an index that this program reads.
    static func check(_ path: String) throws(IndexStoreError) {
        guard let file = DatabaseFile(path) else {
            if errno == ENOENT || errno == ENOTDIR { throw .missing(file: path) }
            throw .notAnIndex(file: path, reason: String(cString: strerror(errno)))
        }
        let status = file.status
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .notAnIndex(file: path, reason: "it is no regular file")
        }
        try check(file.head(100), size: Int(status.st_size), path)
    }

    /// Throws when the index is of a newer format, or has tables that are none of an index. What a newer program has
    /// written and not yet moved from the write-ahead log to the file, the header does not show.
    static func check(_ connection: Connection, _ path: String) throws {
        let version = try naming { try connection.integer("PRAGMA user_version") ?? 0 }
        try check(version: version, path)
        try naming { try IndexSchema.check(connection) }
    }

    private static func check(version: Int, _ path: String) throws(IndexStoreError) {
        let known = IndexSchema.formatVersion
        if version > known { throw .newerFormat(file: path, found: version, known: known) }
        if version < IndexSchema.oldestVersion {
            throw .olderFormat(file: path, found: version, known: known)
        }
    }

    /// What SQLite's header says that the file is of; nil when it is no database.
    static func applicationID(of path: String) -> Int? {
        guard let header = DatabaseFile(path)?.head(100), header.count == 100,
            header.starts(with: "SQLite format 3\0".utf8)
        else { return nil }
        return header[68..<72].reduce(0) { $0 << 8 | Int($1) }
    }

    private static func check(
        _ header: [UInt8], size: Int, _ path: String
    ) throws(IndexStoreError) {
        guard size > 0 else { throw .notAnIndex(file: path, reason: "the file is empty") }
        let magic = Array("SQLite format 3\0".utf8)
        guard header.starts(with: magic.prefix(min(header.count, 16))) else {
            throw .notAnIndex(file: path, reason: "it is no SQLite database")
        }
        guard header.count == 100 else { throw .truncated(file: path, bytes: size, expected: 100) }
        func number(_ at: Int) -> Int { header[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        guard number(68) == IndexSchema.applicationID else {
            throw .notAnIndex(file: path, reason: "it is an SQLite database of something else")
        }
        try check(version: number(60), path)
        // Without the mark of checksums in its header, nothing of the file would be compared with them.
        if number(60) == IndexSchema.formatVersion, !DatabaseFile.hasPageChecks(header: header) {
            throw .damaged(file: path, place: "header", reason: "it does not say that pages have checksums")
        }
        let expected = number(28) * pageSize(header)
        // While there is a write-ahead log, the header may be ahead of the file; SQLite then reads pages from the log.
        if size < expected, !hasLog(path) { throw .truncated(file: path, bytes: size, expected: expected) }
    }

    /// Bytes of a page, from 16 bits in which 1 stands for 65,536 (SQLite's file format, 1.3.2).
    private static func pageSize(_ header: [UInt8]) -> Int {
        let size = Int(header[16]) << 8 | Int(header[17])
        return size == 1 ? 65_536 : size
    }

    static func hasLog(_ path: String) -> Bool {
        var status = stat()
        return stat("\(path)-wal", &status) == 0 && status.st_size > 0
    }
}
