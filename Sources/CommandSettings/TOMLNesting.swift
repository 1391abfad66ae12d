/// Bounds how deep a TOML text nests before it is parsed: the parser calls itself for every part of a key, and for every
/// array and table in another.
package struct TOMLNesting {
    /// The most levels of arrays and tables, and the most parts of a key.
    package static let limit = 64

    private enum State {
        case plain
        case comment
        /// Inside a string that `quote` ends; `length` is 1 or 3.
        case string(quote: UInt8, length: Int)
    }

    private var state = State.plain
    private var line = 1
    private var depth = 0
    /// Dots since the last value or key began.
    private var dots = 0

    /// The line on which `text` nests too deep; nil when it does not.
    package static func excess(in text: String) -> Int? {
        var nesting = TOMLNesting()
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            index += nesting.step(bytes, at: index)
            if nesting.depth > limit || nesting.dots >= limit { return nesting.line }
        }
        return nil
    }

    /// Reads what stands at `index`; returns how many bytes that are.
    private mutating func step(_ bytes: [UInt8], at index: Int) -> Int {
        let byte = bytes[index]
        if byte == 0x0A { line += 1 }
        switch state {
        case .comment:
            if byte == 0x0A {
                state = .plain
                dots = 0
            }
        case .string(let quote, let length):
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { return 2 }
            // A string of one line ends with it, closed or not.
            if Self.quotes(bytes, at: index, quote) >= length || (length == 1 && byte == 0x0A) {
                state = .plain
                return length
            }
        case .plain: return plain(bytes, at: index)
        }
        return 1
    }

    private mutating func plain(_ bytes: [UInt8], at index: Int) -> Int {
        switch bytes[index] {
        case UInt8(ascii: "#"): state = .comment
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            let length = Self.quotes(bytes, at: index, bytes[index]) >= 3 ? 3 : 1
            state = .string(quote: bytes[index], length: length)
            return length
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            depth += 1
            dots = 0
        case UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
        case UInt8(ascii: "."): dots += 1
        case UInt8(ascii: "="), UInt8(ascii: ","), 0x0A: dots = 0
        default: break
        }
        return 1
    }

    /// How many of the next three bytes are `quote`, without a gap.
    private static func quotes(_ bytes: [UInt8], at index: Int, _ quote: UInt8) -> Int {
        bytes[index...].prefix(3).prefix { $0 == quote }.count
    }
}
