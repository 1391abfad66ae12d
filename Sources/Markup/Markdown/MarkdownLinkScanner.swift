/// Reads the parts of links and of link definitions (CommonMark 0.31, sections 4.7 and 6.3).
struct MarkdownLinkScanner {
    let text: UnsafeBufferPointer<UInt8>
    let end: Int

    /// More characters make no label; it is also what one lookup may cost.
    static let labelLimit = 999
    private static let parenthesisLimit = 32

    /// What stands between `[` at `start` and its `]`; nil for brackets inside, and for labels over the limit.
    func label(at start: Int) -> Range<Int>? {
        guard start < end, text[start] == UInt8(ascii: "[") else { return nil }
        var index = start + 1
        while index < end, index - start <= Self.labelLimit + 1 {
            switch text[index] {
            case UInt8(ascii: "]"): return start + 1..<index
            case UInt8(ascii: "["): return nil
            case UInt8(ascii: "\\"): index += isEscape(index) ? 2 : 1
            default: index += 1
            }
        }
        return nil
    }

    /// A destination as it is written, without pointed brackets, and where to go on behind it.
    func destination(at start: Int) -> (bytes: Range<Int>, end: Int)? {
        guard start < end, text[start] == UInt8(ascii: "<") else { return bareDestination(at: start) }
        var index = start + 1
        while index < end {
            switch text[index] {
            case UInt8(ascii: ">"): return (start + 1..<index, index + 1)
            case UInt8(ascii: "<"), 0x0A: return nil
            case UInt8(ascii: "\\"): index += isEscape(index) ? 2 : 1
            default: index += 1
            }
        }
        return nil
    }

    /// Without brackets around: up to white space, with parentheses in pairs.
    private func bareDestination(at start: Int) -> (bytes: Range<Int>, end: Int)? {
        var index = start
        var depth = 0
        while index < end, text[index] > 0x20, text[index] != 0x7F {
            if text[index] == UInt8(ascii: "(") {
                depth += 1
                if depth > Self.parenthesisLimit { return nil }
            } else if text[index] == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            index += isEscape(index) ? 2 : 1
        }
        return depth == 0 ? (start..<index, index) : nil
    }

    /// Behind the title that begins at `start`, in quotes or parentheses; nil when there is none.
    func titleEnd(at start: Int) -> Int? {
        guard start < end else { return nil }
        let opening = text[start]
        let isParenthesis = opening == UInt8(ascii: "(")
        guard isParenthesis || opening == UInt8(ascii: "\"") || opening == UInt8(ascii: "'") else {
            return nil
        }
        let closing = isParenthesis ? UInt8(ascii: ")") : opening
        var index = start + 1
        while index < end {
            if text[index] == closing { return index + 1 }
            if isParenthesis, text[index] == opening { return nil }
            index += isEscape(index) ? 2 : 1
        }
        return nil
    }

    func skippingBlanks(from start: Int) -> Int {
        var index = start
        while index < end, text[index].isMarkdownSpace { index += 1 }
        return index
    }

    /// Blanks and at most one line end.
    func skippingLineEnd(from start: Int) -> Int {
        let index = skippingBlanks(from: start)
        return index < end && text[index] == 0x0A ? skippingBlanks(from: index + 1) : index
    }

    private func isEscape(_ index: Int) -> Bool {
        text[index] == UInt8(ascii: "\\") && index + 1 < end && ASCIISet.punctuation.contains(text[index + 1])
    }
}
