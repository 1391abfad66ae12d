import Indexing
import Threads

/// Merges segments of one index behind the backs of its callers, one merge at a time, and empties the write-ahead log when
/// changes have come to rest, on a thread that exists only while there is something to do.
final class MergeThread: Sendable {
    private struct State {
        var isRunning = false
        var isAskedAgain = false
        var isStopped = false
    }

    /// Runs its argument with the right to write the index.
    typealias Writing = @Sendable ((RecordIndexer) throws -> Void) throws -> Void

    /// How long nothing must have changed before the log is emptied.
    private static let rest = Duration.milliseconds(200)
    /// A merge looks this often whether it shall end, at least.
    private static let patience = Duration.seconds(2)

    private let path: String
    private let faults: BackgroundFaults
    private let state = Monitor(State())

    init(path: String, faults: BackgroundFaults) {
        self.path = path
        self.faults = faults
    }

    /// Looks whether a merge is due, soon.
    func wake(_ write: @escaping Writing) {
        let isNew = state.withLock { state in
            guard !state.isStopped else { return false }
            state.isAskedAgain = true
            defer { state.isRunning = true }
            return !state.isRunning
        }
        guard isNew else { return }
        let isStarted = DetachedThread.start { [self] in run(write) }
        guard !isStarted else { return }
        state.withLock { $0.isRunning = false }
        faults.add("\(path): no merge: the system gives no thread")
    }

    /// Ends the merge that is under way, and waits for that a little; no other begins.
    func stop() {
        state.withLock { $0.isStopped = true }
        _ = state.wait(atMost: MergeThread.patience) { $0.isRunning ? nil : true }
    }

    private func run(_ write: Writing) {
        while state.withLock({ state in
            defer { state.isAskedAgain = false }
            state.isRunning = state.isAskedAgain && !state.isStopped
            return state.isRunning
        }) {
            // What cannot be done now, the next change brings up again; the index is whole in any case.
            faults.noting("merge") {
                while try RecordIndexer.mergeInBackground(path, until: { [self] in isStopped }, write) {}
            }
            _ = state.wait(atMost: MergeThread.rest) { $0.isStopped ? true : nil }
            guard isAtRest else { continue }
            faults.noting("emptying the log") { try write { try $0.emptyLog() } }
        }
    }

    private var isAtRest: Bool { state.withLock { !$0.isAskedAgain && !$0.isStopped } }
    private var isStopped: Bool { state.withLock { $0.isStopped } }
}
