/// What lies where a file of a model should be when its download went wrong.
enum StandIn {
    private static let marks: [(String, String)] = [
        ("version https://git-lfs", "a Git LFS pointer, not the file itself; fetch it with `git lfs pull`"),
        ("<!doctype html", "a web page, not the file itself; download it again"),
        ("<html", "a web page, not the file itself; download it again"),
        ("<?xml", "an XML message, not the file itself; download it again"),
    ]

    /// Nil when `bytes` begin like none of them.
    static func reason(_ bytes: UnsafeRawBufferPointer) -> String? {
        let head = String(decoding: bytes.prefix(64), as: UTF8.self).lowercased()
            .drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        return marks.first { head.hasPrefix($0.0) }.map { "this is \($0.1)" }
    }
}
