import JSONRPC

/// Does the work of requests: on threads of its own, so many at once, each within its time.
final class Workshop: Sendable {
    /// How the work for one request came out.
    enum Outcome: Sendable {
        case answer(DoorAnswer)
        case late
        /// The client has gone.
        case unwanted
    }

    private let executor: ThreadPoolExecutor
    private let limit: Duration

    init(threads: Int, limit: Duration) {
        executor = ThreadPoolExecutor(threads: threads)
        self.limit = limit
    }

    /// Does `work` and waits for its end; cancels it when its time is over or its client has gone.
    func perform(
        watching watch: ConnectionWatch?, _ work: @escaping @Sendable () async -> DoorAnswer
    ) async -> Outcome {
        let gone = Signal()
        watch?.onGone { gone.send() }
        defer { watch?.onGone(nil) }
        return await withTaskGroup(of: Outcome?.self) { [executor, limit] group in
            group.addTask(executorPreference: executor) { .answer(await work()) }
            group.addTask {
                try? await Task.sleep(for: limit)
                return Task.isCancelled ? nil : .late
            }
            group.addTask {
                await gone.wait()
                return Task.isCancelled ? nil : .unwanted
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            return first ?? .unwanted
        }
    }

    /// Ends the threads; what is under way is finished first.
    func close() { executor.stop() }
}
