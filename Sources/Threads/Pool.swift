/// What calls borrow and give back, such as scratch space, readers, analysers: caches stay warm, and little is allocated.
///
/// ```swift
/// let scratch = pool.borrow { Scratch() }
/// defer { pool.giveBack(scratch) }
/// ```
///
/// `@unchecked Sendable`: `lock` guards `free`, and an element is in the pool or with one thread, never both.
package final class Pool<Element>: @unchecked Sendable {
    private let lock = Lock()
    private var free: [Element] = []
    private let limit: Int

    /// - Parameter limit: how many are kept; more are needed only for a moment, and would hold memory.
    package init(limit: Int = 16) { self.limit = limit }

    /// The one that was given back last, or a new one.
    package func borrow(orMake make: () throws -> Element) rethrows -> Element {
        try lock.withLock { free.popLast() } ?? make()
    }

    package func giveBack(_ element: Element) {
        lock.withLock { if free.count < limit { free.append(element) } }
    }

    /// Lets go of those that nobody has borrowed.
    package func removeAll() {
        let dropped = lock.withLock {
            defer { free = [] }
            return free
        }
        // They end here, outside the lock.
        _ = dropped
    }
}
