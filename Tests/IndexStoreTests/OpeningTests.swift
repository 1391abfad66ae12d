import Database
import Glibc
import IndexStore
import TestSupport
import Testing

@Suite("Opening an index")
struct OpeningTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("a.winnow") }

    init() throws { folder = try TemporaryFolder() }

    private func makeIndex() throws {
        try IndexWriter(path, creatingWith: IndexSettings()).checkpoint()
    }

    @Test("what is not there, empty, a text, or another database is named as what it is")
    func foreign() throws {
        #expect(throws: IndexStoreError.missing(file: path)) { try IndexFile(path) }
        #expect(throws: IndexStoreError.missing(file: path)) { try IndexWriter(path) }
        for bytes in [
            [], [0x41], Array("a text that is long enough to be read as a header of some database".utf8),
        ] {
            let file = try folder.write(bytes, to: "foreign")
            let error = #expect(throws: IndexStoreError.self) { try IndexFile(file) }
            guard case .notAnIndex = error else { throw error ?? .missing(file: file) }
            #expect(throws: IndexStoreError.self) { try IndexWriter(file, creatingWith: IndexSettings()) }
        }
        let other = folder.file("other.db")
        try Connection(other, mode: .create).execute("CREATE TABLE t(a)")
        #expect(
            throws: IndexStoreError.notAnIndex(
                file: other, reason: "it is an SQLite database of something else")
        ) {
            try IndexFile(other)
        }
        #expect(throws: IndexStoreError.notAnIndex(file: folder.path, reason: "it is no regular file")) {
            try IndexFile(folder.path)
        }
    }

    @Test("a newer format is refused by its number")
    func newer() throws {
        try makeIndex()
        let connection = try Connection(path, mode: .readWrite)
        try connection.execute("PRAGMA user_version = 99")
        _ = try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)")
        #expect(throws: IndexStoreError.newerFormat(file: path, found: 99, known: 4)) { try IndexFile(path) }
    }

    @Test("an older format is refused by both numbers, by readers and writers")
    func older() throws {
        try makeIndex()
        let connection = try Connection(path, mode: .readWrite)
        try connection.execute("PRAGMA user_version = 1")
        _ = try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)")
        let expected = IndexStoreError.olderFormat(file: path, found: 1, known: 4)
        #expect(throws: expected) { try IndexFile(path) }
        #expect(throws: expected) { try IndexWriter(path) }
        #expect("\(expected)".contains("format 1") && "\(expected)".contains("4"))
    }

    @Test("a newer format that only the write-ahead log shows is refused too")
    func newerInLog() throws {
        try makeIndex()
        let connection = try Connection(path, mode: .readWrite)
        try connection.execute("PRAGMA user_version = 99")
        #expect(throws: IndexStoreError.newerFormat(file: path, found: 99, known: 4)) {
            try IndexWriter(path)
        }
        withExtendedLifetime(connection) {}
    }

    @Test("files of other page sizes open; cut short they say by how much", arguments: [4_096, 65_536])
    func pageSizes(size: Int) throws {
        try makeIndex()
        do {
            let connection = try Connection(path, mode: .readWrite)
            try connection.execute("PRAGMA page_size = \(size)")
            try connection.copy(to: folder.file("copy"))
            try Connection(folder.file("copy"), mode: .readWrite).execute("PRAGMA journal_mode = WAL")
        }
        #expect(rename(folder.file("copy"), path) == 0)
        do {
            let writer = try IndexWriter(path)
            let (before, after) = try writer.compact()
            #expect(before == after && before % size == 0)
        }
        _ = try IndexFile(path)
        let pages = try Connection(path, mode: .readOnly).integer("PRAGMA page_count") ?? 0
        let expected = pages * size
        #expect(truncate(path, expected - 1) == 0)
        #expect(throws: IndexStoreError.truncated(file: path, bytes: expected - 1, expected: expected)) {
            try IndexFile(path)
        }
    }

    @Test("a second writer is told that there is one, until the first is done")
    func twoWriters() throws {
        var first: IndexWriter? = try IndexWriter(path, creatingWith: IndexSettings())
        let error = #expect(throws: IndexStoreError.self) { try IndexWriter(path) }
        guard case .beingWritten(path, .some) = error else { throw error ?? .missing(file: path) }
        withExtendedLifetime(first) {}
        first = nil
        _ = try IndexWriter(path)
    }
}
