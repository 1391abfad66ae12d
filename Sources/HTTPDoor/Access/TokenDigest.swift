internal import CMessageDigest

/// The SHA-256 of a bearer token: what is kept in place of it.
package struct TokenDigest: Sendable, Hashable {
    private let bytes: [UInt8]

    /// The digest of a token as it is sent.
    ///
    /// ```swift
    /// TokenDigest(of: "abc").hexadecimal  // "ba7816bf8f01cfea…"
    /// ```
    package init(of token: some StringProtocol) {
        let text = Array(token.utf8)
        var context = SHA2_CTX()
        SHA256Init(&context)
        SHA256Update(&context, text, text.count)
        bytes = [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_LENGTH)) { buffer, count in
            SHA256Final(buffer.baseAddress, &context)
            count = buffer.count
        }
    }

    /// Nil unless `hexadecimal` is 64 hexadecimal digits.
    init?(hexadecimal: some StringProtocol) {
        let digits = hexadecimal.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard digits.count == 64, hexadecimal.utf8.count == 64 else { return nil }
        bytes = (0..<32).map { UInt8(digits[2 * $0] << 4 | digits[2 * $0 + 1]) }
    }

    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// Whether both are the same, in a time that does not depend on where they differ.
    func equalsInConstantTime(_ other: TokenDigest) -> Bool {
        var difference: UInt8 = 0
        for (left, right) in zip(bytes, other.bytes) { difference |= left ^ right }
        return difference == 0
    }
}
