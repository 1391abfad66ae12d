/// Reads declarations (`display: none; color: #fff`) for what they hide and show.
///
/// One reader serves a whole page: it keeps its buffer.
struct StyleReader {
    /// The declarations in lower case, without comments, escapes resolved, white space collapsed.
    private var text: [UInt8] = []

    mutating func style(of source: UnsafeBufferPointer<UInt8>) -> ElementStyle {
        var style = ElementStyle()
        normalize(source)
        text.withUnsafeBufferPointer { text in
            forEachDeclaration(in: text) { name, value in
                guard let property = StyleProperty(name) else { return }
                property.read(value, into: &style)
            }
        }
        return style
    }

    // MARK: Normal form

    private mutating func normalize(_ source: UnsafeBufferPointer<UInt8>) {
        text.removeAll(keepingCapacity: true)
        var index = 0
        while index < source.count {
            let byte = source[index]
            if byte == UInt8(ascii: "/"), index + 1 < source.count, source[index + 1] == UInt8(ascii: "*") {
                index = Self.commentEnd(in: source, from: index + 2)
            } else if byte == UInt8(ascii: "\\") {
                index = appendEscape(in: source, at: index + 1)
            } else if byte.isHTMLSpace {
                if let last = text.last, last != 0x20 { text.append(0x20) }
                index += 1
            } else {
                text.append(byte.asciiLowercased)
                index += 1
            }
        }
    }

    private static func commentEnd(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 1 < source.count {
            if source[index] == UInt8(ascii: "*"), source[index + 1] == UInt8(ascii: "/") { return index + 2 }
            index += 1
        }
        return source.count
    }

    /// `\6e` and `\n`: the character of a code, or the character itself. Returns where the source goes on.
    private mutating func appendEscape(in source: UnsafeBufferPointer<UInt8>, at start: Int) -> Int {
        var index = start
        var code = 0
        while index < source.count, index - start < 6, let digit = source[index].hexadecimalValue {
            code = code * 16 + digit
            index += 1
        }
        guard index > start else {
            if index < source.count { text.append(source[index].asciiLowercased) }
            return index + 1
        }
        if code < 0x80 { text.append(UInt8(code).asciiLowercased) }
        if index < source.count, source[index].isHTMLSpace { index += 1 }
        return index
    }

    // MARK: Declarations

    private func forEachDeclaration(
        in text: UnsafeBufferPointer<UInt8>, _ body: (StyleValue, StyleValue) -> Void
    ) {
        var start = 0
        var colon: Int?
        var depth = 0
        for index in 0...text.count {
            let byte = index < text.count ? text[index] : UInt8(ascii: ";")
            switch byte {
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(depth - 1, 0)
            case UInt8(ascii: ":") where colon == nil: colon = index
            case UInt8(ascii: ";") where depth == 0 || index == text.count:
                if let colon {
                    body(StyleValue(trimmed(text[start..<colon])), StyleValue(value(text[colon + 1..<index])))
                }
                start = index + 1
                colon = nil
            default: break
            }
        }
    }

    private typealias Slice = UnsafeBufferPointer<UInt8>.SubSequence

    private func trimmed(_ slice: Slice) -> Slice {
        var slice = slice
        while slice.first == 0x20 { slice.removeFirst() }
        while slice.last == 0x20 { slice.removeLast() }
        return slice
    }

    /// Without `!important`.
    private func value(_ slice: Slice) -> Slice {
        let value = trimmed(slice)
        guard let mark = value.lastIndex(of: UInt8(ascii: "!")) else { return value }
        return trimmed(value[..<mark])
    }
}
