import ContextTypes
import Glibc
import IndexStore
import Retrieval
import TestSupport
import Testing

@Suite("Shards")
struct ShardTests {
    private let folder: TemporaryFolder
    private typealias Found = (id: String, bits: UInt64)

    init() throws { folder = try TemporaryFolder() }

    /// The same documents in `count` files, added in two commits, some of them removed again.
    private func makeShards(_ count: Int) throws -> [String] {
        var random = SeededGenerator(seed: 31)
        var documents: [(String, [String])] = []
        for number in 0..<1_500 {
            // Few words, so that there are ties, and they are broken across shards.
            let length = Int.random(in: 0...12, using: &random)
            documents.append(("d\(number)", (0..<length).map { _ in SyntheticCorpus.word(&random) }))
        }
        return try (0..<count).map { shard in
            let path = folder.file("\(count)-\(shard).winnow")
            let corpus = SyntheticCorpus(path: path)
            let writer = try corpus.makeWriter()
            let own = documents.enumerated().filter { $0.offset * 7919 % 1_500 % count == shard }.map(
                \.element)
            for half in [own.prefix(own.count / 2), own.suffix(own.count - own.count / 2)] {
                try corpus.add(Array(half), to: writer)
                try writer.commit()
            }
            for (id, _) in own where id.hasSuffix("3") { _ = try writer.remove(id) }
            try writer.commit()
            return path
        }
    }

    /// The best of all shards, each asked with the statistics of all.
    private func search(
        _ shards: [PassageRetriever], _ query: WeightedQuery, limit: Int
    ) throws -> [Found] {
        var options = RetrievalOptions()
        options.limit = limit
        return try shards.flatMap { try $0.ranking(query, options) }.sorted {
            $0.score != $1.score ? $0.score > $1.score : $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
        }.prefix(limit).map { ($0.id, $0.score.bitPattern) }
    }

    @Test("1, 2, 7 and 64 shards give the ids and the bits of the scores of one index, apart and merged")
    func equal() throws {
        let whole = try makeShards(1)
        let expected = try PassageRetriever(path: whole[0])
        for count in [2, 7, 64, 1] {
            let paths = count == 1 ? whole : try makeShards(count)
            let statistics = folder.file("\(count).statistics")
            // The first half is added up before: sums of sums are sums.
            let half = folder.file("\(count).half")
            let first = try StatisticsFile.write(of: Array(paths.prefix((count + 1) / 2)), to: half)
            let all = try StatisticsFile.write(of: [half] + paths.suffix(count / 2), to: statistics)
            #expect(count == 1 ? first == all : first.passages < all.passages)
            let merged = folder.file("\(count)-merged.winnow")
            #expect(try IndexMerge.merge(paths, to: merged).passages == all.passages)
            #expect(try IndexFile(merged).verify() == [])
            let shards = try paths.map { try PassageRetriever(path: $0, statistics: statistics) }
            let one = [try PassageRetriever(path: merged)]
            var random = SeededGenerator(seed: 5)
            let corpus = SyntheticCorpus(path: "")
            for _ in 0..<25 {
                let query = corpus.randomQuery(&random)
                let limit = [1, 10, 100, 2_000].randomElement(using: &random) ?? 10
                let wanted = try search([expected], query, limit: limit)
                for found in [
                    try search(shards, query, limit: limit), try search(one, query, limit: limit),
                ] {
                    #expect(found.map(\.id) == wanted.map(\.id) && found.map(\.bits) == wanted.map(\.bits))
                }
            }
        }
    }

    @Test("a merge done again gives the same index; an index that changes afterwards stays whole")
    func again() throws {
        let paths = try makeShards(3)
        let merged = folder.file("all.winnow")
        let first = try IndexMerge.merge(paths, to: merged)
        #expect(try IndexMerge.merge(paths, to: merged) == first)
        let writer = try IndexWriter(merged)
        let corpus = SyntheticCorpus(path: merged)
        try corpus.add([("new", ["word"])], to: writer)
        _ = try writer.remove("d0")
        try writer.commit()
        #expect(try IndexFile(merged).verify() == [])
        #expect(try IndexFile(merged).status().documents == first.documents)
        #expect(try IndexWriter(paths[0]).documentIDs().isEmpty == false)
    }

    @Test("what does not belong together is refused and named")
    func refused() throws {
        let paths = try makeShards(2)
        let target = folder.file("all.winnow")
        func reason(_ body: () throws -> Void) -> String {
            do { try body() } catch { return "\(error)" }
            return ""
        }
        #expect(
            reason { _ = try IndexMerge.merge([paths[0], paths[0]], to: target) }.contains("the document \"d")
        )
        #expect(
            reason { _ = try IndexMerge.merge(paths, to: paths[1]) }.contains("also the index to be made"))
        let other = folder.file("other.winnow")
        _ = try IndexWriter(other, creatingWith: IndexSettings(k1: 1.2))
        #expect(
            reason { _ = try IndexMerge.merge([paths[0], other], to: target) }.contains("another analyzer"))
        #expect(access(target, F_OK) != 0)
        // Statistics from before a document was added.
        let statistics = folder.file("old.statistics")
        _ = try StatisticsFile.write(of: [paths[0]], to: statistics)
        let corpus = SyntheticCorpus(path: paths[1])
        let query = WeightedQuery([.init(bytes: Array("w0".utf8))])
        let asked = reason {
            _ = try PassageRetriever(path: paths[1], statistics: statistics).ranking(
                query, RetrievalOptions())
            let writer = try IndexWriter(paths[0])
            try corpus.add((0..<2_000).map { ("n\($0)", ["w0"]) }, to: writer)
            try writer.commit()
            _ = try PassageRetriever(path: paths[0], statistics: statistics).ranking(
                query, RetrievalOptions())
        }
        #expect(asked.contains("before the index changed"))
        #expect(reason { _ = try StatisticsFile(paths[0]) }.contains("winnow index statistics"))
        #expect(reason { _ = try StatisticsFile(folder.file("none")) }.contains("no such file"))
    }
}
