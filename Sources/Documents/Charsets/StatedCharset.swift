/// The charset that an HTML page states of itself.
enum StatedCharset {
    private static let headBytes = 4_096

    /// From an XML declaration or a `meta` element among the first bytes; nil when there is none.
    static func inPage(_ bytes: UnsafeRawBufferPointer) -> String? {
        let head = bytes.prefix(headBytes).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")),
            let name = value(behind: "encoding", in: head[..<end])
        {
            return name
        }
        var rest = head[...]
        while let tag = rest.place(of: "<meta") {
            let end = rest[tag.upperBound...].firstIndex(of: UInt8(ascii: ">")) ?? rest.endIndex
            if let name = value(behind: "charset", in: rest[tag.upperBound..<end]) { return name }
            rest = rest[end...]
        }
        return nil
    }

    private static func value(behind name: StaticString, in bytes: ArraySlice<UInt8>) -> String? {
        guard let found = bytes.place(of: name) else { return nil }
        let isSpace: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        var rest = bytes[found.upperBound...].drop(while: isSpace)
        guard rest.first == UInt8(ascii: "=") else { return nil }
        rest = rest.dropFirst().drop { isSpace($0) || $0 == 0x22 || $0 == 0x27 }
        let label = rest.prefix { !isSpace($0) && ![0x22, 0x27, 0x3B, 0x2F, 0x3F].contains($0) }
        return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }
}
