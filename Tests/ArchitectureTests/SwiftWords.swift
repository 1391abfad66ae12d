/// The identifiers and brackets of a Swift file, without comments and without the text of strings; what a string
/// interpolates stays.
struct SwiftWords {
    private(set) var words: [String] = []
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
        read(until: nil)
    }

    /// Reads to the end, or to the bracket that closes an interpolation.
    private mutating func read(until close: UInt8?) {
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            if starts(with: "//") {
                while index < bytes.count, bytes[index] != 0x0A { index += 1 }
            } else if starts(with: "/*") {
                skipBlockComment()
            } else if byte == UInt8(ascii: "\"") || (byte == UInt8(ascii: "#") && isRawString) {
                readString()
            } else if Self.isLetter(byte) {
                let start = index
                while index < bytes.count, Self.isLetter(bytes[index]) || Self.isDigit(bytes[index]) {
                    index += 1
                }
                words.append(String(decoding: bytes[start..<index], as: UTF8.self))
            } else if Self.isDigit(byte) {
                // 0xFF and 1e9 are no words.
                while index < bytes.count, Self.isLetter(bytes[index]) || Self.isDigit(bytes[index]) {
                    index += 1
                }
            } else {
                index += 1
                if "{}()".utf8.contains(byte) { words.append(String(UnicodeScalar(byte))) }
                if byte == UInt8(ascii: "(") { depth += 1 }
                if byte == close {
                    if depth == 0 { return }
                    depth -= 1
                }
            }
        }
    }

    private mutating func skipBlockComment() {
        var depth = 0
        repeat {
            if starts(with: "/*") { depth += 1 }
            if starts(with: "*/") { depth -= 1 }
            index += starts(with: "/*") || starts(with: "*/") ? 2 : 1
        } while depth > 0 && index < bytes.count
    }

    private mutating func readString() {
        var marks = 0
        while bytes[index] == UInt8(ascii: "#") { (marks, index) = (marks + 1, index + 1) }
        let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
        let end = quote + String(repeating: "#", count: marks)
        let escape = "\\" + String(repeating: "#", count: marks)
        index += quote.utf8.count
        while index < bytes.count, !starts(with: end) {
            if starts(with: escape + "(") {
                index += escape.utf8.count + 1
                read(until: UInt8(ascii: ")"))
            } else {
                index += starts(with: escape) ? escape.utf8.count + 1 : 1
            }
        }
        index += end.utf8.count
    }

    private var isRawString: Bool {
        let rest = bytes[index...].drop { $0 == UInt8(ascii: "#") }
        return rest.first == UInt8(ascii: "\"")
    }

    private func starts(with text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
