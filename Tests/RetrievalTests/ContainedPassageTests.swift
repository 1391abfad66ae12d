import ContextTypes
import Indexing
import JSONValues
import Retrieval
import TestSupport
import Testing

@Suite("A passage that stands in several documents")
struct ContainedPassageTests {
    private let folder: TemporaryFolder
    private let retriever: PassageRetriever

    private static let shared =
        "The mill stands by the river and grinds twelve sacks of wheat before the sun has gone down over the weir."

    init() throws {
        folder = try TemporaryFolder()
        let lines = [("a", 2019), ("b", 2020), ("c", 2021)].map { id, year in
            "{\"_id\":\"\(id)\",\"title\":\"Mills\",\"text\":\"\(Self.shared)\",\"metadata\":{\"year\":\(year)}}\n"
        }
        let corpus = try folder.write(lines.joined().utf8, to: "corpus.jsonl")
        let index = folder.file("a.winnow")
        var options = IndexingOptions()
        options.measure = .estimate
        _ = try Indexer(index, options: options).run(CorpusReader(paths: [corpus]))
        retriever = try PassageRetriever(path: index)
    }

    @Test("is found once, and cited with all its places")
    func once() throws {
        let found = try retriever.search("twelve sacks of wheat")
        #expect(found.map(\.passage.document) == ["a"])
        let places = try #require(found.first).passage.alsoIn
        #expect(places.map(\.document) == ["b", "c"] && places.map(\.passage) == ["b#0", "c#0"])
        for place in places { #expect(place.start.utf8 == 0 && place.end.utf8 == Self.shared.utf8.count) }
    }

    @Test("is found by the metadata of each of its places, and shown as the place that meets the filter")
    func filter() throws {
        for (document, year) in [("a", 2019), ("b", 2020), ("c", 2021)] {
            var options = RetrievalOptions()
            options.filter = .object(["year": .integer(year)])
            let found = try retriever.search("twelve sacks of wheat", options)
            #expect(found.map(\.passage.document) == [document])
            #expect(try #require(found.first).passage.alsoIn.count == 2)
        }
        var options = RetrievalOptions()
        options.filter = .object(["year": .integer(1900)])
        #expect(try retriever.search("twelve sacks of wheat", options).isEmpty)
    }
}
