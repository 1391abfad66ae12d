import ContextTypes
import IndexStore
import Postings
import Retrieval
import TestSupport
import Testing

@Suite("Collectors of terms")
struct CollectorTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func add(
        _ documents: ArraySlice<(String, [String])>, to writer: IndexWriter, with collector: TermCollector
    ) throws {
        let prepared = documents.map { id, words in
            let text = words.joined(separator: " ")
            let blocks = [
                Block(kind: .document, span: SourceSpan(start: 0, end: text.utf8.count), parent: -1)
            ]
            for var word in words { word.withUTF8 { collector.add($0) } }
            collector.endPassage()
            return PreparedDocument(
                Document(id: id, title: "", content: StructuredText(text: text, blocks: blocks)),
                passages: [
                    Passage(id: "\(id)#0", document: id, text: text, blocks: blocks, sentences: [])
                ], hash: ContentHash(of: [text]))
        }
        _ = try writer.add(prepared, terms: collector.takeBatch())
    }

    @Test("a collector keeps its terms over batches and segments, and takes turns with others")
    func reused() throws {
        var random = SeededGenerator(seed: 17)
        // More batches than a collector keeps the terms of.
        let documents = (0..<2_000).map { number in
            (
                "d\(number)",
                (0..<Int.random(in: 0...9, using: &random)).map { _ in SyntheticCorpus.word(&random) }
            )
        }
        let paths = ["kept", "fresh"].map { folder.file("\($0).winnow") }
        let kept = [TermCollector(), TermCollector()]
        for path in paths {
            let writer = try SyntheticCorpus(path: path).makeWriter()
            for batch in 0..<600 {
                let start = batch * documents.count / 600
                let collector = path == paths[0] ? kept[batch % 3 == 0 ? 1 : 0] : TermCollector()
                try add(
                    documents[start..<(batch + 1) * documents.count / 600], to: writer, with: collector)
                if batch % 50 == 49 { try writer.commit() }
            }
            try writer.commit()
            #expect(try IndexFile(path).verify() == [])
        }
        let indexes = try paths.map { try IndexFile($0) }
        for _ in 0..<50 {
            let query = SyntheticCorpus(path: "").randomQuery(&random)
            let found = try indexes.map { try $0.read { try LexicalSearch($0).search(query, limit: 50) } }
            #expect(found[0] == found[1])
        }
    }
}
