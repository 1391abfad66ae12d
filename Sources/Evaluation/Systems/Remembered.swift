import Synchronization

/// What several settings of one system share for a question, computed for the first of them and kept for the others.
///
/// The time it took is handed to every user, so that measured latencies are those of a setting that runs alone.
package final class Remembered<Value: Sendable>: Sendable {
    private struct Entry {
        let question: EvaluationQuestion
        let value: Value
        let cost: Duration
    }

    /// Newest last; a few more than threads work on questions at once.
    private let entries = Mutex<[Entry]>([])
    private static var capacity: Int { 32 }

    package init() {}

    /// The value for `question`, and the time that was spent on it for an earlier setting (zero for the first).
    package func value(
        for question: EvaluationQuestion, _ compute: () throws -> Value
    ) rethrows -> (value: Value, spentBefore: Duration) {
        let known = entries.withLock { entries in
            entries.first { $0.question.id == question.id && $0.question == question }
        }
        if let known { return (known.value, known.cost) }
        let clock = ContinuousClock()
        let start = clock.now
        let value = try compute()
        let entry = Entry(question: question, value: value, cost: clock.now - start)
        entries.withLock { entries in
            if entries.count >= Remembered.capacity { entries.removeFirst() }
            entries.append(entry)
        }
        return (value, .zero)
    }
}
