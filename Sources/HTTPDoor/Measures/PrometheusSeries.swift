import Metrics
import Threads

/// What was measured under one name and one set of labels.
final class PrometheusSeries: CounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    enum Kind: String {
        case counter
        case gauge
        case histogram
    }

    private struct State {
        var count = 0
        var sum = 0.0
        /// Values up to each bound.
        var buckets = [Int](repeating: 0, count: PrometheusSeries.bounds.count)
    }

    /// In seconds: from what a short request takes to what nobody waits for.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

    let kind: Kind
    private let state = Monitor(State())

    init(_ kind: Kind) { self.kind = kind }

    func increment(by amount: Int64) { add(Double(amount)) }
    func increment(by amount: Double) { add(amount) }
    func decrement(by amount: Double) { add(-amount) }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { state.withLock { $0.sum = value } }
    func record(_ value: Int64) { record(Double(value)) }
    func reset() { state.withLock { $0 = State() } }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Double) {
        guard kind == .histogram else { return set(value) }
        state.withLock { state in
            state.count += 1
            state.sum += value
            for (index, bound) in Self.bounds.enumerated() where value <= bound { state.buckets[index] += 1 }
        }
    }

    private func add(_ amount: Double) { state.withLock { $0.sum += amount } }

    /// The lines of the text format.
    func lines(name: String, labels: String) -> [String] {
        let state = state.withLock { $0 }
        func line(_ suffix: String, _ more: String, _ value: String) -> String {
            let labels = [labels, more].filter { !$0.isEmpty }.joined(separator: ",")
            return name + suffix + (labels.isEmpty ? "" : "{\(labels)}") + " " + value
        }
        guard kind == .histogram else { return [line("", "", Self.number(state.sum))] }
        return zip(Self.bounds, state.buckets).map { line("_bucket", "le=\"\(Self.number($0))\"", "\($1)") }
            + [
                line("_bucket", "le=\"+Inf\"", "\(state.count)"), line("_sum", "", Self.number(state.sum)),
                line("_count", "", "\(state.count)"),
            ]
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
