@testable import ContextTypes
@testable import Engine
@testable import TextAnalysis

/// How fast the labeller without a model prunes.
struct PruningSpeed {
    private typealias Request = (question: String, passages: [Passage])
    private let engine = ContextEngine()

    /// Prints the figures of the first 10,000 questions.
    func report(_ data: LabelledData) async throws {
        let requests = requests(data)
        for width in [1, 2] {
            let start = ContinuousClock.now
            let kept = try await prune(requests, width: width)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            print(
                "\(requests.count) questions x 5 passages, \(width) at a time: \(seconds) s, \(kept) sentences kept"
            )
        }
        try reportLatency(Request(requests[0].question, requests[..<4].flatMap(\.passages)))
        reportEstimate(of: requests.prefix(2_000).flatMap { $0.passages.map(\.text) }.joined())
    }

    private func reportLatency(_ twenty: Request) throws {
        var times: [Double] = []
        for _ in 0..<200 {
            let start = ContinuousClock.now
            _ = try engine.prune(PruneRequest(twenty.question, twenty.passages))
            times.append((ContinuousClock.now - start) / .milliseconds(1))
        }
        times.sort()
        let counter = EstimatedTokenCounter()
        let tokens = twenty.passages.reduce(0) { $0 + counter.tokens(in: $1.text) }
        print(
            "\(twenty.passages.count) passages, \(tokens) tokens: p50 \(times[100]) ms, p95 \(times[190]) ms")
    }

    private func reportEstimate(of text: String) {
        let start = ContinuousClock.now
        let counted = EstimatedTokenCounter().tokens(in: text)
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print("token estimate: \(Double(text.utf8.count) / seconds / 1e6) MB/s over \(counted) tokens")
    }

    /// Each question with five passages: its own and those of the questions before it.
    private func requests(_ data: LabelledData) -> [Request] {
        var pool: [Passage] = []
        return data.items.prefix(10_000).map { item in
            for var passage in item.passages {
                passage.id = "\(pool.count)"
                passage.document = passage.id
                pool.append(passage)
            }
            return (item.question, Array(pool.suffix(5)))
        }
    }

    private func prune(_ requests: [Request], width: Int) async throws -> Int {
        try await withThrowingTaskGroup(of: Int.self) { group in
            for part in 0..<width {
                group.addTask { [engine] in
                    try stride(from: part, to: requests.count, by: width).reduce(0) { sum, index in
                        let request = requests[index]
                        return try sum
                            + engine.prune(PruneRequest(request.question, request.passages)).sentences.kept
                    }
                }
            }
            return try await group.reduce(0, +)
        }
    }
}
