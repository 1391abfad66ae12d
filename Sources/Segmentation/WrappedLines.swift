import ContextTypes

/// Finds the line breaks of a plain text that only wrap it, and mean a space.
///
/// Text that was wrapped at a width shows it: lines reach so far that the next word would hardly have fitted, and end in
/// the middle of sentences, which go on with small letters. Lists, logs, verse, chats, tables and code have one or the
/// other only by chance. Takes time linear in the text.
struct WrappedLines {
    /// Offsets of the line ends that mean a space, rising.
    private(set) var breaks: [Int] = []
    private let text: UnsafeBufferPointer<UInt8>

    /// Nobody wraps at fewer or more columns.
    private static let widths = 30...160

    /// - Parameter paragraphs: Stretches of the text without blank lines, in its order.
    init(_ text: UnsafeBufferPointer<UInt8>, paragraphs: some Sequence<SourceSpan>) {
        self.text = text
        var found: [Int] = []
        var open: [SourceSpan] = []
        var width = 0
        for span in paragraphs {
            forEachPiece(of: span) { piece in
                if piece.isWrapped {
                    found += piece.breaks(width: piece.width)
                    width = max(width, piece.width)
                } else {
                    open.append(piece.span)
                }
            }
        }
        // What is too short to tell goes by the width of what did.
        if width > 0 {
            for span in open {
                forEachPiece(of: span) { if !$0.repeatsItself { found += $0.breaks(width: width) } }
            }
        }
        breaks = found.sorted()
    }

    /// The bytes of a stretch with spaces for the line breaks that mean one; nil when it has none of them.
    func unwrapped(_ span: SourceSpan) -> [UInt8]? {
        var low = 0
        var high = breaks.count
        while low < high {
            let middle = (low + high) / 2
            if breaks[middle] < span.start { low = middle + 1 } else { high = middle }
        }
        guard low < breaks.count, breaks[low] < span.end else { return nil }
        var bytes = Array(text[span.range])
        while low < breaks.count, breaks[low] < span.end {
            let place = breaks[low] - span.start
            if bytes[place] == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A {
                bytes[place + 1] = 0x20
            }
            bytes[place] = 0x20
            low += 1
        }
        return bytes
    }

    /// The lines of a paragraph, up to so many at a time: the last of them come again as the first of the next ones.
    private static let pieceLines = 1_024

    private func forEachPiece(of span: SourceSpan, _ body: (WrappedParagraph) -> Void) {
        var lines: [Range<Int>] = []
        var start = span.start
        func close() {
            if let piece = piece(lines) { body(piece) }
            lines.removeFirst(lines.count - 1)
        }
        for index in span.range where text[index] == 0x0A || text[index] == 0x0D {
            // The second half of a pair makes an empty line, which is none.
            if index > start { lines.append(start..<index) }
            start = index + 1
            if lines.count == Self.pieceLines { close() }
        }
        if start < span.end { lines.append(start..<span.end) }
        if lines.count > 1 { close() }
    }

    /// Nil where the lines are too short or too long for wrapped text.
    private func piece(_ lines: [Range<Int>]) -> WrappedParagraph? {
        guard let longest = lines.max(by: { $0.count < $1.count }),
            longest.count >= Self.widths.lowerBound / 2
        else { return nil }
        // Nearly all other text ends here, before anything of it is read.
        let scalars = text[longest].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        guard scalars <= 2 * Self.widths.upperBound else { return nil }
        let paragraph = WrappedParagraph(text: text, lines: lines.compactMap { PlainLine(text, $0) })
        return Self.widths.contains(paragraph.width) ? paragraph : nil
    }
}

/// The lines of a paragraph, and whether its width made them.
private struct WrappedParagraph {
    let text: UnsafeBufferPointer<UInt8>
    let lines: [PlainLine]
    /// The columns of the longest line that could have been shorter.
    let width: Int
    /// Which lines open an entry of their own.
    private let entries: [Bool]

    init(text: UnsafeBufferPointer<UInt8>, lines: [PlainLine]) {
        self.text = text
        self.lines = lines
        width = lines.reduce(0) { $1.isDivisible ? max($0, $1.width) : $0 }
        entries = Self.entries(lines)
    }

    var span: SourceSpan { SourceSpan(start: lines[0].span.start, end: lines[lines.count - 1].span.end) }

    /// A sentence may go on with `12.` or `note:`, but hardly twice in a paragraph.
    private static func entries(_ lines: [PlainLine]) -> [Bool] {
        var marked = [Int](repeating: 0, count: 8)
        for line in lines { marked[Int(line.mark.rawValue)] += 1 }
        var numbers: Set<Int> = [0]
        return lines.map { line in
            defer { if line.mark == .number { numbers.insert(line.number) } }
            return switch line.mark {
            case .none: false
            case .bullet: true
            case .number: numbers.contains(line.number - 1)
            case .dash, .label, .stamp: marked[Int(line.mark.rawValue)] > 1
            }
        }
    }

    /// Most line ends inside sentences are as far to the right as they can be, and what follows them are not capitals
    /// alone, as in verse. Where lines are longer than those of verse, filling them without exception is enough: before
    /// nouns German has capitals everywhere.
    var isWrapped: Bool {
        var small = 0
        var large = 0
        var inside = 0
        var full = 0
        var filled = 0
        for index in lines.indices.dropLast() where !partsEntries(index) && !lines[index].endsSentence {
            let isFull = isFull(index, width: width)
            // A short first line is a title.
            if isFull || index > 0 { inside += 1 }
            if self.isFull(index, width: width, slack: 0) { filled += 1 }
            guard isFull else { continue }
            full += 1
            if lines[index + 1].opensSmall { small += 1 }
            if lines[index + 1].opensLarge { large += 1 }
        }
        guard !repeatsItself else { return false }
        if small > 0, 3 * small >= large, 4 * full >= 3 * inside { return true }
        return width >= Self.wideLines && filled > 1 && filled == inside
    }

    /// Columns that lines of verse seldom have.
    private static let wideLines = 60

    /// The offsets of the line ends that wrap the text at `width`.
    func breaks(width: Int) -> [Int] {
        lines.indices.dropLast().filter { isFull($0, width: width) && !partsEntries($0) }.map { index in
            var place = lines[index].span.end
            while text[place] != 0x0A, text[place] != 0x0D { place += 1 }
            return place
        }
    }

    /// Whether the first word of the next line would hardly have fitted this one. Not every program fills lines as far
    /// as it can.
    private func isFull(_ index: Int, width: Int, slack: Int? = nil) -> Bool {
        let line = lines[index]
        let next = lines[index + 1]
        let slack = slack ?? (next.isUnspaced ? 4 : max(2, width / 10))
        return line.width + (next.isUnspaced ? 0 : 1) + next.firstWordWidth > width - slack
    }

    /// Whether the lines at `index` and behind it are entries, rows or lines of code.
    private func partsEntries(_ index: Int) -> Bool {
        let line = lines[index]
        let next = lines[index + 1]
        return line.isFigure || next.isFigure || entries[index + 1] || changesIndent(index, line, next)
    }

    /// A line that stands further in goes on an entry, or begins a paragraph; one that stands further out goes on the
    /// first line of a paragraph.
    private func changesIndent(_ index: Int, _ line: PlainLine, _ next: PlainLine) -> Bool {
        if next.indent == line.indent { return false }
        if next.indent > line.indent { return !isContinued(line, by: next) }
        guard line.mark == .none else { return true }
        guard index > 0 else { return false }
        let previous = lines[index - 1]
        return previous.indent >= line.indent || isContinued(previous, by: line)
    }

    /// Whether a line that stands further in hangs below the text of an entry.
    private func isContinued(_ line: PlainLine, by next: PlainLine) -> Bool {
        line.mark != .none && next.indent <= max(line.textColumn, line.indent + 8)
    }

    /// Two of three lines open with the word of the line before, as in logs.
    var repeatsItself: Bool {
        let repeated = lines.indices.dropLast().count { index in
            text[lines[index].firstWord.range].elementsEqual(text[lines[index + 1].firstWord.range])
        }
        return 3 * repeated >= 2 * (lines.count - 1)
    }
}
