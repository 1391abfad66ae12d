import ContextTypes
import IndexStore
import Postings
import Retrieval
import TestSupport
import Testing

@Suite("Ties")
struct TieOrderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Names whose order and that of the ids `NAME#0` differ, that share long beginnings, that are one letter or none.
    private func names(_ random: inout SeededGenerator) -> [String] {
        let parts = ["", "a", "a#1", "a b", "a!", "#", "é", "\u{1}", "https://example.org/", "10", "9", "~"]
        var names = Set(parts)
        while names.count < 400 {
            names.insert(
                (0..<Int.random(in: 1...4, using: &random)).map { _ in
                    parts.randomElement(using: &random) ?? ""
                }
                .joined() + String(Int.random(in: 0..<30, using: &random)))
        }
        return names.filter { !$0.isEmpty }.sorted().shuffled(using: &random)
    }

    private func expectSorted(_ path: String, _ names: [String]) throws {
        let query = WeightedQuery([.init(bytes: Array("same".utf8))])
        let wanted = names.map { "\($0)#0" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let index = try IndexFile(path)
        #expect(try index.verify() == [])
        for limit in [1, 7, 100, 399, 1_000] {
            let found = try index.read { try LexicalSearch($0).search(query, limit: limit) }
            #expect(found.map(\.id) == Array(wanted.prefix(limit)))
        }
    }

    @Test("equal scores come by the bytes of their ids, in one segment, over several, with gaps, and merged")
    func sorted() throws {
        var random = SeededGenerator(seed: 3)
        let path = folder.file("ties.winnow")
        let corpus = SyntheticCorpus(path: path)
        let writer = try corpus.makeWriter()
        var known: [String] = []
        var left = names(&random)
        for part in [200, 1, 60, left.count] {
            let documents = left.prefix(part)
            left.removeFirst(documents.count)
            known += documents
            try corpus.add(documents.map { ($0, ["same", "words"]) }, to: writer)
            try writer.commit()
            try expectSorted(path, known)
        }
        for name in known where Int.random(in: 0..<10, using: &random) == 0 { _ = try writer.remove(name) }
        try writer.commit()
        let rest = try writer.documentIDs()
        #expect(rest.count < known.count)
        try expectSorted(path, rest)
        _ = try writer.compact()
        try expectSorted(path, rest)
    }

    @Test("passages of one document come by the digits of their numbers, as ids are compared")
    func ordinals() throws {
        let path = folder.file("ordinals.winnow")
        let writer = try SyntheticCorpus(path: path).makeWriter()
        let text = (0..<12).map { _ in "same" }.joined(separator: " ")
        let blocks = [Block(kind: .document, span: SourceSpan(start: 0, end: text.utf8.count), parent: -1)]
        let collector = TermCollector()
        let passages = (0..<12).map { number -> Passage in
            var word = "same"
            word.withUTF8 { collector.add($0) }
            collector.endPassage()
            return Passage(id: "d#\(number)", document: "d", text: "same", blocks: blocks, sentences: [])
        }
        let document = Document(id: "d", title: "", content: StructuredText(text: text, blocks: blocks))
        let prepared = PreparedDocument(document, passages: passages, hash: ContentHash(of: [text]))
        _ = try writer.add([prepared], terms: collector.takeBatch())
        try writer.commit()
        let query = WeightedQuery([.init(bytes: Array("same".utf8))])
        let found = try IndexFile(path).read { try LexicalSearch($0).search(query, limit: 12) }
        #expect(found.map(\.id) == (0..<12).map { "d#\($0)" }.sorted())
    }
}
