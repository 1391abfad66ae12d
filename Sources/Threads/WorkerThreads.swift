import Glibc

/// Threads with work of their own, joined before the object goes.
package final class WorkerThreads {
    private var threads: [pthread_t] = []

    package init() {}

    deinit { join() }

    /// Runs `body` on a thread of its own; false when the system gives no more.
    package func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = DetachedThread.create(body) else { return false }
        threads.append(thread)
        return true
    }

    /// Waits until all threads are done.
    package func join() {
        for thread in threads { pthread_join(thread, nil) }
        threads = []
    }
}
