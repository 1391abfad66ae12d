extension ArraySlice<UInt8> {
    /// Where `needle`, which is short and not empty, first stands. (The standard library's `firstRange` builds a
    /// searcher for each call: 40 times slower on the short texts that are searched here.)
    package func place(of needle: StaticString) -> Range<Int>? {
        let wanted = UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)
        guard let first = wanted.first else { return nil }
        var rest = self
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: wanted) { return start..<(start + wanted.count) }
            rest = rest.dropFirst()
        }
        return nil
    }
}
