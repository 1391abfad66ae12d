/// Finds addresses that stand bare in a text (GitHub Flavored Markdown 0.29, section 6.9).
struct MarkdownDomains {
    /// A run of domain characters that is no domain: `_` in its last two parts. Every start before them fails alike.
    private var refused = 0..<0

    /// The address whose `www.` stands at `start`.
    mutating func bareAddress(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard text.holds("www.", at: start), start == 0 || Self.mayStandBefore(text[start - 1]),
            let end = domainEnd(at: start, in: text, needsPoint: true)
        else { return nil }
        return start..<Self.addressEnd(from: start, domain: end, in: text)
    }

    /// The address whose `://` stands at `colon`; its scheme begins at `limit` or behind it.
    mutating func schemeAddress(
        at colon: Int, in text: UnsafeBufferPointer<UInt8>, notBefore limit: Int
    ) -> Range<Int>? {
        guard text.holds("://", at: colon) else { return nil }
        var start = colon
        while start > limit, colon - start < 6, text[start - 1].isASCIILetter { start -= 1 }
        let scheme = text[start..<colon].map(\.asciiLowercased)
        guard Self.schemes.contains(scheme), colon + 3 < text.count,
            text.isHostCharacter(at: colon + 3),
            let end = domainEnd(at: colon + 3, in: text, needsPoint: false)
        else { return nil }
        return start..<Self.addressEnd(from: start, domain: end, in: text)
    }

    private static let schemes: Set<[UInt8]> = [Array("http".utf8), Array("https".utf8), Array("ftp".utf8)]

    private static func mayStandBefore(_ byte: UInt8) -> Bool {
        byte.isHTMLSpace || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "~") || byte == UInt8(ascii: "(")
    }

    private mutating func domainEnd(
        at start: Int, in text: UnsafeBufferPointer<UInt8>, needsPoint: Bool
    ) -> Int? {
        if refused.contains(start) { return nil }
        var index = start + 1
        var points = 0
        var underscores = (last: 0, before: 0)
        var parts = (last: start, before: start)
        while index < text.count {
            if text[index] == UInt8(ascii: "_") {
                underscores.last += 1
            } else if text[index] == UInt8(ascii: ".") {
                underscores = (0, underscores.last)
                parts = (index, parts.last)
                points += 1
            } else if text[index] != UInt8(ascii: "-"), !text.isHostCharacter(at: index) {
                break
            }
            index += 1
        }
        if underscores.last + underscores.before > 0 {
            refused = start..<parts.before
            return nil
        }
        return points > 0 || !needsPoint ? index : nil
    }

    /// Up to the next white space or `<`, without the punctuation that ends a sentence around the address.
    private static func addressEnd(
        from start: Int, domain: Int, in text: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var end = domain
        while end < text.count, !text[end].isHTMLSpace, text[end] != UInt8(ascii: "<") { end += 1 }
        return text.trimmedAddressEnd(start..<end)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the scalar that holds the byte at `index` may stand in a host's name: neither space nor punctuation.
    fileprivate func isHostCharacter(at index: Int) -> Bool {
        let byte = self[index]
        if byte < 0x80 { return !byte.isHTMLSpace && byte > 0x20 && !ASCIISet.punctuation.contains(byte) }
        if byte & 0xC0 == 0x80 { return true }
        return MarkdownNeighbour(at: index, in: self, skipsTildes: false) == .letter
    }

    /// An address without `?!.,:*_~'"` at its end, without a character reference there, and without closing parentheses
    /// that it did not open.
    func trimmedAddressEnd(_ address: Range<Int>) -> Int {
        var end = address.upperBound
        var surplus = 0
        for byte in self[address] {
            if byte == UInt8(ascii: ")") { surplus += 1 } else if byte == UInt8(ascii: "(") { surplus -= 1 }
        }
        while end > address.lowerBound {
            let last = self[end - 1]
            if last == UInt8(ascii: ";") {
                var name = end - 1
                while name > address.lowerBound, self[name - 1].isASCIILetter { name -= 1 }
                let isReference =
                    name < end - 1 && name > address.lowerBound && self[name - 1] == UInt8(ascii: "&")
                end = isReference ? name - 1 : end - 1
            } else if last == UInt8(ascii: ")"), surplus > 0 {
                surplus -= 1
                end -= 1
            } else if ASCIISet.endsSentences.contains(last) {
                end -= 1
            } else {
                break
            }
        }
        return end
    }
}

extension ASCIISet {
    fileprivate static let endsSentences = ASCIISet("?!.,:*_~'\"")
}
