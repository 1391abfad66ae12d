import FoundationEssentials
import Glibc
import ProbeSupport

@testable import ContextTypes
@testable import IndexStore
@testable import Postings
@testable import Retrieval
@testable import TextAnalysis

/// The measuring program of benchmarks/bm25, the Swift side of its comparisons:
///
///     SearchProbe searches FOLDER    building, opening and searching
///     SearchProbe lengths FOLDER     questions of any length beside the exhaustive walk
///
/// FOLDER holds what `generate.py` wrote; the index is built there when it is missing. Prints one JSON object a line.
@main
struct SearchProbe {
    private let folder: String
    private let index: String

    static func main() throws {
        let arguments = CommandLine.arguments
        switch arguments.count == 3 ? arguments[1] : "" {
        case "searches": try SearchProbe(arguments[2]).measureSearches()
        case "lengths": try SearchProbe(arguments[2]).measureLengths()
        default:
            refuse("usage: SearchProbe searches|lengths FOLDER")
        }
    }

    private init(_ folder: String) throws {
        self.folder = folder
        index = "\(folder)/index.winnow"
        if !FileManager.default.fileExists(atPath: index) { try build() }
    }

    private func measureSearches() throws {
        var questions: [(name: String, queries: [WeightedQuery])] = []
        for name in ["long", "short"] {
            let lines = try String(contentsOfFile: "\(folder)/\(name).txt", encoding: .utf8)
            let queries = lines.split(separator: "\n").map { line in
                WeightedQuery(line.split(separator: " ").map { .init(bytes: Array("t\($0)".utf8)) })
            }
            questions.append((name, queries))
        }
        let (file, cold) = try open(asking: questions[0].queries[0])
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

    private func measureLengths() throws {
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
                let (pruned, whole) = (
                    try best(of: .pruned, query, limit, in: file),
                    try best(of: .exhaustive, query, limit, in: file)
                )
                print(
                    "{\"terms\": \(count), \"limit\": \(limit), \"milliseconds\": \(pruned), "
                        + "\"exhaustive\": \(whole), \"share\": \(pruned / whole)}")
            }
        }
    }

    /// Milliseconds of the best of three, after one that does not count.
    private func best(
        of method: LexicalSearch.Method, _ query: WeightedQuery, _ limit: Int, in file: IndexFile
    ) throws -> Double {
        let times = try (0..<4).map { _ in
            milliseconds(
                try ContinuousClock().measure {
                    _ = try file.read { try LexicalSearch($0, method: method).rows(query, limit: limit) }
                })
        }
        return times.dropFirst().min() ?? 0
    }

    /// A new process's way to the first answer.
    private func open(asking query: WeightedQuery) throws -> (IndexFile, Double) {
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
    private func build() throws {
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
