import ContextTypes
import Database
import Glibc
import IndexStore
import Indexing
import JSONValues
import LateInteraction
import Postings
import TestSupport
import Testing
import TextAnalysis

@testable import Retrieval

@Suite("Search by token vectors")
struct LateSearchTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Documents of two sentences of random words, encoded.
    private func makeIndex(
        _ count: Int, named name: String = "late", seed: UInt64 = 1
    ) throws -> String {
        let path = folder.file(name + ".winnow")
        let analyzer = AnalyzerSettings(stemmer: nil, stopWords: .none)
        let writer = try IndexWriter(path, creatingWith: IndexSettings(analyzer: analyzer.json))
        try add(0..<count, to: writer, seed: seed)
        try writer.commit()
        return path
    }

    private func add(_ numbers: Range<Int>, to writer: IndexWriter, seed: UInt64 = 1) throws {
        let collector = TermCollector()
        let prepared = numbers.map { number -> PreparedDocument in
            var random = SeededGenerator(seed: seed &* 1_000_003 &+ UInt64(number))
            let sentences = (0..<2).map { _ in
                (0..<Int.random(in: 3...20, using: &random)).map { _ in SyntheticCorpus.word(&random) }
            }
            let texts = sentences.map { $0.joined(separator: " ") + "." }
            let text = texts.joined(separator: " ")
            let whole = SourceSpan(start: 0, end: text.utf8.count)
            let blocks = [Block(kind: .document, span: whole, parent: -1)]
            let cut = texts[0].utf8.count
            let passage = Passage(
                id: "d\(number)#0", document: "d\(number)", text: text, blocks: blocks,
                sentences: [
                    Sentence(span: SourceSpan(start: 0, end: cut), block: 0),
                    Sentence(span: SourceSpan(start: cut + 1, end: text.utf8.count), block: 0),
                ])
            for var word in sentences.flatMap({ $0 }) { word.withUTF8 { collector.add($0) } }
            collector.endPassage()
            let document = Document(
                id: "d\(number)", title: "", content: StructuredText(text: text, blocks: blocks),
                metadata: .object(["part": .integer(number % 4)]))
            return PreparedDocument(document, passages: [passage], hash: ContentHash(of: [text]))
        }
        _ = try writer.add(prepared, terms: collector.takeBatch())
    }

    private func encode(_ path: String, _ encoder: WordEncoder = WordEncoder()) throws {
        #expect(try TokenEncodingJob(path, encoder).run().isComplete)
    }

    private func question(_ random: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...12, using: &random)).map { _ in SyntheticCorpus.word(&random) }
            .joined(separator: " ")
    }

    private func options(_ retriever: RetrievalOptions.Retriever, limit: Int = 10) -> RetrievalOptions {
        var options = RetrievalOptions()
        options.retriever = retriever
        options.limit = limit
        return options
    }

    @Test("a late ranking is the MaxSim of the encoder's own vectors but for what 4 bits lose")
    func ranksByMaxSim() throws {
        let path = try makeIndex(200)
        try encode(path)
        let encoder = WordEncoder()
        let retriever = try PassageRetriever(path: path, encoder: encoder)
        var random = SeededGenerator(seed: 5)
        for _ in 0..<10 {
            let text = question(&random)
            let rows = try encoder.vectors(of: text).rows
            let found = try retriever.result(for: text, options(.late, limit: 200))
            #expect(found.report.retriever == .late && found.report.lateSearch == .exhaustive)
            #expect(found.passages.count == 200)
            for (scored, ranked) in found.passages {
                let pooled = TokenPooling(factor: 2)
                let passage = try encoder.vectors(of: [scored.passage])[0]
                let vectors = pooled.pool(passage.rows, width: 32, groups: passage.groups).rows
                var sum: Float = 0
                for start in stride(from: 0, to: rows.count, by: 32) {
                    sum +=
                        stride(from: 0, to: vectors.count, by: 32).map { row in
                            (0..<32).reduce(Float(0)) { $0 + rows[start + $1] * vectors[row + $1] }
                        }.max() ?? 0
                }
                #expect(abs(Double(sum) - scored.score) < 0.05 * Double(rows.count / 32))
                #expect(ranked.lateScore == scored.score)
            }
            let scores = found.passages.map(\.passage.score)
            #expect(zip(scores, scores.dropFirst()).allSatisfy { $0 >= $1 })
        }
    }

    @Test("a merge refuses an index with token vectors, and says what to do")
    func mergeRefusesVectors() throws {
        let path = try makeIndex(50)
        try encode(path)
        let target = path + ".merged"
        let error = #expect(throws: IndexStoreError.self) { try IndexMerge.merge([path], to: target) }
        #expect("\(try #require(error))".contains("merge first, then `winnow index encode`"))
        #expect(access(target, F_OK) != 0)
    }

    @Test("the full search finds what scoring everything finds")
    func searchesFully() throws {
        let path = try makeIndex(3_000)
        try encode(path)
        try IndexWriter(path).updateLists(force: true)
        let index = try IndexFile(path)
        var random = SeededGenerator(seed: 6)
        var overlap = 0.0
        for _ in 0..<40 {
            let rows = try WordEncoder().vectors(of: question(&random)).rows
            try index.read { snapshot in
                let codec = try #require(snapshot.tokenVectors?.codec)
                let search = LateSearch(
                    snapshot, LateQuery(MaxSimQuery(rows, codec)),
                    effort: .init(probes: 48, estimates: 1_000, candidates: 500))
                let best = { (scores: [ScoredRow]) in
                    Set(
                        scores.sorted { ($1.score, $0.row) < ($0.score, $1.row) }.prefix(10).map(\.row))
                }
                let all = try search.allScores(in: nil)
                let full = try search.fullScores(limit: 10, in: nil)
                #expect(full.count < 1_000)
                overlap += Double(best(all).intersection(best(full)).count) / 10
            }
        }
        #expect(overlap / 40 >= 0.97)
    }

    @Test("what is found is the same through a write-ahead log as from the file alone")
    func searchesThroughLog() throws {
        let path = try makeIndex(3_000)
        try encode(path)
        try IndexWriter(path).updateLists(force: true)
        let index = try IndexFile(path)
        let rows = try WordEncoder().vectors(of: "w1 w2 w3 w5 w8 w13").rows
        func found(readsPages: Bool = true) throws -> [[ScoredRow]] {
            let index = readsPages ? index : try IndexFile(path, readsPages: false)
            return try index.read { snapshot in
                let codec = try #require(snapshot.tokenVectors?.codec)
                let search = LateSearch(
                    snapshot, LateQuery(MaxSimQuery(rows, codec)),
                    effort: .init(probes: 48, estimates: 800, candidates: 200))
                return [
                    try search.scores(of: Array(stride(from: 1, to: 3_000, by: 7))),
                    try search.allScores(in: nil), try search.fullScores(limit: 10, in: nil),
                ]
            }
        }
        let writer = try Connection(path, mode: .readWrite)
        func isMapped() throws -> Bool {
            try writer.snapshot {
                _ = try writer.integer("SELECT 1 FROM meta")
                return try writer.mappedTable("late_passage", column: 1) != nil
            }
        }
        _ = try writer.integer("PRAGMA wal_checkpoint(TRUNCATE)")
        #expect(try isMapped())
        let alone = try found()
        #expect(alone.allSatisfy { !$0.isEmpty } && alone[2].count < 500)
        #expect(try found(readsPages: false) == alone, "SQLite alone answers alike")
        try writer.execute("INSERT INTO meta VALUES('aTest', 1)")
        #expect(try !isMapped())
        #expect(try found() == alone)
    }

    @Test("the least of the best is so that hardly more are as good", arguments: [1, 10, 500, 5_000, 6_000])
    func leastOfBest(count: Int) {
        var random = SeededGenerator(seed: UInt64(count))
        for scale in [Float(1), 1e-3, 1e6] {
            let values = (0..<5_000).map { _ in scale * Float.random(in: -1...1, using: &random) }
            let kept = values.filter { $0 >= LateSearch.least(ofBest: count, values) }.count
            #expect(kept >= min(count, values.count) && kept <= count + 3)
        }
        // Of many ties too: whole numbers.
        let steps = (0..<5_000).map { _ in Float(Int.random(in: 0...300, using: &random)) }
        let least = LateSearch.least(ofBest: count, steps)
        let sorted = steps.sorted(by: >)
        #expect(count >= steps.count || least <= sorted[count - 1] && least > sorted[count - 1] - 1)
        let same = [Float](repeating: 0.5, count: 20)
        #expect(same.filter { $0 >= LateSearch.least(ofBest: 3, same) }.count == 20)
    }

    @Test("mean vectors count beside MaxSim, are checked, and survive an interruption")
    func scoresMeans() throws {
        let path = try makeIndex(200)
        let encoder = WordEncoder(meanWidth: 32)
        var isComplete = false
        while !isComplete {
            var commits = 0
            isComplete = try TokenEncodingJob(path, encoder).run { _ in
                commits += 1
                return commits < 2
            }.isComplete
        }
        let whole = try makeIndex(200, named: "whole")
        try encode(whole, encoder)
        #expect(try contents(of: path) == contents(of: whole))
        #expect(try IndexFile(path).verify() == [])
        let text = "w3 w7 w50 w120"
        let asked = try encoder.vectors(of: text)
        let found = try PassageRetriever(path: path, encoder: encoder).result(
            for: text, options(.late, limit: 200))
        try IndexFile(path).read { snapshot in
            let tokens = MaxSimQuery(asked.rows, try #require(snapshot.tokenVectors?.codec))
            for (scored, ranked) in found.passages {
                let mean = try encoder.vectors(of: [scored.passage])[0].mean
                let cosine = zip(mean, asked.mean).reduce(Float(0)) { $0 + $1.0 * $1.1 }
                try snapshot.forEachTokenRecord([ranked.row]) { _, record in
                    let difference = scored.score - (try #require(try tokens.score(record)))
                    #expect(abs(difference - 3 * Double(cosine)) < 0.9)
                }
            }
        }
    }

    @Test("a filter holds inside candidate generation: everything it lets through can be found")
    func filters() throws {
        let path = try makeIndex(2_000)
        try encode(path)
        try IndexWriter(path).updateLists(force: true)
        let retriever = try PassageRetriever(path: path, encoder: WordEncoder())
        for kind in [RetrievalOptions.Retriever.late, .hybrid] {
            var filtered = options(kind, limit: 1_000)
            filtered.filter = .object(["part": .integer(3)])
            let few = try retriever.result(for: "w1 w300 w2", filtered)
            #expect(few.report.lateSearch == .exhaustive && few.passages.count == 500)
            #expect(few.passages.allSatisfy { $0.passage.passage.metadata["part"]?.integer == 3 })
        }
        var filtered = options(.late, limit: 50)
        filtered.filter = .object(["part": .object(["lt": .integer(4)])])
        let all = try retriever.result(for: "w1 w300 w2", filtered)
        #expect(all.report.lateSearch == .full && all.passages.count == 50)
        filtered.filter = nil
        #expect(try retriever.ranking("w1 w300 w2", filtered).map(\.id) == all.passages.map(\.ranked.id))
    }

    @Test("interrupted anywhere, encoding goes on to the same records, codec and lists")
    func resumes() throws {
        let whole = try makeIndex(1_000, named: "whole")
        try encode(whole)
        let expected = try contents(of: whole)
        for stop in [1, 2, 4, 6] {
            let path = try makeIndex(1_000, named: "stopped\(stop)")
            var isComplete = false
            while !isComplete {
                var commits = 0
                let job = try TokenEncodingJob(path, WordEncoder())
                isComplete = try job.run { _ in
                    commits += 1
                    return commits < stop
                }.isComplete
            }
            #expect(try contents(of: path) == expected)
        }
    }

    @Test("an encoded file is no larger than 1.2 times what compacting leaves")
    func leavesNoSpace() throws {
        let path = try makeIndex(1_000)
        try encode(path)
        let (before, after) = try IndexWriter(path).compact()
        #expect(Double(before) <= 1.2 * Double(after), "\(before) \(after)")
    }

    /// Everything that encoding writes.
    private func contents(of path: String) throws -> [[UInt8]] {
        try IndexFile(path).read { snapshot in
            let state = try #require(snapshot.tokenVectors)
            let codec = try #require(state.codec)
            var all = [codec.bytes, Array("\(state.encoded) \(state.listed) \(state.meanError)".utf8)]
            let lists = try snapshot.passageLists(ofCentroids: Array(0..<codec.centroids))
            all += lists.ranges.map { Array(lists.bytes[$0]) }
            all.append(state.meanCodec?.bytes ?? [])
            try snapshot.forEachTokenRecord(after: 0) { row, view in
                all.append(Array("\(row) \(try view.members())".utf8))
                if let mean = view.mean, let means = state.meanCodec {
                    all.append(try means.decode(mean).flatMap { withUnsafeBytes(of: $0, Array.init) })
                }
                all.append(view.codes.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })
                all.append(try codec.decode(view).flatMap { withUnsafeBytes(of: $0, Array.init) })
            }
            return all
        }
    }

    @Test("adding encodes only what is new; removing, replacing and compacting keep every record right")
    func staysExact() throws {
        let path = try makeIndex(600)
        try encode(path)
        try change(path)
        let retriever = try PassageRetriever(path: path, encoder: WordEncoder())
        let before = try retriever.result(for: "w1 w2", options(.hybrid, limit: 600))
        #expect(before.report.warnings == ["101 of 500 passages have no token vectors yet"])
        #expect(before.passages.contains { $0.ranked.lateScore == nil })
        #expect(try TokenEncodingJob(path, WordEncoder()).run().passages == 101)
        try checkRecords(of: path, count: 500)
        _ = try IndexWriter(path).compact()
        try checkRecords(of: path, count: 500)
        let after = try retriever.result(for: "w1 w2", options(.hybrid, limit: 600))
        #expect(after.report.warnings == [])
        #expect(after.passages.allSatisfy { $0.ranked.lateScore != nil })
        #expect(try IndexFile(path).verify() == [])
    }

    /// Removes 200 of 600 documents, adds 100, replaces one.
    private func change(_ path: String) throws {
        let writer = try IndexWriter(path)
        for number in stride(from: 0, to: 600, by: 3) { _ = try writer.remove("d\(number)") }
        try add(600..<700, to: writer)
        try add(1..<2, to: writer, seed: 99)
        try writer.commit()
    }

    /// Every passage has the record that its text and the codec give, and nothing else has one.
    private func checkRecords(of path: String, count: Int) throws {
        try IndexFile(path).read { snapshot in
            let codec = try #require(snapshot.tokenVectors?.codec)
            #expect(snapshot.tokenVectors?.encoded == count && snapshot.statistics.passages == count)
            var seen = 0
            try snapshot.forEachTokenRecord(after: 0) { row, view in
                seen += 1
                let passage = try WordEncoder().vectors(of: [snapshot.passage(row)])[0]
                let (rows, counts, members) = TokenPooling(factor: 2).pool(
                    passage.rows, width: 32, groups: passage.groups)
                let vectors = TokenVectors(width: 32, unitRows: rows)
                let record = codec.encode(
                    vectors, centroids: codec.nearestCentroids(of: vectors), counts: counts, members: members
                ).record
                try record.bytes.withUnsafeBytes { bytes in
                    let expected = try TokenRecordView(bytes, RecordLayout(width: 32, bits: 4))
                    #expect(view.codes == expected.codes)
                    #expect(try codec.decode(view) == codec.decode(expected))
                    #expect(try view.members() == expected.members())
                    #expect(try view.groups() == expected.groups())
                }
            }
            #expect(seen == count)
        }
    }

    @Test("questions of another encoder are refused by name; auto answers by BM25 and says so")
    func checksEncoder() throws {
        let path = try makeIndex(50)
        try encode(path)
        var other = WordEncoder()
        other.hash = "ffff456789abcdef0123456789abcdef"
        let retriever = try PassageRetriever(path: path, encoder: other)
        #expect(throws: RetrievalError.self) { try retriever.search("w1", options(.late)) }
        let found = try retriever.result(for: "w1 w2", options(.auto))
        #expect(found.report.retriever == .bm25 && found.report.warnings.count == 1)
        let none = try PassageRetriever(path: path)
        #expect(throws: RetrievalError.self) { try none.search("w1", options(.hybrid)) }
        #expect(throws: IndexStoreError.self) { try TokenEncodingJob(path, other) }
        var replacing = EncodingOptions()
        replacing.replaces = true
        #expect(try TokenEncodingJob(path, other, options: replacing).run().passages == 50)
        let renewed = try PassageRetriever(path: path, encoder: other)
        #expect(try renewed.result(for: "w1 w2", options(.late)).report.retriever == .late)
    }

    @Test(
        "weights are tuned on pairs of the corpus: where only vectors find the rest of a document, they win")
    func tunesWeights() throws {
        let path = folder.file("tune.winnow")
        try makePairs(60, at: path)
        let encoder = TopicEncoder()
        #expect(try TokenEncodingJob(path, encoder).run().isComplete)
        let retriever = try PassageRetriever(path: path, encoder: encoder)
        let tuning = WeightTuning(retriever, RetrievalOptions())
        let outcome = try tuning.run(questions: 40)
        #expect(outcome.questions == 40 && outcome.trials.count == 21)
        #expect(outcome.best.gain > 0.9 && outcome.best.alpha > 0)
        #expect(try #require(outcome.trials.first).gain < 0.5)
        #expect(try tuning.run(questions: 40) == outcome)
        let words = try PassageRetriever(path: path)
        #expect(throws: RetrievalError.self) {
            try WeightTuning(words, RetrievalOptions()).run(questions: 5)
        }
    }

    /// An index of documents of two passages that share a topic but no word.
    private func makePairs(_ count: Int, at path: String) throws {
        let analyzer = AnalyzerSettings(stemmer: nil, stopWords: .none)
        let writer = try IndexWriter(path, creatingWith: IndexSettings(analyzer: analyzer.json))
        let collector = TermCollector()
        let prepared = (0..<count).map { number -> PreparedDocument in
            let texts = (0..<2).map { half in
                (0..<8).map { "t\(number)x\(half)y\($0)" }.joined(separator: " ")
            }
            let whole = texts.joined(separator: " ")
            let blocks = { (text: String) in
                [Block(kind: .document, span: SourceSpan(start: 0, end: text.utf8.count), parent: -1)]
            }
            let passages = texts.enumerated().map { ordinal, text in
                Passage(
                    id: "d\(number)#\(ordinal)", document: "d\(number)", text: text, blocks: blocks(text),
                    sentences: [
                        Sentence(span: SourceSpan(start: 0, end: text.utf8.count), block: 0)
                    ])
            }
            for text in texts {
                for var word in text.split(separator: " ").map(String.init) {
                    word.withUTF8 { collector.add($0) }
                }
                collector.endPassage()
            }
            let document = Document(
                id: "d\(number)", title: "", content: StructuredText(text: whole, blocks: blocks(whole)),
                metadata: .object([]))
            return PreparedDocument(document, passages: passages, hash: ContentHash(of: [whole]))
        }
        _ = try writer.add(prepared, terms: collector.takeBatch())
        try writer.commit()
    }

    @Test("fusion: alpha 0 ranks as BM25, alpha 1 as MaxSim; both joined lie between")
    func fuses() throws {
        let path = try makeIndex(300)
        try encode(path)
        let retriever = try PassageRetriever(path: path, encoder: WordEncoder())
        var hybrid = options(.hybrid, limit: 10)
        hybrid.alpha = 0
        let words = try retriever.ranking("w3 w7 w50 w120", options(.bm25))
        #expect(try retriever.ranking("w3 w7 w50 w120", hybrid).map(\.id) == words.map(\.id))
        hybrid.alpha = 1
        let late = try retriever.ranking("w3 w7 w50 w120", options(.late))
        #expect(try retriever.ranking("w3 w7 w50 w120", hybrid).map(\.id) == late.map(\.id))
        hybrid.alpha = 0.5
        for passage in try retriever.ranking("w3 w7 w50 w120", hybrid) {
            let lexical = (passage.lexicalScore ?? 0) / (words.first?.score ?? 1)
            let vectors = (passage.lateScore ?? 0) / (late.first?.score ?? 1)
            #expect(abs(passage.score - (lexical + vectors) / 2) < 0.2)
        }
        hybrid.alpha = 2
        #expect(throws: RetrievalError.self) { try retriever.ranking("w3", hybrid) }
        hybrid.alpha = 0.75
        hybrid.fusion = .reciprocal
        let ranked = try retriever.ranking("w3 w7 w50 w120", hybrid)
        #expect(ranked.allSatisfy { $0.score > 0 && $0.score <= 2.0 / 61 })
    }

    @Test(
        "feedback brings in passages that share no word with the question",
        arguments: [RetrievalOptions.Feedback.rm3, .rocchio, .late])
    func feedsBack(feedback: RetrievalOptions.Feedback) throws {
        let path = try makeIndex(300)
        try encode(path)
        let retriever = try PassageRetriever(path: path, encoder: WordEncoder())
        var plain = options(feedback == .late ? .hybrid : .bm25, limit: 300)
        let before = try retriever.ranking("w350 w390", plain)
        plain.feedback = feedback
        let after = try retriever.ranking("w350 w390", plain)
        if feedback == .late {
            #expect(after.map(\.id) != before.map(\.id) && after.count == before.count)
        } else {
            #expect(after.count > before.count)
        }
    }

    @Test("explained, similarities add up to the score and point at the words that were found")
    func explains() throws {
        let path = try makeIndex(100)
        try encode(path)
        let encoder = WordEncoder()
        let retriever = try PassageRetriever(path: path, encoder: encoder)
        var explained = options(.late, limit: 3)
        explained.explain = true
        let text = "w5 w17"
        for (scored, ranked) in try retriever.result(for: text, explained).passages {
            #expect(ranked.lateExplanation.count == 2)
            let sum = ranked.lateExplanation.reduce(0) { $0 + $1.similarity }
            #expect(abs(sum - scored.score) < 1e-5)
            for row in ranked.lateExplanation {
                #expect(!row.matches.isEmpty && row.bySentence.count == 2)
                let best = row.bySentence.compactMap { $0 }.max()
                #expect(best == row.similarity)
                let token = try #require(row.token)
                if row.similarity > 0.97 {
                    let words = row.matches.map { scored.passage.text.text(at: $0) }
                    #expect(words.contains(text.text(at: token)))
                }
            }
        }
    }

    @Test("the coverage of sentences comes by passage id and with a search, without encoding a passage")
    func givesSentenceMaxima() throws {
        let path = try makeIndex(60)
        try encode(path)
        let retriever = try PassageRetriever(path: path, encoder: WordEncoder())
        let found = try retriever.coverages(for: "w1 w2 w3", passages: ["d7#0", "nothing#0", "d8#0"])
        #expect(found.map { $0 == nil } == [false, true, false])
        let coverage = try #require(found[0])
        #expect(coverage.sentences == 2 && coverage.spans.count == 3)
        for token in 0..<3 {
            let best = max(coverage.bySentence[token], coverage.bySentence[3 + token])
            #expect(coverage.inPassage[token] == best && best.isFinite)
        }
        #expect(try PassageRetriever(path: path).coverages(for: "w1", passages: ["d7#0"]) == [nil])
        var options = options(.hybrid, limit: 5)
        options.coverage = true
        for (scored, _) in try retriever.result(for: "w1 w2 w3", options).passages {
            #expect(
                try scored.coverage == retriever.coverages(for: "w1 w2 w3", passages: [scored.passage.id])[0])
        }
    }

    @Test("an encoded index passes the verifier; damage to token vectors is found")
    func verifies() throws {
        let path = try makeIndex(400)
        try encode(path)
        #expect(try IndexFile(path).verify().isEmpty)
    }
}
