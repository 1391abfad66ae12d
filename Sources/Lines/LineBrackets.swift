/// Which lines must stay together so that brackets and long quotations stay balanced.
///
/// Read without a grammar: brackets outside quotation marks and comments, `"""` and `'''` over several lines.
struct LineBrackets {
    /// For each line that opens or closes a bracket of another line: that line.
    private(set) var partners: [Int: [Int]] = [:]
    /// The line of the innermost bracket that is open where each line begins; −1 where none is.
    private(set) var enclosing: [Int] = []

    private struct Open {
        var bracket: UInt8
        var line: Int
    }

    /// Deeper brackets are not followed.
    private static let deepest = 512
    private var open: [Open] = []
    /// The sign of a quotation that has not ended.
    private var quote: UInt8 = 0
    private var isLongQuote = false
    private var quoteLine = 0
    private var isComment = false

    init(_ text: LineText, hashComments: Bool) {
        enclosing.reserveCapacity(text.count)
        text.bytes.withUnsafeBufferPointer { bytes in
            for line in 0..<text.count {
                let isInside = isLongQuote || isComment
                enclosing.append(isInside ? quoteLine : open.last?.line ?? -1)
                read(bytes, text.range(of: line), line, hashComments)
                if isInside, !(isLongQuote || isComment) { join(quoteLine, line) }
            }
        }
    }

    private mutating func join(_ one: Int, _ other: Int) {
        guard one != other else { return }
        if partners[one]?.last != other { partners[one, default: []].append(other) }
        if partners[other]?.last != one { partners[other, default: []].append(one) }
    }

    private mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ line: Int, _ hashComments: Bool
    ) {
        // A quotation of one line has ended with it, closed or not.
        if !isLongQuote { quote = 0 }
        var index = range.lowerBound
        func next(_ offset: Int) -> UInt8 {
            index + offset < range.upperBound ? bytes[index + offset] : 0
        }
        while index < range.upperBound {
            let byte = bytes[index]
            if isComment {
                if byte == UInt8(ascii: "*"), next(1) == UInt8(ascii: "/") {
                    isComment = false
                    index += 1
                }
            } else if quote != 0 {
                if byte == UInt8(ascii: "\\") {
                    index += 1
                } else if byte == quote, !isLongQuote || (next(1) == quote && next(2) == quote) {
                    index += isLongQuote ? 2 : 0
                    (quote, isLongQuote) = (0, false)
                }
            } else if byte == UInt8(ascii: "/"), next(1) == UInt8(ascii: "/") {
                return
            } else if byte == UInt8(ascii: "/"), next(1) == UInt8(ascii: "*") {
                (isComment, quoteLine) = (true, line)
                index += 1
            } else if hashComments, byte == UInt8(ascii: "#") {
                return
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
                openQuote(byte, next(1), next(2), bytes, index, range, line)
                index += isLongQuote ? 2 : 0
            } else {
                readBracket(byte, line)
            }
            index += 1
        }
    }

    private mutating func openQuote(
        _ sign: UInt8, _ second: UInt8, _ third: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int,
        _ range: Range<Int>, _ line: Int
    ) {
        if second == sign, third == sign, sign != UInt8(ascii: "`") {
            (quote, isLongQuote, quoteLine) = (sign, true, line)
        } else if sign == UInt8(ascii: "'"), index > range.lowerBound,
            bytes[index - 1].isNameByte || bytes[index - 1] == UInt8(ascii: "&")
        {
            // An apostrophe, or a lifetime of Rust.
            return
        } else if bytes[(index + 1)..<range.upperBound].contains(sign) {
            quote = sign
        }
    }

    private mutating func readBracket(_ byte: UInt8, _ line: Int) {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            if open.count < Self.deepest { open.append(Open(bracket: byte, line: line)) }
        case UInt8(ascii: ")"): close(UInt8(ascii: "("), line)
        case UInt8(ascii: "]"): close(UInt8(ascii: "["), line)
        case UInt8(ascii: "}"): close(UInt8(ascii: "{"), line)
        default: break
        }
    }

    /// A bracket that nothing opened is passed over; one that was not closed before its outer one is forgotten.
    private mutating func close(_ bracket: UInt8, _ line: Int) {
        guard let place = open.lastIndex(where: { $0.bracket == bracket }) else { return }
        join(open[place].line, line)
        open.removeSubrange(place...)
    }
}
