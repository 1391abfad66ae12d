/// The letters by which GPT-2 and its successors write bytes in their vocabularies: bytes that print as Latin-1 stand
/// for themselves, the others for U+0100 and following.
enum ByteAlphabet {
    /// The scalar of every byte.
    static let scalars: [UInt32] = {
        var next: UInt32 = 0x100
        return (UInt32(0)...255).map { byte in
            switch byte {
            case 0x21...0x7E, 0xA1...0xAC, 0xAE...0xFF: return byte
            default:
                defer { next += 1 }
                return next
            }
        }
    }()

    private static let bytes: [UInt8?] = {
        var bytes = [UInt8?](repeating: nil, count: 0x200)
        for (byte, scalar) in scalars.enumerated() { bytes[Int(scalar)] = UInt8(byte) }
        return bytes
    }()

    /// The bytes that `token` (UTF-8) stands for; nil when a letter is none of the alphabet.
    static func bytes(of token: ArraySlice<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(token.count)
        var position = token.startIndex
        while position < token.endIndex {
            var scalar = UInt32(token[position])
            position += 1
            if scalar >= 0x80 {
                guard scalar & 0xE0 == 0xC0, position < token.endIndex else { return nil }
                scalar = (scalar & 0x1F) << 6 | UInt32(token[position] & 0x3F)
                position += 1
            }
            guard scalar < 0x200, let byte = bytes[Int(scalar)] else { return nil }
            result.append(byte)
        }
        return result
    }
}
