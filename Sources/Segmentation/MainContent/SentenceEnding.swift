import ContextTypes

/// Whether a text ends as sentences do, quotes and brackets aside.
struct SentenceEnding {
    private let text: [UInt8]

    init(_ text: [UInt8]) { self.text = text }

    func stands(at span: SourceSpan) -> Bool {
        let end = skippingClosingMarks(span)
        guard end > span.start else { return false }
        if ".!?:;".utf8.contains(text[end - 1]) { return true }
        guard end - span.start >= 2 else { return false }
        // ۔ ؟
        let pair = (text[end - 2], text[end - 1])
        if pair == (0xDB, 0x94) || pair == (0xD8, 0x9F) { return true }
        guard end - span.start >= 3 else { return false }
        // … 。 ！ ？ ． ।
        switch (text[end - 3], text[end - 2], text[end - 1]) {
        case (0xE2, 0x80, 0xA6), (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F),
            (0xEF, 0xBC, 0x8E),
            (0xE0, 0xA5, 0xA4):
            return true
        default: return false
        }
    }

    private func skippingClosingMarks(_ span: SourceSpan) -> Int {
        var end = span.end
        while end > span.start {
            let byte = text[end - 1]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: ")") {
                end -= 1
            } else if end - span.start >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80, byte >= 0x98,
                byte <= 0x9D
            {
                // Typographic quotes (U+2018 to U+201D).
                end -= 3
            } else if end - span.start >= 2, text[end - 2] == 0xC2, byte == 0xBB || byte == 0xAB {
                // Guillemets.
                end -= 2
            } else {
                return end
            }
        }
        return end
    }
}
