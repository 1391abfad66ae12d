import Indexing
import TestSupport
import Testing

@Suite("The page of Indexing")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let folder = try TemporaryFolder()
        let corpus = try folder.write("# Mills\n\nA mill grinds grain.".utf8, to: "mills.md")
        let report = try Indexer(folder.file("mills.winnow")).run(CorpusReader(paths: [corpus]))
        #expect(report.added == 1 && report.passages == 1 && report.problems.isEmpty)
    }
}
