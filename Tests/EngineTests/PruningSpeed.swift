import ContextTypes
import Engine
import FoundationEssentials
import JSONValues
import Testing
import TextAnalysis

/// Not a test of behaviour: how fast pruning is, for `benchmarks/pruning`. Runs when `WINNOW_LEXICAL_INPUT` and
/// `WINNOW_LEXICAL_OUTPUT` name files.
@Suite("Measurements of the speed of pruning")
struct PruningSpeed {
    private typealias Request = (question: String, passages: [Passage])
    private static let input = ProcessInfo.processInfo.environment["WINNOW_LEXICAL_INPUT"]
    private static let output = ProcessInfo.processInfo.environment["WINNOW_LEXICAL_OUTPUT"]
    private let engine = ContextEngine()

    @Test("the speed is written to the output", .enabled(if: input != nil && output != nil))
    func write() async throws {
        guard let input = Self.input, let output = Self.output else { return }
        let requests = try read(input)
        var report = ""
        for width in [1, 2] {
            let start = ContinuousClock.now
            let kept = try await prune(requests, width: width)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            report +=
                "\(requests.count) questions x 5 passages, \(width) at a time: \(seconds) s, \(kept) sentences kept\n"
        }
        let twenty = Request(requests[0].question, requests[..<4].flatMap(\.passages))
        let counter = EstimatedTokenCounter()
        var times: [Double] = []
        for _ in 0..<200 {
            let start = ContinuousClock.now
            _ = try engine.prune(twenty.question, twenty.passages)
            times.append((ContinuousClock.now - start) / .milliseconds(1))
        }
        times.sort()
        let tokens = twenty.passages.reduce(0) { $0 + counter.tokens(in: $1.text) }
        report +=
            "\(twenty.passages.count) passages, \(tokens) tokens: p50 \(times[100]) ms, p95 \(times[190]) ms\n"
        let text = requests[..<2_000].flatMap { $0.passages.map(\.text) }.joined()
        let start = ContinuousClock.now
        let counted = counter.tokens(in: text)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        report += "token estimate: \(Double(text.utf8.count) / seconds / 1e6) MB/s over \(counted) tokens\n"
        try report.write(toFile: output, atomically: true, encoding: .utf8)
        #expect(!times.isEmpty)
    }

    /// The first 10,000 questions, each with five passages: its own and those of the questions before it.
    private func read(_ path: String) throws -> [Request] {
        var pool: [Passage] = []
        var requests: [Request] = []
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").prefix(10_000) {
            let item = try JSON(parsing: String(line))
            for passage in item["passages"]?.array ?? [] {
                pool.append(
                    PassageMaker.passage(
                        (passage["sentences"]?.array ?? []).compactMap(\.string), id: "\(pool.count)",
                        title: passage["title"]?.string ?? ""))
            }
            requests.append((item["question"]?.string ?? "", Array(pool.suffix(5))))
        }
        return requests
    }

    private func prune(_ requests: [Request], width: Int) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for part in 0..<width {
                group.addTask { [engine] in
                    try stride(from: part, to: requests.count, by: width).reduce(0) { sum, index in
                        let request = requests[index]
                        return sum + (try engine.prune(request.question, request.passages)).sentences.kept
                    }
                }
            }
            return try await group.reduce(0, +)
        }
    }
}
