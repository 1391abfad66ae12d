package import ContextTypes
package import Engine
import FoundationEssentials
import IndexStore
import Indexing
package import Inference
import JSONValues
package import LateInteraction
import Postings
package import Retrieval
import TextAnalysis

/// Passages as the documents of an index of their own, encoded: what retrieval gives the labeller with token vectors.
package struct IndexedPassages {
    package let retriever: PassageRetriever
    package let encoder: LateInteractionEncoder
    private let path: String
    private let ids: [String: String]
    private let place: URL

    /// - Parameter passages: those of the same title and text are indexed once.
    package init(_ passages: [Passage], encoder folder: String) throws {
        place = FileManager.default.temporaryDirectory.appendingPathComponent("winnow-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        path = place.appendingPathComponent("passages.winnow").path
        encoder = try LateInteractionEncoder(folder: folder)
        ids = try Self.index(passages, at: path)
        _ = try TokenEncodingJob(path, encoder).run()
        retriever = try PassageRetriever(path: path, encoder: encoder)
    }

    package func opened() throws -> OpenIndex { try OpenIndex(path, encoder: encoder) }

    package func remove() { try? FileManager.default.removeItem(at: place) }

    /// What the index says of passages that it was made of.
    package func coverages(for question: String, _ passages: [Passage]) throws -> [TokenCoverage?] {
        try retriever.coverages(for: question, passages: passages.map { ids[Self.key($0)] ?? "" })
    }

    /// The stored token vectors of passages, row after row, and how many each group has: first what is in no sentence, then
    /// sentence by sentence.
    package func vectors(of passages: [Passage]) throws -> [(rows: [Float], groups: [Int])] {
        try IndexFile(path).read { snapshot in
            guard let codec = snapshot.tokenVectors?.codec else { return [] }
            return try passages.map { passage in
                var found: (rows: [Float], groups: [Int]) = ([], [])
                let row = try snapshot.row(ofPassage: ids[Self.key(passage)] ?? "")
                guard let row else { return found }
                try snapshot.forEachTokenRecord([row]) { _, record in
                    found = (try codec.decode(record), try record.groups().map(\.count))
                }
                return found
            }
        }
    }

    private static func key(_ passage: Passage) -> String { passage.title + "\n" + passage.text }

    private static func index(_ passages: [Passage], at path: String) throws -> [String: String] {
        var ids: [String: String] = [:]
        let settings = AnalyzerSettings(stemmer: nil, stopWords: .none)
        let writer = try IndexWriter(path, creatingWith: IndexSettings(analyzer: settings.json))
        let collector = TermCollector()
        let analyzer = try Analyzer(settings)
        var documents: [PreparedDocument] = []
        for var passage in passages where ids[key(passage)] == nil {
            passage.document = "d\(ids.count)"
            passage.id = passage.document + "#0"
            ids[key(passage)] = passage.id
            var text = passage.text
            text.withUTF8 { bytes in
                analyzer.forEachTerm(in: bytes) { term, _ in collector.add(term) }
            }
            collector.endPassage()
            let document = Document(
                id: passage.document, title: passage.title,
                content: StructuredText(text: passage.text, blocks: passage.blocks), metadata: .object([]))
            documents.append(
                PreparedDocument(document, passages: [passage], hash: ContentHash(of: [passage.id])))
        }
        _ = try writer.add(documents, terms: collector.takeBatch())
        try writer.commit()
        return ids
    }
}
