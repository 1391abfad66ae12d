/// Characters of texts and addresses.
extension MarkdownWriter {
    /// Copies text; what would be markup in HTML becomes references.
    mutating func appendEscaped(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) {
        var run = range.lowerBound
        var index = run
        while index < range.upperBound {
            if Self.markup.contains(text[index]) {
                appendBytes(run..<index, of: text)
                appendReference(to: text[index])
                run = index + 1
            }
            index += 1
        }
        appendBytes(run..<range.upperBound, of: text)
    }

    private static let markup = ASCIISet("&<>")

    private mutating func appendReference(to byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): append("&amp;")
        case UInt8(ascii: "<"): append("&lt;")
        default: append("&gt;")
        }
    }

    /// The same, but character references stay what they are.
    mutating func appendKeepingReferences(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let isReference = text[index] == UInt8(ascii: "&")
            if isReference, let end = text.referenceEnd(at: index) {
                appendBytes(index..<end, of: text)
                index = end
            } else {
                appendEscaped(index..<index + 1, of: text)
                index += 1
            }
        }
    }

    // MARK: Targets of links

    /// The target of a link as an address: what may not stand in one is written in hexadecimal digits.
    mutating func appendTarget(_ text: UnsafeBufferPointer<UInt8>, hasEscapes: Bool, hasReferences: Bool) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if hasEscapes, byte == UInt8(ascii: "\\"), index + 1 < text.count,
                ASCIISet.punctuation.contains(text[index + 1])
            {
                appendTargetByte(text[index + 1])
                index += 2
            } else if hasReferences, byte == UInt8(ascii: "&"), let end = text.referenceEnd(at: index),
                let reference = CharacterReference(in: text, at: index, end: end, inAttribute: false)
            {
                for byte in Unicode.UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter {
                    appendTargetByte(byte)
                }
                index = end
            } else {
                appendTargetByte(byte)
                index += 1
            }
        }
    }

    private static let notInTargets = ASCIISet("\"<>[\\]^`{|}")

    private mutating func appendTargetByte(_ byte: UInt8) {
        if byte == UInt8(ascii: "&") { return append("&amp;") }
        if byte > 0x20, byte < 0x7F, !Self.notInTargets.contains(byte) { return html.append(byte) }
        html.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] { html.append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
    }

    // MARK: Mail addresses

    mutating func beginLiteral() {
        if literal == nil { literal = html.count }
    }

    /// Markup follows: the mail addresses in the text before it become links, unless it is the text of one.
    mutating func endLiteral() {
        guard let start = literal else { return }
        literal = nil
        guard inlines.holdsAt, linkDepth == 0 else { return }
        let found = html[start...].withUnsafeBufferPointer { MarkdownMail.addresses(in: $0) }
        guard !found.isEmpty else { return }
        let text = Array(html[start...])
        html.removeLast(text.count)
        var end = 0
        for address in found {
            html.append(contentsOf: text[end..<address.lowerBound])
            append("<a href=\"mailto:")
            html.append(contentsOf: text[address])
            append("\">")
            html.append(contentsOf: text[address])
            append("</a>")
            end = address.upperBound
        }
        html.append(contentsOf: text[end...])
    }
}
