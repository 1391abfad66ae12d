import ContextTypes
import IndexStore
import JSONValues
import TestSupport
import Testing

@Suite("The page of IndexStore")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mills.winnow")
        _ = try IndexWriter(path, creatingWith: IndexSettings())
        let index = try IndexFile(path)
        let status = try index.status()
        #expect(status.documents == 0 && status.segments == 0)
        #expect(try index.read { try $0.documentIDs() }.isEmpty && index.verify().isEmpty)
    }
}
