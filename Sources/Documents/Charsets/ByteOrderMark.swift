/// The charset that the first bytes of a text state.
package enum ByteOrderMark: Equatable {
    case none
    case utf8
    /// A name that iconv knows.
    case named(String)

    /// With the length of the mark. UTF-32 is looked for first: its little-endian mark starts like that of UTF-16.
    package static func find(in bytes: UnsafeRawBufferPointer) -> (ByteOrderMark, length: Int) {
        let marks: [([UInt8], ByteOrderMark)] = [
            ([0xEF, 0xBB, 0xBF], .utf8),
            ([0xFF, 0xFE, 0, 0], .named("UTF-32LE")), ([0, 0, 0xFE, 0xFF], .named("UTF-32BE")),
            ([0xFF, 0xFE], .named("UTF-16LE")), ([0xFE, 0xFF], .named("UTF-16BE")),
        ]
        for (mark, encoding) in marks where bytes.starts(with: mark) { return (encoding, mark.count) }
        return (guessedUTF16(bytes), 0)
    }

    /// UTF-16 without a mark: nearly every other byte of the first 512 is zero, and no two of one unit.
    private static func guessedUTF16(_ bytes: UnsafeRawBufferPointer) -> ByteOrderMark {
        let head = bytes.prefix(512)
        guard head.count >= 8, bytes.count % 2 == 0 else { return .none }
        var zeros = [0, 0]
        for (index, byte) in head.enumerated() where byte == 0 { zeros[index & 1] += 1 }
        guard zeros[0] + zeros[1] > 0 else { return .none }
        let hasNUL = stride(from: 0, to: min(bytes.count, 1 << 16), by: 2).contains { place in
            bytes[place] == 0 && bytes[place + 1] == 0
        }
        guard !hasNUL else { return .none }
        let half = head.count / 2
        if zeros[1] > half * 7 / 10, zeros[0] == 0 { return .named("UTF-16LE") }
        if zeros[0] > half * 7 / 10, zeros[1] == 0 { return .named("UTF-16BE") }
        return .none
    }
}
