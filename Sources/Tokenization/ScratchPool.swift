/// Scratch space that calls borrow and give back: caches stay warm, and short texts allocate nothing.
///
/// `@unchecked Sendable`: `free` is touched under `lock` only.
final class ScratchPool<Scratch: AnyObject>: @unchecked Sendable {
    private let lock = PlainLock()
    private var free: [Scratch] = []
    private let make: @Sendable () -> Scratch
    /// More would be needed only for a moment.
    private static var limit: Int { 16 }

    init(_ make: @escaping @Sendable () -> Scratch) { self.make = make }

    func borrow() -> Scratch { lock.withLock { free.popLast() } ?? make() }

    func giveBack(_ scratch: Scratch) {
        lock.withLock { if free.count < Self.limit { free.append(scratch) } }
    }
}
