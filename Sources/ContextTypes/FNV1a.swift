/// FNV-1a, 64 bits (Fowler, Noll, Vo): a hash that is the same in every process, for names and short texts.
@usableFromInline
package enum FNV1a {
    /// The hash of no bytes.
    @usableFromInline package static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of some bytes and one more.
    @inlinable
    @inline(__always)
    package static func adding(_ byte: UInt8, to hash: UInt64) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// ```swift
    /// FNV1a.hash("mill".utf8)
    /// ```
    @inlinable
    package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(empty) { adding($1, to: $0) }
    }
}
