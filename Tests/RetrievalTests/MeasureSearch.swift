import ContextTypes
import Dispatch
import FoundationEssentials
import Glibc
import IndexStore
import Postings
import Retrieval
import Synchronization
import TestSupport
import Testing
import TextAnalysis

/// Run by `benchmarks/bm25/run`, in a release build: the Swift side of its comparisons. The folder that the
/// environment names holds what `generate.py` wrote.
@Suite("Measurements of search")
struct MeasureSearch {
    private static let tokens = ProcessInfo.processInfo.environment["WINNOW_TOKENS"]

    @Test("generated passages: building, opening and searching", .enabled(if: MeasureSearch.tokens != nil))
    func generated() throws {
        let folder = try #require(MeasureSearch.tokens)
        let index = "\(folder)/index.winnow"
        if !FileManager.default.fileExists(atPath: index) { try build(index, folder) }
        var questions: [(name: String, queries: [WeightedQuery])] = []
        for name in ["long", "short"] {
            let lines = try String(contentsOfFile: "\(folder)/\(name).txt", encoding: .utf8)
            let queries = lines.split(separator: "\n").map { line in
                WeightedQuery(line.split(separator: " ").map { .init(bytes: Array("t\($0)".utf8)) })
            }
            questions.append((name, queries))
        }
        let (file, cold) = try open(index, asking: questions[0].queries[0])
        print("{\"engine\": \"winnow\", \"coldMilliseconds\": \(cold)}")
        for (name, queries) in questions {
            for limit in [10, 100] {
                try measure("winnow", name, limit, queries) { query in
                    _ = try file.read { try LexicalSearch($0).rows(query, limit: limit) }
                }
                try measure("winnow with ids", name, limit, queries) { query in
                    _ = try file.read { try LexicalSearch($0).search(query, limit: limit) }
                }
            }
        }
    }

    @Test("questions of any length beside the exhaustive walk", .enabled(if: MeasureSearch.tokens != nil))
    func lengths() throws {
        let folder = try #require(MeasureSearch.tokens)
        let index = "\(folder)/index.winnow"
        if !FileManager.default.fileExists(atPath: index) { try build(index, folder) }
        let file = try IndexFile(index)
        let lines = try String(contentsOfFile: "\(folder)/long.txt", encoding: .utf8).split(separator: "\n")
        var words: [Substring] = []
        var seen: Set<Substring> = []
        for word in lines.flatMap({ $0.split(separator: " ") }) where seen.insert(word).inserted {
            words.append(word)
        }
        for count in [2, 8, 32, 128, 256, 512, 768, 1_000, 1_024] where count <= words.count {
            let query = WeightedQuery(words.prefix(count).map { .init(bytes: Array("t\($0)".utf8)) })
            for limit in [10, 100, 1_000] {
                func best(_ method: LexicalSearch.Method) throws -> Double {
                    let clock = ContinuousClock()
                    let times = try (0..<4).map { _ in
                        milliseconds(
                            try clock.measure {
                                _ = try file.read {
                                    try LexicalSearch($0, method: method).rows(query, limit: limit)
                                }
                            })
                    }
                    return times.dropFirst().min() ?? 0
                }
                let (pruned, whole) = (try best(.pruned), try best(.exhaustive))
                print(
                    "{\"terms\": \(count), \"limit\": \(limit), \"milliseconds\": \(pruned), "
                        + "\"exhaustive\": \(whole), \"share\": \(pruned / whole)}")
            }
        }
    }

    /// A new process's way to the first answer.
    private func open(_ index: String, asking query: WeightedQuery) throws -> (IndexFile, Double) {
        let clock = ContinuousClock()
        let start = clock.now
        let file = try IndexFile(index)
        _ = try file.read { try LexicalSearch($0).rows(query, limit: 10) }
        return (file, milliseconds(clock.now - start))
    }

    /// The best of three for each question, after all were asked once, as `peers.py` does it.
    private func measure(
        _ engine: String, _ name: String, _ limit: Int, _ queries: [WeightedQuery],
        _ search: (WeightedQuery) throws -> Void
    ) throws {
        let clock = ContinuousClock()
        for query in queries { try search(query) }
        var times: [Double] = []
        for query in queries {
            var best = Double.infinity
            for _ in 0..<3 { best = min(best, milliseconds(try clock.measure { try search(query) })) }
            times.append(best)
        }
        times.sort()
        func at(_ share: Double) -> Double { times[min(times.count - 1, Int(share * Double(times.count)))] }
        let mean = times.reduce(0, +) / Double(times.count)
        print(
            "{\"engine\": \"\(engine)\", \"questions\": \"\(name)\", \"k\": \(limit), \"mean\": \(mean), "
                + "\"p50\": \(at(0.5)), \"p95\": \(at(0.95)), \"p99\": \(at(0.99)), \"asked\": \(times.count)}"
        )
    }

    private func milliseconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) * 1e-15
    }

    /// Passages without text, so that sizes are those of the inverted index.
    private func build(_ index: String, _ folder: String) throws {
        let offsets = try numbers("\(folder)/off.i64", as: Int64.self)
        let tokens = try numbers("\(folder)/tok.i32", as: Int32.self)
        let clock = ContinuousClock()
        let analyzer = AnalyzerSettings(stemmer: nil, stopWords: .none)
        let elapsed = try clock.measure {
            let writer = try IndexWriter(index, creatingWith: IndexSettings(analyzer: analyzer.json))
            let corpus = GeneratedPassages(offsets: offsets, tokens: tokens)
            var next = corpus.startCollecting(0)
            while let batches = next.wait() {
                next = corpus.startCollecting(next.end)
                for (documents, terms) in batches {
                    _ = try writer.add(documents, terms: terms)
                    if writer.needsCommit { try writer.commit() }
                }
            }
            try writer.mergeAfterBuild()
            try writer.checkpoint()
        }
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let processor = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        let status = try IndexFile(index).status()
        print(
            "{\"engine\": \"winnow\", \"seconds\": \(milliseconds(elapsed) / 1e3), "
                + "\"processorSeconds\": \(processor), \"bytes\": \(status.invertedBytes), "
                + "\"fileBytes\": \(status.fileBytes), \"passages\": \(status.passages), "
                + "\"postings\": \(status.postings), \"peakBytes\": \(usage.ru_maxrss * 1024), "
                + "\"note\": \"\(status.segments) segments\"}")
    }

    private func numbers<Number>(_ path: String, as type: Number.Type) throws -> [Number] {
        try Data(contentsOf: URL(fileURLWithPath: path)).withUnsafeBytes { Array($0.bindMemory(to: type)) }
    }
}

/// The passages of `generate.py`. Their texts are put together and split at blanks, as those of the peers are.
private final class GeneratedPassages: @unchecked Sendable {
    // Sendable because the collector belongs to the one thread that collects; the next begins when it has ended.
    let offsets: [Int64]
    private let tokens: [Int32]
    private let collector = TermCollector()

    init(offsets: [Int64], tokens: [Int32]) {
        self.offsets = offsets
        self.tokens = tokens
    }

    /// Batches that are collected on a thread of their own.
    final class Collecting: Sendable {
        typealias Batch = (documents: [PreparedDocument], terms: TermBatch)
        let end: Int
        private let batches = Mutex<[Batch]>([])
        private let group = DispatchGroup()

        init(_ corpus: GeneratedPassages, from start: Int) {
            let count = corpus.offsets.count - 1
            end = min(start + 8_000, count)
            DispatchQueue.global().async(group: group) { [self] in
                for start in stride(from: start, to: end, by: 2_000) {
                    let range = start..<min(start + 2_000, end)
                    let documents = range.map { GeneratedPassages.prepare("\($0)") }
                    let terms = corpus.collect(range)
                    batches.withLock { $0.append((documents, terms)) }
                }
            }
        }

        /// nil when there were no passages left.
        func wait() -> [Batch]? {
            group.wait()
            let batches = batches.withLock { $0 }
            return batches.isEmpty ? nil : batches
        }
    }

    func startCollecting(_ start: Int) -> Collecting { Collecting(self, from: start) }

    private func collect(_ range: Range<Int>) -> TermBatch {
        var text: [UInt8] = []
        for passage in range {
            text.removeAll(keepingCapacity: true)
            for token in tokens[Int(offsets[passage])..<Int(offsets[passage + 1])] {
                text.append(UInt8(ascii: "t"))
                text.append(contentsOf: String(token).utf8)
                text.append(UInt8(ascii: " "))
            }
            text.withUnsafeBufferPointer { text in
                var start = 0
                while let end = text[start...].firstIndex(of: UInt8(ascii: " ")) {
                    collector.add(UnsafeBufferPointer(rebasing: text[start..<end]))
                    start = end + 1
                }
            }
            collector.endPassage()
        }
        return collector.takeBatch()
    }

    private static func prepare(_ id: String) -> PreparedDocument {
        let blocks = [Block(kind: .document, span: SourceSpan(start: 0, end: 0), parent: -1)]
        return PreparedDocument(
            Document(id: id, title: "", content: StructuredText(text: "", blocks: blocks)),
            passages: [Passage(id: "\(id)#0", document: id, text: "", blocks: blocks, sentences: [])],
            hash: ContentHash(of: [id]))
    }
}
