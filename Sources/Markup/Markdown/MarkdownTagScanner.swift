/// Finds where HTML that stands in running text ends (CommonMark 0.31, section 6.6).
///
/// What never ends is remembered, so that a page full of openings costs linear time. Tags need no memory: attributes
/// hold no `<` but in quotes, and of all scans that pass a place at most three differ.
struct MarkdownTagScanner {
    private let text: UnsafeBufferPointer<UInt8>
    private var neverEnding: Set<Ending> = []

    private enum Ending: CaseIterable {
        case comment, instruction, declaration, section

        var mark: StaticString {
            switch self {
            case .comment: "-->"
            case .instruction: "?>"
            case .declaration: ">"
            case .section: "]]>"
            }
        }
    }

    init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

    /// Behind the HTML whose `<` stands at `start`; nil when there is none.
    mutating func end(at start: Int) -> Int? {
        switch byte(at: start + 1) {
        case UInt8(ascii: "?"): return find(.instruction, from: start + 2)
        case UInt8(ascii: "!"): return declarationEnd(at: start)
        default: return tagEnd(at: start)
        }
    }

    private mutating func declarationEnd(at start: Int) -> Int? {
        if text.holds("<!--", at: start) {
            if text.holds("->", at: start + 4) { return start + 6 }
            if byte(at: start + 4) == UInt8(ascii: ">") { return start + 5 }
            return find(.comment, from: start + 4)
        }
        if text.holds("<![CDATA[", at: start) { return find(.section, from: start + 9) }
        return byte(at: start + 2).isASCIILetter ? find(.declaration, from: start + 2) : nil
    }

    /// Behind an opening or closing tag.
    func tagEnd(at start: Int) -> Int? {
        let isClosing = byte(at: start + 1) == UInt8(ascii: "/")
        var index = start + (isClosing ? 2 : 1)
        guard byte(at: index).isASCIILetter else { return nil }
        while byte(at: index).isTagNameByte { index += 1 }
        if !isClosing {
            while let next = attributeEnd(from: index) { index = next }
        }
        index = skippingSpace(from: index)
        if !isClosing, byte(at: index) == UInt8(ascii: "/") { index += 1 }
        return byte(at: index) == UInt8(ascii: ">") ? index + 1 : nil
    }

    /// Behind white space, a name and perhaps a value; nil when no attribute, or a broken one, follows.
    private func attributeEnd(from start: Int) -> Int? {
        var index = skippingSpace(from: start)
        guard index > start, byte(at: index).startsAttributeName else { return nil }
        while byte(at: index).startsAttributeName || byte(at: index).isTagNameByte
            || byte(at: index) == UInt8(ascii: ".")
        {
            index += 1
        }
        let equals = skippingSpace(from: index)
        guard byte(at: equals) == UInt8(ascii: "=") else { return index }
        return valueEnd(from: skippingSpace(from: equals + 1))
    }

    private func valueEnd(from start: Int) -> Int? {
        let quote = byte(at: start)
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            return text.place(of: quote, from: start + 1).map { $0 + 1 }
        }
        var index = start
        while index < text.count, !text[index].isHTMLSpace, !Self.notInBareValues.contains(text[index]) {
            index += 1
        }
        return index > start ? index : nil
    }

    private static let notInBareValues = ASCIISet("\"'=<>`")

    // MARK: Scanning

    /// The byte at `index`; 0 behind the text.
    private func byte(at index: Int) -> UInt8 { index < text.count ? text[index] : 0 }

    private func skippingSpace(from start: Int) -> Int {
        var index = start
        while index < text.count, text[index].isHTMLSpace { index += 1 }
        return index
    }

    private mutating func find(_ ending: Ending, from start: Int) -> Int? {
        guard !neverEnding.contains(ending) else { return nil }
        if let end = text.end(ofNext: ending.mark, from: start) { return end }
        neverEnding.insert(ending)
        return nil
    }
}

extension UInt8 {
    fileprivate var isTagNameByte: Bool { isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") }
    fileprivate var startsAttributeName: Bool {
        isASCIILetter || self == UInt8(ascii: "_") || self == UInt8(ascii: ":")
    }
}
