import ContextTypes
import IndexStore
import Indexing
import JSONValues
import TestSupport
import Testing
import TextAnalysis

@Suite("Indexer")
struct IndexerTests {
    private let folder: TemporaryFolder
    private var index: String { folder.file("a.winnow") }

    init() throws { folder = try TemporaryFolder() }

    private func line(_ id: String, _ text: String) -> String {
        "{\"_id\":\"\(id)\",\"title\":\"T \(id)\",\"text\":\"\(text)\",\"metadata\":{\"year\":2020}}\n"
    }

    private func run(_ corpus: String, _ change: (inout IndexingOptions) -> Void = { _ in }) throws
        -> IndexingReport
    {
        let path = try folder.write(corpus.utf8, to: "corpus.jsonl")
        var options = IndexingOptions()
        change(&options)
        return try Indexer(index, options: options).run(CorpusReader(paths: [path]))
    }

    @Test("new, changed and unchanged documents are told apart by their content")
    func incremental() throws {
        let first = try run(line("a", "alpha") + line("b", "beta"))
        #expect(first.added == 2 && first.passages == 2 && first.problems.isEmpty)
        let second = try run(line("a", "alpha") + line("b", "gamma") + line("c", "delta"))
        #expect(second.added == 1 && second.updated == 1 && second.unchanged == 1)
        let third = try run(line("c", "delta")) { $0.sync = true }
        #expect(third.unchanged == 1 && third.removed == 2)
        #expect(try IndexFile(index).read { try $0.documentIDs() } == ["c"])
    }

    @Test(
        "bad lines and ids that stand twice are listed, the good documents are indexed, and sync removes nothing"
    )
    func problems() throws {
        _ = try run(line("old", "stays"))
        let report = try run(line("a", "alpha") + "{broken\n" + line("a", "again") + line("b", "beta")) {
            $0.sync = true
        }
        #expect(report.added == 2 && report.problems.count == 2 && report.removed == 0)
        #expect(report.problems[0].location.hasSuffix(":2") && report.problems[1].location.hasSuffix(":3"))
        #expect(try IndexFile(index).read { try $0.documentIDs() } == ["a", "b", "old"])
    }

    @Test("beyond a thousand, problems are counted and no longer kept; what sync kept back is told")
    func manyProblems() throws {
        _ = try run(line("old", "stays"))
        let report = try run(String(repeating: "{broken\n", count: 1_500) + line("a", "alpha")) {
            $0.sync = true
        }
        #expect(report.problemCount == 1_500 && report.problems.count == IndexingReport.problemLimit)
        #expect(report.removed == 0 && report.notRemoved == 1 && report.added == 1)
    }

    @Test("every document is in exactly one shard, and a shard's index holds no others")
    func shards() throws {
        let corpus = (0..<200).map { line("\($0)", "word") }.joined()
        var seen: [String] = []
        for number in 0..<7 {
            let path = try folder.write(corpus.utf8, to: "corpus.jsonl")
            let index = folder.file("\(number).winnow")
            var options = IndexingOptions()
            options.shard = CorpusShard(number, of: 7)
            for added in [true, false] {
                let report = try Indexer(index, options: options).run(CorpusReader(paths: [path]))
                #expect((report.added > 0) == added && (report.unchanged > 0) != added)
            }
            seen += try IndexFile(index).read { try $0.documentIDs() }
        }
        #expect(seen.sorted() == (0..<200).map { "\($0)" }.sorted())
        #expect(CorpusShard(7, of: 7) == nil && CorpusShard(0, of: 0) == nil && CorpusShard(-1, of: 2) == nil)
    }

    @Test("documents come back whole, with title and metadata")
    func documents() throws {
        _ = try run(line("a", "One sentence. Another one."))
        let (document, passage) = try IndexFile(index).read { (try $0.document("a"), try $0.passage(1)) }
        #expect(document?.title == "T a" && document?.content.text == "One sentence. Another one.")
        #expect(passage.id.hasPrefix("a#") && passage.text == document?.content.text)
        #expect(passage.sentences.count == 2 && passage.metadata["year"]?.integer == 2020)
    }

    @Test("the file is the same whatever the number of threads", arguments: [1, 2, 5])
    func threads(_ count: Int) throws {
        var random = SeededGenerator(seed: 3)
        let corpus = (0..<300).map { id in
            line(
                "\(id)",
                (0..<Int.random(in: 1...60, using: &random)).map { _ in
                    "w\(Int.random(in: 0...99, using: &random))"
                }.joined(separator: " "))
        }.joined()
        _ = try run(corpus) {
            $0.threads = count; $0.commitBytes = 4_000
        }
        let rows = try IndexFile(index).read { snapshot in
            try (1...300).map { try snapshot.passageID($0) }
        }
        #expect(rows.map { $0.prefix { $0 != "#" } } == (0..<300).map { "\($0)" })
    }
}
