import Glibc

/// Floats on a 64-byte boundary that grow when asked for more; contents are lost on growth.
///
/// `@unchecked Sendable`: whoever holds it writes it from one thread at a time (a workspace), or in `init` only
/// (weights).
package final class AlignedFloats: @unchecked Sendable {
    package private(set) var base: UnsafeMutablePointer<Float>
    package private(set) var capacity: Int

    package init(zeros count: Int) {
        (base, capacity) = Self.allocate(count)
        base.initialize(repeating: 0, count: count)
    }

    deinit { base.deallocate() }

    /// Room for `count` floats, their values unknown.
    package func reserve(_ count: Int) -> UnsafeMutablePointer<Float> {
        guard count > capacity else { return base }
        base.deallocate()
        (base, capacity) = Self.allocate(count)
        return base
    }

    private static func allocate(_ count: Int) -> (UnsafeMutablePointer<Float>, Int) {
        let size = max(64, (count * MemoryLayout<Float>.stride + 63) & ~63)
        // Large blocks on huge pages: fewer page faults, fewer misses in the page tables.
        let isLarge = size >= 2 << 20
        let raw = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: isLarge ? 2 << 20 : 64)
        if isLarge { madvise(raw, size, MADV_HUGEPAGE) }
        let capacity = size / MemoryLayout<Float>.stride
        return (raw.bindMemory(to: Float.self, capacity: capacity), capacity)
    }
}
