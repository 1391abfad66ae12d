import ContextTypes
import Indexing
import Retrieval
import TestSupport
import Testing

@Suite("The page of Retrieval")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.winnow")
        let corpus = try folder.write(
            "{\"_id\":\"mill\",\"text\":\"A mill grinds grain.\"}\n{\"_id\":\"roof\",\"text\":\"It is of slate.\"}\n"
                .utf8,
            to: "corpus.jsonl")
        _ = try Indexer(path).run(CorpusReader(paths: [corpus]))
        let found = try PassageRetriever(path: path).search("Who grinds the grain?")
        #expect(found.map(\.passage.document) == ["mill"])
    }
}
