import CKernels

/// Hashes of bytes that are equal on every machine. No defence against intent.
package enum Checksum {
    /// 64 bits that tell damaged bytes from whole ones.
    package static func short(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> UInt64 {
        winnow_checksum(bytes, count)
    }

    /// 128 bits that tell contents apart (MurmurHash3 x64-128, seed 0).
    package static func long(_ bytes: [UInt8]) -> (UInt64, UInt64) {
        var words: (UInt64, UInt64) = (0, 0)
        withUnsafeMutablePointer(to: &words) { words in
            words.withMemoryRebound(to: UInt64.self, capacity: 2) { winnow_hash128(bytes, bytes.count, $0) }
        }
        return words
    }
}
