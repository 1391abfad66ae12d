import Glibc

/// One conversion of the C library's iconv to UTF-8; bytes that mean nothing become U+FFFD.
package struct CharsetConverter: ~Copyable {
    private let handle: iconv_t

    /// Nil when the library does not know `name`, or it is not a plain name.
    package init?(_ name: String) {
        let isPlain = name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
                || [0x2D, 0x2E, 0x3A, 0x5F].contains(byte)
        }
        guard isPlain, name.utf8.count <= 40, let handle = iconv_open("UTF-8", name),
            handle != iconv_t(bitPattern: -1)
        else { return nil }
        self.handle = handle
    }

    deinit { iconv_close(handle) }

    package func text(_ bytes: UnsafeRawBufferPointer) -> String {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + bytes.count / 2)
        var chunk = [CChar](repeating: 0, count: 1 << 15)
        var source = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var left = bytes.count
        while left > 0 {
            let (produced, failure) = chunk.withUnsafeMutableBufferPointer { room -> (Int, Int32) in
                var target = room.baseAddress
                var space = room.count
                let status = iconv(handle, &source, &left, &target, &space)
                return (room.count - space, status == -1 ? errno : 0)
            }
            utf8.append(contentsOf: chunk.prefix(produced).lazy.map(UInt8.init(bitPattern:)))
            guard failure != 0, failure != E2BIG, left > 0 else { continue }
            utf8.append(contentsOf: UTF8.encodedReplacementCharacter)
            // A character cut off by the end takes all that is left.
            let skipped = failure == EINVAL ? left : 1
            source = source.map { $0 + skipped }
            left -= skipped
        }
        return String(decoding: utf8, as: UTF8.self)
    }
}
