/// The cells of one line of a table (GitHub Flavored Markdown 0.29, section 4.10), each without the blanks around it.
///
/// `|` parts cells, even in code, unless a backslash stands before it; one at either end of the line parts nothing.
struct MarkdownTableRow: Sequence, IteratorProtocol {
    private let line: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(_ line: UnsafeBufferPointer<UInt8>) {
        self.line = line
        skipBlanks()
        if position < line.count, line[position] == UInt8(ascii: "|") { position += 1 }
        skipBlanks()
    }

    init(_ line: MarkdownLine) {
        self.init(UnsafeBufferPointer(rebasing: line.source[line.text..<line.end]))
    }

    /// Whether there is another cell; a lone `|` has none.
    var hasCells: Bool { position < line.count }

    /// The next cell, as a stretch of the line.
    mutating func next() -> Range<Int>? {
        guard position < line.count else { return nil }
        let start = position
        while position < line.count, line[position] != UInt8(ascii: "|") {
            let isEscape = line[position] == UInt8(ascii: "\\") && position + 1 < line.count
            position += isEscape && ASCIISet.punctuation.contains(line[position + 1]) ? 2 : 1
        }
        var end = Swift.min(position, line.count)
        position += 1
        skipBlanks()
        while end > start, line[end - 1].isHTMLSpace { end -= 1 }
        return start..<end
    }

    private mutating func skipBlanks() {
        while position < line.count, line[position].isHTMLSpace { position += 1 }
    }

    /// How many columns a line of delimiters (`--- | :-: | ---:`) has; nil when it is none.
    static func delimiters(in line: MarkdownLine) -> Int? {
        var columns = 0
        for cell in MarkdownTableRow(line) {
            var cell = line.source[line.text + cell.lowerBound..<line.text + cell.upperBound]
            if cell.first == UInt8(ascii: ":") { cell = cell.dropFirst() }
            if cell.last == UInt8(ascii: ":") { cell = cell.dropLast() }
            guard !cell.isEmpty, cell.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
            columns += 1
        }
        return columns > 0 ? columns : nil
    }
}
