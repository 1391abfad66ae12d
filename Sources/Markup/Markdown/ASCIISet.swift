/// A set of ASCII bytes that is asked without memory access.
struct ASCIISet {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ members: StaticString) {
        members.withUTF8Buffer { bytes in
            for byte in bytes {
                if byte < 0x40 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 0x40) }
            }
        }
    }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        byte < 0x80 && ((byte < 0x40 ? low : high) >> UInt64(byte & 0x3F)) & 1 == 1
    }

    /// What a backslash may stand before (CommonMark 0.31, section 2.4).
    static let punctuation = ASCIISet("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
}
