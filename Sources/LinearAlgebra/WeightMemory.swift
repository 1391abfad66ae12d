import Glibc
import Synchronization

/// Memory for the weights of one model, taken piece by piece and given back as a whole: blocks on huge pages, because
/// thousands of small pages would be touched one by one at a cold start and looked up again in every pass.
///
/// `@unchecked Sendable`: every piece is handed out once, the book-keeping stands behind a lock.
package final class WeightMemory: @unchecked Sendable {
    private static let hugePage = 2 << 20
    private let lock = Mutex(())
    private let blockSize: Int
    private var blocks: [(start: UnsafeMutableRawPointer, size: Int)] = []
    private var next: UnsafeMutableRawPointer?
    private var left = 0

    /// - Parameter blockSize: bytes asked for at a time; a model should take some megabytes.
    package init(blockSize: Int = 1 << 16) { self.blockSize = blockSize }

    deinit { for block in blocks { munmap(block.start, block.size) } }

    /// `count` zeros on a 64-byte boundary, valid as long as this object lives.
    func take<Number>(_ count: Int, of type: Number.Type) -> UnsafeMutablePointer<Number> {
        let size = (max(1, count * MemoryLayout<Number>.stride) + 63) & ~63
        let piece = lock.withLock { _ in
            if size > left { addBlock(atLeast: size) }
            guard let start = next else { preconditionFailure("no memory for \(size) bytes of weights") }
            next = start + size
            left -= size
            return start
        }
        return piece.bindMemory(to: Number.self, capacity: count)
    }

    private func addBlock(atLeast size: Int) {
        let wanted = (max(size, blockSize) + 0xFFFF) & ~0xFFFF
        let isHuge = wanted >= Self.hugePage
        // One huge page more, so that the block can begin on the boundary of one.
        let total = wanted + (isHuge ? Self.hugePage : 0)
        let access = PROT_READ | PROT_WRITE
        guard let start = mmap(nil, total, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), start != MAP_FAILED
        else {
            preconditionFailure(
                "no memory for \(total) bytes of weights: \(String(cString: strerror(errno)))")
        }
        blocks.append((start, total))
        let step = isHuge ? -Int(bitPattern: start) & (Self.hugePage - 1) : 0
        next = start + step
        left = total - step
        if isHuge { madvise(start, total, MADV_HUGEPAGE) }
    }
}
