/// The address of a document: `winnow://handbook/document/scores.md`.
struct DocumentURI: Hashable, CustomStringConvertible {
    let index: String
    let id: String

    /// RFC 6570: names and ids are percent-encoded.
    static let template = "winnow://{index}/document/{id}"
    /// Documents are kept as the text that was read from them.
    static let mediaType = "text/plain"

    private static let scheme = "winnow://"
    private static let separator = "/document/"

    init(index: String, id: String) {
        self.index = index
        self.id = id
    }

    /// Nil when `text` is no such address. An id may also stand there with its slashes as they are.
    init?(_ text: String) {
        guard text.hasPrefix(DocumentURI.scheme) else { return nil }
        let rest = text.dropFirst(DocumentURI.scheme.count)
        guard let separator = rest.firstRange(of: DocumentURI.separator),
            let index = DocumentURI.decoded(rest[..<separator.lowerBound]),
            let id = DocumentURI.decoded(rest[separator.upperBound...]), !index.isEmpty, !id.isEmpty
        else { return nil }
        self.init(index: index, id: id)
    }

    var description: String {
        DocumentURI.scheme + DocumentURI.encoded(index) + DocumentURI.separator + DocumentURI.encoded(id)
    }

    /// Everything but the unreserved characters of RFC 3986 in percent-encoding.
    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Nil for a damaged escape, and for bytes that are no UTF-8.
    private static func decoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"):
            (byte | 0x20) - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
