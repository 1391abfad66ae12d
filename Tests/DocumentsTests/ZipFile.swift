import CCompression

/// An archive for tests: entries stored as they are, with the faults that a test asks for.
struct ZipFile {
    var entries: [(name: String, content: [UInt8])] = []
    /// What the directory says of the size of each entry; nil: the truth.
    var statedSize: Int?
    /// Bit 0: encrypted.
    var flags = 0

    init(_ entries: [(String, String)]) { self.entries = entries.map { ($0.0, Array($0.1.utf8)) } }

    var bytes: [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in entries {
            let checksum = content.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
            let size = statedSize ?? content.count
            let shared =
                Self.number(20, 2) + Self.number(flags, 2) + Self.number(0, 2) + Self.number(0, 4)
                + Self.number(Int(checksum), 4) + Self.number(content.count, 4) + Self.number(size, 4)
                + Self.number(name.utf8.count, 2) + Self.number(0, 2)
            directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + shared + Self.number(0, 2)
            directory += Self.number(0, 4) + Self.number(0, 4) + Self.number(file.count, 4) + Array(name.utf8)
            file += Self.number(0x0403_4B50, 4) + shared + Array(name.utf8) + content
        }
        let start = file.count
        return file + directory + Self.number(0x0605_4B50, 4) + Self.number(0, 4)
            + Self.number(entries.count, 2) + Self.number(entries.count, 2) + Self.number(directory.count, 4)
            + Self.number(start, 4) + Self.number(0, 2)
    }

    private static func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
