/// Hashing and comparing of short byte strings, eight bytes at a step.
enum ByteHash {
    private static var first: UInt64 { 0xA076_1D64_78BD_642F }
    private static var second: UInt64 { 0xE703_7ED1_A0B4_28DB }

    /// After wyhash: a product of 128 bits folded onto itself.
    @inline(__always)
    private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    @inline(__always)
    static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
        if length <= 8 { return mix(packed(start, length) ^ first, second ^ UInt64(length)) }
        let raw = UnsafeRawPointer(start)
        var seed = first ^ UInt64(length)
        var position = 0
        while position + 8 < length {
            seed = mix(seed ^ word(raw, position), second)
            position += 8
        }
        return mix(seed ^ word(raw, length - 8), second)
    }

    /// Up to eight bytes as one number, different for different strings of the same length.
    @inline(__always)
    static func packed(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
        if length >= 4 {
            let raw = UnsafeRawPointer(start)
            let low = raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
            let high = raw.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self)
            return UInt64(high) << 32 | UInt64(low)
        }
        guard length > 0 else { return 0 }
        return UInt64(start[0]) << 16 | UInt64(start[length >> 1]) << 8 | UInt64(start[length - 1])
    }

    @inline(__always)
    static func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        if length <= 8 { return packed(left, length) == packed(right, length) }
        let (one, other) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
        var position = 0
        while position + 8 < length {
            if word(one, position) != word(other, position) { return false }
            position += 8
        }
        return word(one, length - 8) == word(other, length - 8)
    }

    @inline(__always)
    private static func word(_ raw: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
}
