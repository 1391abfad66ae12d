package import ContextTypes
import Glibc

/// Makes UTF-8 of the bytes of a page or a text, whatever charset they are in.
///
/// In this order: the byte-order mark; the charset that HTTP states; for HTML the one that the page states; UTF-8 when
/// the bytes are that (or nearly: a few damaged places become U+FFFD); Windows-1252. NUL becomes U+FFFD.
package struct SourceDecoder: Sendable {
    package init() {}

    /// `charset` is what came with the bytes from outside, such as the parameter of an HTTP Content-Type.
    package func text(
        from bytes: [UInt8], format: SourceFormat, charset: String? = nil
    ) throws(SourceDecodingError) -> String {
        let result = bytes.withUnsafeBytes { buffer in
            Result { () throws(SourceDecodingError) in
                try text(from: buffer, format: format, charset: charset)
            }
        }
        return try result.get()
    }

    package func text(
        from bytes: UnsafeRawBufferPointer, format: SourceFormat, charset: String? = nil
    ) throws(SourceDecodingError) -> String {
        let (encoding, markLength) = ByteOrderMark.find(in: bytes)
        let content = UnsafeRawBufferPointer(rebasing: bytes[markLength...])
        if encoding == .none, let binary = BinaryContent.find(in: content) { throw binary }
        switch encoding {
        case .utf8: return decodedUTF8(content).withoutNUL
        case .named(let name): return try converted(content, from: name, stated: name).withoutNUL
        case .none: break
        }
        let stated = charset ?? (format == .html ? StatedCharset.inPage(content) : nil)
        return try decoded(content, stated: stated).withoutNUL
    }

    private func decoded(
        _ bytes: UnsafeRawBufferPointer, stated: String?
    ) throws(SourceDecodingError) -> String {
        if let text = String(validating: bytes, as: UTF8.self) {
            // Multi-byte charsets that look like ASCII are the exception: ISO-2022-JP, UTF-7, HZ.
            guard let stated, CharsetName.isEscapeBased(stated) else { return text }
        }
        guard let stated, let charset = CharsetName(label: stated) else { return guessed(bytes) }
        switch charset {
        case .utf8: return guessed(bytes)
        case .windows1252: return Windows1252.text(bytes)
        case .other(let name): return try converted(bytes, from: name, stated: stated)
        }
    }

    /// UTF-8 when most of the bytes beyond ASCII are that, else Windows-1252.
    private func guessed(_ bytes: UnsafeRawBufferPointer) -> String {
        UTF8Evidence(bytes).speaksForUTF8 ? decodedUTF8(bytes) : Windows1252.text(bytes)
    }

    private func decodedUTF8(_ bytes: UnsafeRawBufferPointer) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    private func converted(
        _ bytes: UnsafeRawBufferPointer, from name: String, stated: String
    ) throws(SourceDecodingError) -> String {
        guard let converter = CharsetConverter(name) else {
            if UTF8Evidence(bytes).speaksForUTF8 { return decodedUTF8(bytes) }
            throw SourceDecodingError(
                reason: "the charset \"\(stated.prefix(40))\" is unknown; convert the text to UTF-8")
        }
        return converter.text(bytes)
    }
}

/// Why bytes are not a text.
package struct SourceDecodingError: Error, Sendable, Hashable, CustomStringConvertible {
    package let reason: String

    package init(reason: String) { self.reason = reason }

    package var description: String { reason }
}
