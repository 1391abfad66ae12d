import Database
import TestSupport
import Testing

@testable import SQLitePages

@Suite("The page of SQLitePages")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let folder = try TemporaryFolder()
        let mills = try Connection(folder.file("mills.db"), mode: .create)
        try mills.execute("PRAGMA journal_mode = WAL")
        try mills.execute("CREATE TABLE mill(id INTEGER PRIMARY KEY, name)")
        try mills.execute("INSERT INTO mill VALUES(1, 'Don'), (2, 'Dee')")
        _ = try mills.integer("PRAGMA wal_checkpoint(TRUNCATE)")
        var names: [Int: [UInt8]] = [:]
        try mills.snapshot {
            _ = try mills.integer("SELECT 1 FROM mill")
            // Nil unless the file itself is what the snapshot sees.
            let table = try #require(try mills.mappedTable("mill", column: 1))
            table.forEach([1, 2]) { row, name in names[row] = name.map { Array($0) } }
        }
        #expect(names[2] == Array("Dee".utf8))
    }
}
