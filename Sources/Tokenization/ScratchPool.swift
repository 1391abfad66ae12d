import Glibc

/// Scratch space that calls borrow and give back: caches stay warm, and short texts allocate nothing.
///
/// `@unchecked Sendable`: `free` is touched under `lock` only.
final class ScratchPool<Scratch: AnyObject>: @unchecked Sendable {
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private var free: [Scratch] = []
    private let make: @Sendable () -> Scratch
    /// More would be needed only for a moment.
    private static var limit: Int { 16 }

    init(_ make: @escaping @Sendable () -> Scratch) {
        self.make = make
        lock = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    func borrow() -> Scratch {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return free.popLast() ?? make()
    }

    func giveBack(_ scratch: Scratch) {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        if free.count < Self.limit { free.append(scratch) }
    }
}
