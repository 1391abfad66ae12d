import Database
import FoundationEssentials
import TestSupport
import Testing

@Suite("The page of CPageChecks")
struct CPageChecksExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mills.db")
        let mills = try Connection.make(path, applicationID: 7, version: 1, pageSize: 4_096)
        try mills.execute("CREATE TABLE mill(name)")
        try mills.execute("INSERT INTO mill VALUES('Dee')")
        let copy = try folder.write(withFlippedBit(path, at: 5_000), to: "copy.db")
        // DatabaseError, cause .damaged: "… does not match its checksum"
        #expect(throws: DatabaseError.self) {
            try Connection(copy, mode: .readOnly).text("SELECT name FROM mill")
        }
    }

    private func withFlippedBit(_ path: String, at place: Int) throws -> [UInt8] {
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        bytes[place] ^= 1
        return bytes
    }
}
