import Glibc

/// Threads of our own, for work that takes long or waits: the cooperative pool has one thread per core and must never
/// wait.
package enum DetachedThread {
    /// Runs `body` on a new thread that nobody waits for; false when the system gives no more.
    @discardableResult
    package static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = create(body) else { return false }
        pthread_detach(thread)
        return true
    }

    /// Runs `body` on a new thread and suspends the caller until it has returned. Traps when the system gives no thread.
    package static func run(_ body: @escaping @Sendable () -> Void) async {
        await withCheckedContinuation { continuation in
            let isStarted = start {
                body()
                continuation.resume()
            }
            precondition(isStarted, "the system refuses a thread")
        }
    }

    /// Some kernels and parsers go deep; the system's own default hangs on the shell that started the program.
    private static let stackBytes = 8 << 20

    /// A thread that is to be joined or detached; nil when the system gives no more.
    static func create(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
        let work = Unmanaged.passRetained(Work(body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, stackBytes)
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { context in
                if let context { Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, work.toOpaque())
        guard status == 0 else {
            work.release()
            return nil
        }
        return thread
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
