import Database
import TestSupport
import Testing

@Suite("The page of Database")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mills.db")
        let mills = try Connection(path, mode: .create)
        try mills.execute("CREATE TABLE mill(name, built)")
        let insert = try mills.statement("INSERT INTO mill VALUES(?, ?)")
        try insert.bind(1, "Dee")
        try insert.bind(2, 1_840)
        try insert.run()
        #expect(try mills.text("SELECT name FROM mill WHERE built < 1850") == "Dee")
    }
}
