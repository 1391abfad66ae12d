import Glibc

/// Tells files that are no text.
package enum BinaryContent {
    private static let marks: [([UInt8], String)] = [
        (Array("%PDF-".utf8), "a PDF"), (Array(#"{\rtf"#.utf8), "an RTF document"),
        (Array("%!PS".utf8), "a PostScript document"), ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
        (Array("PK\u{3}\u{4}".utf8), "a ZIP archive or office document"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"), ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        (Array("GIF8".utf8), "a GIF image"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("SQLite format 3".utf8), "an SQLite database"), ([0x1F, 0x8B], "compressed once more"),
        (Array("BZh".utf8), "compressed with bzip2"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz"),
    ]

    /// The error for content that is known to be something else, or in which one byte of 100 or more is NUL.
    package static func find(in bytes: UnsafeRawBufferPointer) -> SourceDecodingError? {
        for (mark, name) in marks where bytes.starts(with: mark) {
            return SourceDecodingError(
                reason: "this is \(name), not a text; convert it to HTML, Markdown or text")
        }
        let head = bytes.prefix(1 << 16)
        let zeros = head.reduce(0) { $1 == 0 ? $0 + 1 : $0 }
        guard zeros > 0, zeros * 100 >= head.count, let first = head.firstIndex(of: 0) else { return nil }
        return SourceDecodingError(
            reason:
                "not a text: \(zeros) of the first \(head.count) bytes are NUL, the first at byte \(first)")
    }
}
