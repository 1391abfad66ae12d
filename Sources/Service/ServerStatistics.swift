import JSONRPC
import JSONValues
import Synchronization

/// Counts what the service has done since it started.
final class ServerStatistics: Sendable {
    private struct Tally: Sendable {
        var calls = 0
        var errors = 0
        var elapsed = Duration.zero
    }

    private let tallies = Mutex<[String: Tally]>([:])
    private let start = ContinuousClock.now

    /// Counts one call. What had no known method is counted under `-`, so that clients cannot make the table grow.
    func count(_ record: CallRecord) {
        let name = record.error?.code == .methodNotFound ? "-" : record.method ?? "-"
        tallies.withLock { tallies in
            tallies[name, default: Tally()].calls += 1
            tallies[name]?.errors += record.error == nil ? 0 : 1
            tallies[name]?.elapsed += record.elapsed
        }
    }

    /// The result of `server/stats`.
    ///
    /// - Parameter backgroundErrors: what went wrong in work that no request waits for.
    func json(backgroundErrors: Int) -> JSON {
        let methods = tallies.withLock { $0 }.sorted { $0.key < $1.key }.map { name, tally in
            JSON.Member(
                name,
                .sorted([
                    "calls": .integer(tally.calls), "errors": .integer(tally.errors),
                    "milliseconds": WireNumber.milliseconds(tally.elapsed),
                ]))
        }
        return .sorted([
            "backgroundErrors": .integer(backgroundErrors),
            "methods": .object(methods), "residentBytes": ResidentMemory.bytes.map(JSON.integer),
            "uptimeSeconds": WireNumber.score((ContinuousClock.now - start) / .seconds(1)),
        ])
    }
}
