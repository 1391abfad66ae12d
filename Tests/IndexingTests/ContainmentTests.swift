import ContextTypes
import Glibc
import IndexStore
import Indexing
import JSONValues
import TestSupport
import Testing

@Suite("What repeats in an index is searched once")
struct ContainmentTests {
    private let folder: TemporaryFolder
    private var random = SeededGenerator(seed: 5)

    init() throws { folder = try TemporaryFolder() }

    private func line(_ id: String, _ text: String) -> String {
        "{\"_id\":\"\(id)\",\"title\":\"T\",\"text\":\"\(text)\"}\n"
    }

    private func build(
        _ name: String, _ documents: [(id: String, text: String)],
        _ change: (inout IndexingOptions) -> Void = { _ in }
    ) throws -> String {
        let corpus = try folder.write(
            documents.map { line($0.id, $0.text) }.joined().utf8, to: "\(name).jsonl")
        var options = IndexingOptions()
        options.measure = .estimate
        change(&options)
        let index = folder.file("\(name).winnow")
        _ = try Indexer(index, options: options).run(CorpusReader(paths: [corpus]))
        return index
    }

    private mutating func sentence(_ words: Int = 30) -> String {
        (0..<words).map { _ in "w\(UInt64.random(in: 0..<9_999, using: &random))x" }.joined(separator: " ")
            + "."
    }

    /// The documents of each passage that is searched with those that it is also in.
    private func groups(_ path: String) throws -> Set<[String]> {
        let index = try IndexFile(path)
        #expect(try index.verify() == [])
        return try index.read { snapshot in
            var groups: Set<[String]> = []
            for segment in snapshot.segments {
                let places = try PassagePlaces(segment, snapshot)
                for passage in 0..<segment.passages where segment.live?[passage] != false {
                    let found = try snapshot.passage(places.row(passage))
                    groups.insert(([found.document] + found.alsoIn.map(\.document)).sorted())
                }
            }
            return groups
        }
    }

    @Test("a copy is one passage with two places; removing the first makes the next one searched")
    mutating func removal() throws {
        let (shared, own) = (sentence(), sentence())
        let path = try build("a", [("a", shared), ("b", shared), ("c", own), ("d", shared)])
        #expect(try groups(path) == [["a", "b", "d"], ["c"]])
        let status = try IndexFile(path).status()
        #expect(status.containedPassages == 2 && status.holders == 1 && status.passages == 2)
        #expect(try RecordIndexer(path).remove(["a"]) == [])
        #expect(try groups(path) == [["b", "d"], ["c"]])
        #expect(try Indexer(path).remove(["d"]) == [])
        #expect(try groups(path) == [["b"], ["c"]])
        #expect(try IndexFile(path).status().containedPassages == 0)
    }

    @Test("an update of the holder, of what it holds and of others leaves what the documents say")
    mutating func update() throws {
        let (shared, other) = (sentence(), sentence())
        let path = try build("a", [("a", shared), ("b", shared)])
        #expect(try build("a", [("a", other), ("b", shared)]) == path)
        #expect(try groups(path) == [["a"], ["b"]])
        #expect(try build("a", [("a", other), ("b", other)]) == path)
        #expect(try groups(path) == [["a", "b"]])
    }

    @Test("a corpus in which nothing repeats gives the file that it gave before, byte for byte")
    mutating func identical() throws {
        let documents = (0..<50).map { ("\($0)", "") }.map { (id: $0.0, text: sentence()) }
        let on = try bytes(of: build("on", documents))
        let off = try bytes(of: build("off", documents) { $0.keepsDuplicates = true })
        // The setting itself is written where it is not as ever; the tables are the same.
        #expect(on.count == off.count)
        let tables = try IndexFile(folder.file("on.winnow")).read { $0.settings.cutting.description }
        #expect(!tables.contains("keepDuplicates"))
        let again = try bytes(of: build("again", documents))
        #expect(on == again)
    }

    @Test("kept duplicates are searched each; the setting stays with the index")
    mutating func keeping() throws {
        let shared = sentence()
        let path = try build("a", [("a", shared), ("b", shared)]) { $0.keepsDuplicates = true }
        #expect(try groups(path) == [["a"], ["b"]])
        #expect(try build("a", [("a", shared), ("b", shared), ("c", shared)]) == path)
        #expect(try groups(path) == [["a"], ["b"], ["c"]])
    }

    @Test("shards that are merged give what one build gives, and so does any order of the documents")
    mutating func merge() throws {
        let shared = (0..<6).map { _ in sentence() }
        var documents: [(id: String, text: String)] = []
        for number in 0..<60 {
            let text = number % 3 == 0 ? sentence() : shared[number % 6]
            documents.append((id: "d\(number)", text: text))
        }
        let whole = try groups(try build("whole", documents))
        let shards = try (0..<4).map { number in
            try build("s\(number)", documents) { $0.shard = CorpusShard(number, of: 4) }
        }
        let merged = folder.file("merged.winnow")
        _ = try IndexMerge.merge(shards, to: merged) { try Indexer($0).updateContained() }
        #expect(try groups(merged) == whole)
        #expect(try groups(try build("shuffled", documents.shuffled(using: &random))) == whole)
    }

    @Test("random adds, updates and removals end in the same groups as one build of what is left")
    mutating func history() throws {
        let pool = (0..<8).map { _ in sentence() }
        let path = try build("history", [("d0", pool[0])])
        var texts = ["d0": pool[0]]
        for _ in 0..<25 {
            let id = "d\(Int.random(in: 0..<12, using: &random))"
            if Bool.random(using: &random), texts[id] != nil, texts.count > 1 {
                #expect(try RecordIndexer(path).remove([id]) == [])
                texts[id] = nil
            } else {
                let text = pool[Int.random(in: 0..<8, using: &random)]
                let place = CorpusPlace(source: "test")
                _ = try RecordIndexer(path).add([
                    SourceRecord(id: id, format: .text, text: text, title: "T", place: place)
                ])
                texts[id] = text
            }
            let expected = Set(
                Dictionary(grouping: texts.keys) { texts[$0] ?? "" }.values.map { $0.sorted() })
            #expect(try groups(path) == expected)
        }
    }

    private func bytes(of path: String) throws -> [UInt8] {
        let file = try #require(fopen(path, "rb"))
        defer { fclose(file) }
        return [UInt8](unsafeUninitializedCapacity: 16 << 20) { memory, count in
            count = fread(memory.baseAddress, 1, 16 << 20, file)
        }
    }
}
