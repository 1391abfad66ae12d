import Glibc

/// A value behind a lock, on which threads can wait until it has become what they need.
///
/// Made of pthreads because the thread sanitizer follows them, and neither `Mutex` nor the semaphores of Dispatch.
///
/// For short critical sections only: whoever waits here holds a thread, so tasks of the cooperative pool may lock but
/// never wait.
package final class Monitor<State>: @unchecked Sendable {
    // Sendable because every access to `state` holds `mutex`; both pointers are set once and freed in `deinit`.
    private var state: State
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let changed: UnsafeMutablePointer<pthread_cond_t>

    package init(_ state: sending State) {
        self.state = state
        mutex = .allocate(capacity: 1)
        changed = .allocate(capacity: 1)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    /// Reads or changes the value, then wakes every thread that waits for a change.
    package func withLock<Result>(_ body: (inout State) throws -> Result) rethrows -> Result {
        pthread_mutex_lock(mutex)
        defer {
            pthread_cond_broadcast(changed)
            pthread_mutex_unlock(mutex)
        }
        return try body(&state)
    }

    /// Blocks the thread until `body` gives a value.
    package func wait<Result>(until body: (inout State) -> Result?) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) {
                pthread_cond_broadcast(changed)
                return result
            }
            pthread_cond_wait(changed, mutex)
        }
    }

    /// The same; nil when `limit` has passed before that.
    package func wait<Result>(atMost limit: Duration, until body: (inout State) -> Result?) -> Result? {
        var deadline = Monitor.deadline(in: limit)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while true {
            if let result = body(&state) {
                pthread_cond_broadcast(changed)
                return result
            }
            guard pthread_cond_timedwait(changed, mutex, &deadline) != ETIMEDOUT else { return body(&state) }
        }
    }

    private static func deadline(in limit: Duration) -> timespec {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let nanoseconds = now.tv_nsec + Int(limit.components.attoseconds / 1_000_000_000)
        return timespec(
            tv_sec: now.tv_sec + Int(limit.components.seconds) + nanoseconds / 1_000_000_000,
            tv_nsec: nanoseconds % 1_000_000_000)
    }
}
