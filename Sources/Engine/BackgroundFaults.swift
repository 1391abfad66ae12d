import Threads

/// Counts what went wrong where nobody waits for an answer, and tells of it.
package final class BackgroundFaults: Sendable {
    private let number = Monitor(0)
    private let report: @Sendable (String) -> Void

    /// - Parameter report: told each of them, in words.
    package init(report: @escaping @Sendable (String) -> Void) { self.report = report }

    package var count: Int { number.withLock { $0 } }

    /// Runs `work`; what it throws is counted and told. What is left undone is to be done again with the next change.
    func noting(_ name: String, _ work: () throws -> Void) {
        do { try work() } catch { add("\(name) put off: \(error)") }
    }

    func add(_ message: String) {
        number.withLock { $0 += 1 }
        report(message)
    }
}
