import Glibc

/// Threads with work of their own, joined before the object goes: the cooperative pool must not wait on queues.
package final class WorkerThreads {
    private final class Work {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private var threads: [pthread_t] = []

    deinit { join() }

    /// Runs `body` on a thread of its own; false when the system gives no more.
    func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = WorkerThreads.create(body) else { return false }
        threads.append(thread)
        return true
    }

    /// Runs `body` on a thread that nobody waits for; false when the system gives no more.
    package static func detach(_ body: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = create(body) else { return false }
        pthread_detach(thread)
        return true
    }

    private static func create(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        var thread = pthread_t()
        let work = Unmanaged.passRetained(Work(body))
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
                return nil
            }, work.toOpaque())
        guard status == 0 else {
            work.release()
            return nil
        }
        return thread
    }

    /// Waits until all threads are done.
    func join() {
        for thread in threads { pthread_join(thread, nil) }
        threads = []
    }
}
