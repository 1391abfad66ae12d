import Glibc

extension String {
    /// NUL, at which C libraries stop, becomes U+FFFD, as HTML has it.
    package var withoutNUL: String {
        var text = self
        let hasNUL = text.withUTF8 { bytes in
            bytes.baseAddress.map { memchr($0, 0, bytes.count) != nil } ?? false
        }
        guard hasNUL else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            result.unicodeScalars.append(scalar == "\0" ? "\u{FFFD}" : scalar)
        }
        return result
    }
}
