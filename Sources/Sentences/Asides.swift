/// Remarks in brackets behind a sentence: `It is true. [citation needed]`, `Where are we. [sic]`, `So he said. (laughter)`.
extension SentenceScanner {
    /// Longest aside, in bytes.
    private static var reach: Int { 80 }

    /// Behind the aside in small letters that follows the white space at `index` and belongs to the sentence before it; nil
    /// when there is none.
    func asideEnd(from index: Int) -> Int? {
        guard let start = skippingBlanks(from: index), text[start] == 0x5B || text[start] == 0x28,
            LetterKind(text.scalar(at: min(start + 1, text.count - 1)).value) == .lower,
            bracketedMarker(at: start) == nil, let end = asideClose(from: start)
        else { return nil }
        return text[start] == 0x28 && !isRoundAside(start..<end) ? nil : end
    }

    /// Round brackets hold sentences, too, and a few letters are a news agency's mark, which opens a sentence:
    /// `(dpa) Berlin`.
    private func isRoundAside(_ aside: Range<Int>) -> Bool {
        if aside.count <= 7 { return text[aside].elementsEqual("(sic)".utf8) }
        return text[aside].count { $0 == 0x20 } < 4
    }

    /// Behind the bracket that closes the one at `start`, when a short text in small letters or a number stands between, and
    /// no word follows at once.
    func asideClose(from start: Int) -> Int? {
        let close: UInt8 = text[start] == 0x5B ? 0x5D : 0x29
        var position = start + 1
        while position < text.count, position - start < Self.reach, text[position] != close {
            let scalar = text.scalar(at: position)
            let kind = LetterKind(scalar.value)
            if position == start + 1, kind != .lower, kind != .digit { return nil }
            if kind == .newline, newlines == .break || isParagraphEnd(at: position) { return nil }
            if kind == .opener || kind == .closer { return nil }
            position += scalar.length
        }
        guard position > start + 1, position < text.count, text[position] == close else { return nil }
        let end = position + 1
        guard end < text.count else { return end }
        let next = LetterKind(text.scalar(at: end).value)
        return next.isSpace || next == .opener || position - start < 6 ? end : nil
    }
}
