import Database
import Glibc
import TestSupport
import Testing

@testable import SQLitePages

/// Rows read past SQLite are those that SQLite reads, and only where the file is the snapshot.
@Suite("Mapped tables")
struct MappedTableTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func database(_ name: String, pageSize: Int, rows: Int, seed: UInt64) throws -> Connection {
        let database = try Connection(folder.file(name), mode: .create)
        try database.execute("PRAGMA page_size = \(pageSize)")
        try database.execute("PRAGMA journal_mode = WAL")
        try database.execute("CREATE TABLE other(a)")
        try database.execute("CREATE TABLE t(id INTEGER PRIMARY KEY, a, b, value)")
        try fill(database, rows: rows, seed: seed)
        try checkpoint(database)
        return database
    }

    private func fill(_ database: Connection, rows: Int, seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        try database.transaction {
            let insert = try database.statement("INSERT OR REPLACE INTO t VALUES(?, ?, ?, ?)")
            for row in 1...rows {
                let gap =
                    Int.random(in: 0..<10, using: &random) == 0
                    ? Int.random(in: 0..<1_000_000, using: &random) : 0
                try insert.bind(1, (Int.random(in: 0..<20, using: &random) == 0 ? -1 : 1) * (row + gap))
                let small = [0, 1, -1, 300, 1 << 20, 1 << 40, Int.max]
                try insert.bind(2, small[Int.random(in: 0..<small.count, using: &random)])
                if Int.random(in: 0..<2, using: &random) == 0 {
                    try insert.bind(3, "é")
                } else {
                    try insert.bind(3, 0.5)
                }
                let size =
                    Int.random(in: 0..<30, using: &random) == 0
                    ? Int.random(in: 0..<100_000, using: &random) : Int.random(in: 0..<400, using: &random)
                try insert.bind(
                    4, bytes: (0..<size).map { _ in UInt8(Int.random(in: 0..<256, using: &random)) })
                try insert.run()
                // Something between the table's pages.
                if row % 50 == 0 { try database.execute("INSERT INTO other VALUES(zeroblob(3000))") }
            }
        }
    }

    private func checkpoint(_ database: Connection) throws {
        _ = try database.integer("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    private func values(_ database: Connection) throws -> [Int: [UInt8]] {
        let read = try database.statement("SELECT id, value FROM t")
        var values: [Int: [UInt8]] = [:]
        while try read.step() { values[read.integer(0)] = read.bytes(1) }
        return values
    }

    /// Within a snapshot that has begun.
    private func table(_ database: Connection) throws -> MappedTable? {
        _ = try database.integer("SELECT 1 FROM t")
        return try database.mappedTable("t", column: 3)
    }

    @Test(
        "every row of random tables is as SQLite reads it, or left to SQLite",
        arguments: [512, 4_096, 16_384, 65_536])
    func values(pageSize: Int) throws {
        for seed in 0..<4 {
            let database = try database(
                "\(seed).db", pageSize: pageSize, rows: [1, 40, 700, 3_000][seed], seed: UInt64(seed))
            try database.snapshot {
                let expected = try values(database)
                let table = try #require(try table(database))
                let rising = expected.keys.sorted()
                let absent = [Int.min, -5_000_000, 0, 5_000_000, Int.max]
                for rows in [rising, rising.reversed() + absent, absent + rising.shuffled(), []] {
                    var asked: [Int] = []
                    table.forEach(rows) { row, bytes in
                        asked.append(row)
                        if let bytes {
                            #expect(Array(bytes) == expected[row])
                        } else {
                            #expect((expected[row]?.count ?? .max) > pageSize - 100)
                        }
                    }
                    #expect(asked == rows)
                }
                try followed(table, rising, expected)
            }
        }
    }

    private func followed(_ table: MappedTable, _ rising: [Int], _ expected: [Int: [UInt8]]) throws {
        for start in [Int.min, rising[0], rising[rising.count / 2], rising[rising.count - 1], Int.max] {
            var rows = rising.filter { $0 > start }[...]
            var after: Int? = start
            while let from = after {
                after = table.forEach(after: from) { row, bytes in
                    #expect(row == rows.popFirst() && Array(bytes) == expected[row])
                }
                // A row that only SQLite can read comes next.
                if after != nil { after = rows.popFirst() }
            }
            #expect(rows.isEmpty)
        }
    }

    @Test("only a snapshot that is the file itself is read past SQLite")
    func availability() throws {
        let writer = try database("a.db", pageSize: 4_096, rows: 50, seed: 1)
        let reader = try Connection(folder.file("a.db"), mode: .readWrite)
        #expect(try reader.mappedTable("t", column: 3) == nil, "no snapshot")
        try reader.snapshot { try #expect(table(reader) != nil) }
        try writer.transaction { try #expect(table(writer) == nil) }
        try writer.execute("DELETE FROM t WHERE id = 7")
        try reader.snapshot { try #expect(table(reader) == nil, "the log has something") }
        try checkpoint(writer)
        try reader.snapshot {
            #expect(try table(reader) != nil)
            #expect(try reader.mappedTable("none", column: 0) == nil)
            // Another's change does not touch a snapshot that has begun.
            let before = try values(reader)
            try fill(writer, rows: 2_000, seed: 9)
            _ = try writer.integer("PRAGMA wal_checkpoint(PASSIVE)")
            #expect(try table(reader) == nil)
            #expect(try values(reader) == before)
        }
        try checkpoint(writer)
        let unchanging = try Connection(folder.file("a.db"), mode: .immutable)
        try unchanging.snapshot { try #expect(table(unchanging) != nil) }
    }

    @Test("what another connection changed is seen, wherever its pages went")
    func change() throws {
        let writer = try database("b.db", pageSize: 4_096, rows: 500, seed: 2)
        let reader = try Connection(folder.file("b.db"), mode: .readWrite)
        for round in 0..<6 {
            try reader.snapshot {
                let expected = try values(reader)
                let table = try #require(try table(reader))
                table.forEach(expected.keys.sorted()) { row, bytes in
                    #expect(bytes.map { Array($0) == expected[row] } ?? true)
                }
            }
            switch round {
            case 0, 3: try fill(writer, rows: 900, seed: UInt64(round + 10))
            case 1: try writer.execute("DELETE FROM t WHERE id % 3 = 0")
            default: try writer.execute("VACUUM")
            }
            try checkpoint(writer)
        }
    }

    @Test("damaged pages give no row that is outside the file, and no trap")
    func damage() throws {
        let whole = folder.file("c.db")
        do { _ = try database("c.db", pageSize: 1_024, rows: 300, seed: 3) }
        var random = SeededGenerator(seed: 4)
        let sound = try #require(FileBytes.read(whole))
        let rows = Array(-310...310)
        for round in 0..<Effort.count("WINNOW_PAGE_CASES", usual: 400) {
            var bytes = sound
            for _ in 0...Int.random(in: 0..<30, using: &random) {
                bytes[100 + Int.random(in: 0..<(bytes.count - 100), using: &random)] = UInt8(
                    Int.random(in: 0..<256, using: &random))
            }
            if round % 4 == 0 { bytes.removeLast(Int.random(in: 0..<(bytes.count - 100), using: &random)) }
            let path = folder.file("d\(round).db")
            FileBytes.write(bytes, to: path)
            let mapping = try #require(DatabaseFile(path)?.mapping())
            for root in 1...4 {
                guard let table = MappedTable(mapping, nil, root: root, column: 3) else { continue }
                var sum = 0
                table.forEach(rows) { _, value in sum += value?.reduce(0) { $0 + Int($1) } ?? 0 }
                _ = table.forEach(after: .min) { _, value in sum += value.count }
                #expect(sum >= 0)
            }
            unlink(path)
        }
    }

    @Test("looking at a database file beside SQLite leaves this process its locks")
    func locks() throws {
        let database = try database("e.db", pageSize: 4_096, rows: 50, seed: 5)
        let path = folder.file("e.db")
        try database.snapshot {
            _ = try database.integer("SELECT 1 FROM t")
            let held = locks(on: path)
            #expect(held > 0)
            do {
                let file = try #require(DatabaseFile(path))
                #expect(file.head(16).starts(with: Array("SQLite format 3".utf8)))
                #expect(try Connection(path, mode: .readWrite).integer("SELECT count(*) FROM t") ?? 0 > 0)
            }
            #expect(locks(on: path) == held)
            // What it is for: the same without it.
            close(open(path, O_RDONLY))
            #expect(locks(on: path) == 0)
        }
        #expect(DatabaseFile(folder.file("none.db")) == nil && errno == ENOENT)
    }

    /// POSIX locks that this process has on a file.
    private func locks(on path: String) -> Int {
        var status = stat()
        stat(path, &status)
        let lines = String(decoding: FileBytes.read("/proc/locks") ?? [], as: UTF8.self).split(
            separator: "\n")
        return lines.count { $0.contains(" \(getpid()) ") && $0.contains(":\(status.st_ino) ") }
    }
}

private enum FileBytes {
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &part, part.count)
            guard count > 0 else { return bytes }
            bytes += part[..<count]
        }
    }

    static func write(_ bytes: [UInt8], to path: String) {
        let file = fopen(path, "w")
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }
}
