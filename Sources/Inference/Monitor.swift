import Glibc

/// A lock and a condition to wait for under it: those of pthreads, because the thread sanitizer follows them and neither
/// `Mutex` nor the semaphores of Dispatch.
///
/// `@unchecked Sendable`: made to be shared.
final class Monitor: @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(lock, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        changed.deallocate()
        lock.deallocate()
    }

    func locked<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure) -> Value {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return try body()
    }

    /// Gives the lock back until `signal`, then takes it again; only inside `locked`, and in a loop.
    func wait() { pthread_cond_wait(changed, lock) }

    /// Wakes everybody who waits.
    func signal() { pthread_cond_broadcast(changed) }
}
