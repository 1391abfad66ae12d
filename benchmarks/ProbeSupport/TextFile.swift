import FoundationEssentials

/// Texts as the Python side writes them: a 32-bit length in bytes (little endian), then the bytes, repeated.
package struct TextFile {
    private let bytes: [UInt8]
    private var ranges: [Range<Int>] = []

    /// Bytes of all texts.
    package var size: Int { ranges.reduce(0) { $0 + $1.count } }

    package init(path: String) throws {
        bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        var position = 0
        while position + 4 <= bytes.count {
            let length = (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << (8 * $1) }
            ranges.append(position + 4..<position + 4 + length)
            position += 4 + length
        }
    }

    package func forEachText(_ body: (UnsafeBufferPointer<UInt8>) throws -> Void) rethrows {
        try bytes.withUnsafeBufferPointer { bytes in
            for range in ranges { try body(UnsafeBufferPointer(rebasing: bytes[range])) }
        }
    }
}
