import ContextTypes
import Database
import FoundationEssentials
import IndexStore
import TestSupport
import Testing

@Suite("Checksums of pages")
struct PageCheckTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("a.winnow") }

    init() throws {
        folder = try TemporaryFolder()
        try IndexWriter(path, creatingWith: IndexSettings()).checkpoint()
    }

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder.file(name))))
    }

    @Test(
        "a flipped bit anywhere in a page, and a page in the place of another, are found when the page is read"
    )
    func damage() throws {
        let path = folder.file("t.db")
        do {
            let connection = try Connection.make(path, applicationID: 7, version: 1, pageSize: 4_096)
            try connection.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, bytes BLOB)")
            for row in 1...40 { try connection.execute("INSERT INTO t VALUES(\(row), zeroblob(3000))") }
        }
        let whole = try bytes("t.db")
        var random = SeededGenerator(seed: 3)
        for number in 0..<200 {
            var damaged = whole
            let place = Int.random(in: 100..<whole.count, using: &random)
            if number % 4 == 0 {
                let (from, to) = (1 + number % 7, 8 + number % 11)
                damaged.replaceSubrange(
                    4_096 * to..<4_096 * (to + 1), with: whole[4_096 * from..<4_096 * (from + 1)])
            } else {
                damaged[place] ^= 1 << UInt8(number % 8)
            }
            let copy = try folder.write(damaged, to: "copy.db")
            let error = #expect(throws: DatabaseError.self) {
                let connection = try Connection(copy, mode: .readOnly)
                _ = try connection.integer("SELECT sum(length(bytes)) FROM t WHERE bytes IS NOT x'00'")
                _ = try connection.integer("PRAGMA page_count")
            }
            #expect(error?.cause == .damaged, "\(number): \(String(describing: error))")
            #expect(error?.message.contains("does not match its checksum") ?? false, "\(number)")
        }
    }

    @Test(
        "an index of a version before checksums opens, answers, is written, and gets them when it is compacted"
    )
    func older() throws {
        let old = Array(try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("index/format-3.winnow"))))
        let file = try folder.write(old, to: "old.winnow")
        #expect(try IndexFile(file).status().formatVersion == 3)
        #expect(try IndexFile(file).verify().isEmpty)
        let texts = try IndexFile(file).read { snapshot in
            try snapshot.documentIDs().map { try snapshot.document($0)?.content.text }
        }
        #expect(texts.count == 3 && texts.contains { $0?.hasPrefix("Rivers flow") ?? false }, "\(texts)")
        do {
            let writer = try IndexWriter(file)
            #expect(try writer.remove("rivers.txt"))
            try writer.commit()
            #expect(try IndexFile(file).status().formatVersion == 3)
        }
        _ = try IndexWriter(file).compact()
        #expect(try IndexFile(file).status().formatVersion == 4)
        #expect(try IndexFile(file).verify().isEmpty)
        var damaged = try bytes("old.winnow")
        let place = try #require(damaged.indices.first { damaged[$0...].starts(with: "miller".utf8) })
        damaged[place] ^= 1
        let copy = try folder.write(damaged, to: "damaged.winnow")
        #expect(try IndexFile(copy).verify().contains { $0.contains("checksum") })
    }

    @Test("while others have it open an old index is compacted as it is")
    func olderInUse() throws {
        let old = Array(try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("index/format-3.winnow"))))
        let file = try folder.write(old, to: "old.winnow")
        let reader = try IndexFile(file)
        _ = try IndexWriter(file).compact()
        #expect(try reader.status().formatVersion == 3)
        #expect(try reader.verify().isEmpty)
    }

    @Test("a header without the mark of checksums, and a schema of somebody else, are refused at opening")
    func crafted() throws {
        var unmarked = try bytes("a.winnow")
        unmarked[20] = 0
        let file = try folder.write(unmarked, to: "unmarked.winnow")
        #expect(throws: IndexStoreError.self) { try IndexFile(file) }
        for (number, sql) in [
            "CREATE TRIGGER evil AFTER UPDATE ON meta BEGIN DELETE FROM content; END",
            "CREATE VIEW passages2 AS SELECT 1", "DROP VIEW passages", "DROP TABLE tombstones",
            "ALTER TABLE content RENAME TO kept; CREATE VIEW content AS WITH RECURSIVE n(document, text, structure) AS "
                + "(SELECT 1, '', x'' UNION ALL SELECT document + 1, '', x'' FROM n) SELECT * FROM n",
            "CREATE VIRTUAL TABLE f USING fts5(a)", "CREATE TABLE mine(a)",
        ].enumerated() {
            let crafted = folder.file("crafted-\(number).winnow")
            try IndexWriter(crafted, creatingWith: IndexSettings()).checkpoint()
            do { try Connection(crafted, mode: .readWrite).execute(sql) } catch { continue }
            for open in [
                { _ = try IndexFile(crafted) }, { _ = try IndexWriter(crafted) },
                { _ = try StatisticsFile.write(of: [crafted], to: folder.file("s.stats")) },
            ] as [() throws -> Void] {
                let error = #expect(throws: IndexStoreError.self) { try open() }
                guard case .damaged(crafted, "schema", _) = error else { throw error ?? .missing(file: sql) }
            }
        }
        // What SQLite keeps of its own accord is no part of an index, and does no harm.
        let analysed = folder.file("analysed.winnow")
        try IndexWriter(analysed, creatingWith: IndexSettings()).checkpoint()
        try Connection(analysed, mode: .readWrite).execute("ANALYZE")
        _ = try IndexFile(analysed)
    }
}
