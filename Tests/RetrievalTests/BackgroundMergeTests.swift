import IndexStore
import Retrieval
import TestSupport
import Testing

@Suite("Merging in the background")
struct BackgroundMergeTests {
    private let folder: TemporaryFolder
    private var path: String { folder.file("a.winnow") }

    init() throws { folder = try TemporaryFolder() }

    private func compare(_ corpus: SyntheticCorpus, _ random: inout SeededGenerator) throws {
        let index = try IndexFile(path)
        #expect(try index.verify() == [])
        for _ in 0..<10 {
            let query = corpus.randomQuery(&random)
            let expected = corpus.expected(query, limit: 50)
            let found = try index.read { try LexicalSearch($0).search(query, limit: 50) }
            #expect(found.map(\.id) == expected.map(\.id) && found.map(\.score) == expected.map(\.score))
        }
    }

    @Test("what is added and removed while a merge is under way is there and gone when it is done")
    func concurrent() throws {
        var random = SeededGenerator(seed: 41)
        var corpus = SyntheticCorpus(path: path)
        var writer: IndexWriter? = try corpus.makeWriter()
        for _ in 0..<8 {
            guard let writer else { return }
            try corpus.addRandom(60, to: writer, &random)
            try corpus.removeRandom(5, from: writer, &random)
            try writer.commit()
        }
        writer = nil
        let merged = try #require(try BackgroundMerge(path, share: 1).prepare())
        #expect(try BackgroundMerge(path, share: 1).prepare() == nil, "one merge at a time")
        let second = try IndexWriter(path)
        try corpus.addRandom(40, to: second, &random)
        try corpus.removeRandom(30, from: second, &random)
        try second.commit()
        try compare(corpus, &random)
        #expect(try second.adopt(merged))
        try compare(corpus, &random)
        #expect(try !second.adopt(merged), "its segments are no more")
    }

    @Test("merges that are due follow each other until none is")
    func repeated() throws {
        var random = SeededGenerator(seed: 43)
        var corpus = SyntheticCorpus(path: path)
        let writer = try corpus.makeWriter()
        for _ in 0..<20 {
            try corpus.addRandom(60, to: writer, &random)
            try corpus.removeRandom(5, from: writer, &random)
            try writer.commit()
        }
        let before = try IndexFile(path)
        let old = try before.status()
        var merges = 0
        while let next = try BackgroundMerge(path, share: 1).prepare() {
            #expect(try writer.adopt(next))
            merges += 1
        }
        #expect(merges > 1)
        try compare(corpus, &random)
        #expect(try before.status().segments < old.segments)
        #expect(try before.status().passages == corpus.passages.count)
    }

    @Test("a merge that is cancelled leaves nothing, and one that was killed is begun anew")
    func cancelled() throws {
        var random = SeededGenerator(seed: 42)
        var corpus = SyntheticCorpus(path: path)
        let writer = try corpus.makeWriter()
        for _ in 0..<8 {
            try corpus.addRandom(30, to: writer, &random)
            try writer.commit()
        }
        #expect(try BackgroundMerge(path) { true }.prepare() == nil)
        try folder.write("half a file".utf8, to: "a.winnow.merge")
        let merged = try #require(try BackgroundMerge(path).prepare())
        #expect(try writer.adopt(merged))
        try compare(corpus, &random)
        #expect(try BackgroundMerge(path).prepare() == nil, "nothing is due")
    }
}
