/// A text as scanners read it; what follows `end` does not exist for them.
struct PatternText {
    let bytes: UnsafePointer<UInt8>
    let end: Int
    // The tables of `ScalarKinds`, which live as long as the process.
    private let kinds: UnsafePointer<UInt8>
    private let pages: UnsafePointer<Int32>

    init(_ bytes: UnsafePointer<UInt8>, end: Int) {
        self.bytes = bytes
        self.end = end
        kinds = UnsafePointer(ScalarKinds.shared.kinds)
        pages = UnsafePointer(ScalarKinds.shared.pages)
    }

    @inline(__always)
    func kind(of scalar: UInt32) -> UInt8 { kinds[Int(pages[Int(scalar >> 8)]) + Int(scalar & 0xFF)] }

    /// The kind of the scalar at `position`, which must be inside, and the place after it.
    @inline(__always)
    func scalar(at position: Int) -> (kind: UInt8, next: Int) {
        let byte = bytes[position]
        if byte < 0x80 { return (kinds[Int(byte)], position + 1) }
        let (scalar, next) = value(at: position)
        return (kind(of: scalar), next)
    }

    /// The scalar at `position`; a broken byte is U+FFFD and one byte long.
    @inline(__always)
    func value(at position: Int) -> (scalar: UInt32, next: Int) {
        let first = UInt32(bytes[position])
        if first < 0x80 { return (first, position + 1) }
        if first >= 0xE0, first < 0xF0, position + 3 <= end {
            let second = UInt32(bytes[position + 1])
            let third = UInt32(bytes[position + 2])
            let scalar = (first & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F
            if second & 0xC0 == 0x80, third & 0xC0 == 0x80, scalar >= 0x800, scalar & 0xF800 != 0xD800 {
                return (scalar, position + 3)
            }
        }
        return UTF8Decoding.scalar(
            in: UnsafeBufferPointer(start: bytes, count: end), at: position, end: end)
    }

    /// The end of the run of scalars in `set` from `position` on.
    @inline(__always)
    func run(of set: KindSet, from position: Int) -> Int {
        var position = position
        while position < end {
            let (kind, next) = scalar(at: position)
            guard set.has(kind) else { return position }
            position = next
        }
        return position
    }

    /// The place after the scalar at `position` when it is in `set`, else nil.
    @inline(__always)
    func next(after position: Int, if set: KindSet) -> Int? {
        guard position < end else { return nil }
        let (kind, next) = scalar(at: position)
        return set.has(kind) ? next : nil
    }

    /// Where the scalar before `position` starts.
    @inline(__always)
    func start(before position: Int) -> Int {
        var start = position - 1
        while start > 0, position - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }
}
