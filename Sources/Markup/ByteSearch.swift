import Glibc

extension UnsafeBufferPointer<UInt8> {
    /// Whether `words` begin at `start`.
    func holds(_ words: StaticString, at start: Int) -> Bool {
        guard start + words.utf8CodeUnitCount <= count else { return false }
        for offset in 0..<words.utf8CodeUnitCount where self[start + offset] != words.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The first `byte` at `start` or behind it.
    func place(of byte: UInt8, from start: Int) -> Int? {
        guard start < count, let base = baseAddress,
            let hit = memchr(base + start, Int32(byte), count - start)
        else { return nil }
        return base.distance(to: hit.assumingMemoryBound(to: UInt8.self))
    }

    /// Behind the first `mark` at `start` or after it; nil when there is none.
    func end(ofNext mark: StaticString, from start: Int) -> Int? {
        var index = start
        while let found = place(of: mark.utf8Start[0], from: index) {
            if holds(mark, at: found) { return found + mark.utf8CodeUnitCount }
            index = found + 1
        }
        return nil
    }
}
