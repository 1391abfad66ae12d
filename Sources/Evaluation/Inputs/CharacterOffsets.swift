import ContextTypes

/// Turns offsets in Unicode scalars, as Python's data sets count, into UTF-8 offsets.
struct CharacterOffsets {
    private let starts: [Int]

    init(_ text: String) {
        var starts: [Int] = []
        for (offset, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 { starts.append(offset) }
        starts.append(text.utf8.count)
        self.starts = starts
    }

    /// Number of scalars of the text.
    var count: Int { starts.count - 1 }

    /// Nil outside the text.
    func utf8(_ character: Int) -> Int? {
        starts.indices.contains(character) ? starts[character] : nil
    }

    func span(_ start: Int, _ end: Int) -> SourceSpan? {
        guard let first = utf8(start), let last = utf8(end), first <= last else { return nil }
        return SourceSpan(start: first, end: last)
    }
}

extension SourceSpan {
    /// The span without white space at its ends.
    func trimmed(in text: [UInt8]) -> SourceSpan {
        var span = self
        while span.start < span.end, text[span.start].isSpace { span.start += 1 }
        while span.end > span.start, text[span.end - 1].isSpace { span.end -= 1 }
        return span
    }
}

extension UInt8 {
    /// ASCII white space.
    var isSpace: Bool { self == 32 || (9...13).contains(self) }
}
