import ContextTypes
import Engine
import FoundationEssentials
import TestSupport
import Testing

/// Laws that hold for every request. `WINNOW_RANDOM_CASES` sets how many are tried.
@Suite("What holds for every request")
struct RandomRequestTests {
    private let engine = ContextEngine()
    private let cases =
        ProcessInfo.processInfo.environment["WINNOW_RANDOM_CASES"].flatMap { Int($0) } ?? 2_000

    @Test("spans are exact, budgets are kept, every unit is accounted for, the order is as asked")
    func laws() throws {
        var random = RandomRequests(seed: 11)
        for _ in 0..<cases {
            let (question, passages, options) = (random.question(), random.passages(), random.options())
            let result = try engine.prune(question, passages, options)
            RequestLaws.check(result, passages, options)
        }
    }

    @Test("the same request gives the same answer, alone or beside others")
    func determinism() async throws {
        var random = RandomRequests(seed: 12)
        let requests = (0..<200).map { _ in (random.question(), random.passages(), random.options()) }
        let alone = try requests.map { RequestLaws.withoutTimings(try engine.prune($0.0, $0.1, $0.2)) }
        let together = try await withThrowingTaskGroup(of: (Int, TrimmedContext).self) { group in
            for (index, request) in requests.enumerated() {
                group.addTask { [engine] in (index, try engine.prune(request.0, request.1, request.2)) }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for (index, answer) in alone.enumerated() {
            #expect(together[index].map(RequestLaws.withoutTimings) == answer)
        }
    }

}
