import Glibc
import Indexing
import Synchronization

/// Merges segments of one index behind the backs of its callers, one merge at a time, and empties the write-ahead log when
/// changes have come to rest, on a thread that exists only while there is something to do.
final class MergeThread: Sendable {
    private struct State {
        var isRunning = false
        var isAskedAgain = false
        var isStopped = false
    }

    /// Microseconds without a change after which the log is emptied.
    private static let rest: UInt32 = 200_000

    private let path: String
    private let state = Mutex(State())

    init(path: String) { self.path = path }

    /// Looks whether a merge is due, soon. `write` runs its argument with the right to write the index.
    func wake(_ write: @escaping @Sendable ((RecordIndexer) throws -> Void) throws -> Void) {
        let isNew = state.withLock { state in
            guard !state.isStopped else { return false }
            state.isAskedAgain = true
            defer { state.isRunning = true }
            return !state.isRunning
        }
        guard isNew else { return }
        let isStarted = WorkerThreads.detach { [self] in run(write) }
        if !isStarted { state.withLock { $0.isRunning = false } }
    }

    /// Ends the merge that is under way at its next rest; no other begins.
    func stop() { state.withLock { $0.isStopped = true } }

    private func run(_ write: ((RecordIndexer) throws -> Void) throws -> Void) {
        while state.withLock({ state in
            defer { state.isAskedAgain = false }
            state.isRunning = state.isAskedAgain && !state.isStopped
            return state.isRunning
        }) {
            // What a merge cannot do now, the next one does; the index is whole in any case.
            while (try? RecordIndexer.mergeInBackground(path, until: { [self] in isStopped }, write)) == true
            {}
            usleep(MergeThread.rest)
            // What cannot be done now, because somebody reads the log, the next change brings up again.
            if isAtRest { try? write { try $0.emptyLog() } }
        }
    }

    private var isAtRest: Bool { state.withLock { !$0.isAskedAgain && !$0.isStopped } }
    private var isStopped: Bool { state.withLock { $0.isStopped } }
}
