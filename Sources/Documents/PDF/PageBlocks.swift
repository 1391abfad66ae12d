import ContextTypes

/// Cuts the flows of a page into blocks: headings, paragraphs, items, captions, notes, tables.
struct PageBlocks {
    private(set) var blocks: [PageBlock] = []
    private let page: Int
    private let height: Double
    private let body: BodyStyle

    init(_ flows: [[PageSegment]], page: Int, height: Double, body: BodyStyle) {
        (self.page, self.height, self.body) = (page, height, body)
        for flow in flows { read(PageRow.all(of: flow).map(withMarker)) }
    }

    /// A marker of an item, or the sign of a note, is a part of the line that it opens.
    private func withMarker(_ row: PageRow) -> PageRow {
        guard row.segments.count == 2, row.segments[0].words.count == 1 else { return row }
        let (first, second) = (row.segments[0], row.segments[1])
        let isNear = second.box.left - first.box.right < 4 * second.size
        let isNote =
            second.size < body.size - 0.7 && first.box.top > height * 0.5 && FootnoteMark.opens(first)
        guard isNear, isNote || ListMarker(first.text) != nil else { return row }
        return PageRow(segments: [PageSegment.joined(row.segments)], box: row.box)
    }

    private mutating func read(_ rows: [PageRow]) {
        var index = 0
        var lines: [PageSegment] = []
        while index < rows.count {
            if let (table, end) = PageTable.find(in: rows, from: index, page: page) {
                write(lines)
                lines = []
                blocks.append(PageBlock(kind: .paragraph, lines: [], table: table))
                index = end
            } else {
                lines.append(PageSegment.joined(rows[index].segments))
                index += 1
            }
        }
        write(lines)
    }

    private mutating func write(_ lines: [PageSegment]) {
        guard let first = lines.first else { return }
        var column = first.box
        for line in lines.dropFirst() { column.unite(line.box) }
        let pitch = Self.usualPitch(lines)
        var block: PageBlock?
        for (index, line) in lines.enumerated() {
            let previous = index > 0 ? lines[index - 1] : nil
            let marker = line.words.first.flatMap { line.words.count > 1 ? ListMarker($0.text) : nil }
            if let open = block, let previous, !begins(line, marker, after: previous, in: open, column, pitch)
            {
                block = open
                block?.lines.append(PageLine(segment: line, page: page))
                continue
            }
            if let block { blocks.append(block) }
            block = PageBlock(
                kind: kind(of: line, marker, column), lines: [PageLine(segment: line, page: page)])
        }
        if let block { blocks.append(block) }
    }

    /// From line to line, of most lines.
    private static func usualPitch(_ lines: [PageSegment]) -> Double {
        let pitches = zip(lines, lines.dropFirst()).map { $1.box.middle - $0.box.middle }.filter { $0 > 0 }
            .sorted()
        return pitches.isEmpty ? lines[0].box.height * 1.2 : pitches[pitches.count / 3]
    }

    /// Whether a line is the first of a block.
    private func begins(
        _ line: PageSegment, _ marker: ListMarker?, after previous: PageSegment, in block: PageBlock,
        _ column: Rectangle, _ pitch: Double
    ) -> Bool {
        if abs(line.size - previous.size) > 0.08 * previous.size + 0.3 { return true }
        if line.isBold != previous.isBold, line.isBold || block.isBold { return true }
        let step = line.box.middle - previous.box.middle
        if step > 1.28 * pitch + 1 || step < 0 { return true }
        if let marker, isSetAs(marker, line, after: previous, in: block) { return true }
        if CaptionLabel.opens(line.text), previous.text.last.map({ ".!?".contains($0) }) ?? true {
            return true
        }
        // What hangs below its marker belongs to it; a line that goes back to the margin does not.
        let first = block.lines[0].segment.box.left
        if case .item = block.kind { return line.box.left < first + 2 && block.lines.count > 1 }
        let left = block.lines.count > 1 ? block.lines[1].segment.box.left : column.left
        let isIndented = line.box.left > left + 0.8 * line.size && line.box.left < left + 5 * line.size
        let endsShort = previous.box.right < column.right - 0.12 * column.width
        let endsSentence = previous.text.last.map { ".!?:”\"".contains($0) } ?? false
        return endsSentence && (isIndented || endsShort)
    }

    /// A dash or a number may stand in the middle of a sentence.
    private func isSetAs(
        _ marker: ListMarker, _ line: PageSegment, after previous: PageSegment, in block: PageBlock
    ) -> Bool {
        if case .item = block.kind { return true }
        let isFull = previous.text.last.map { ".!?:;".contains($0) } ?? true
        return isFull || line.box.left > previous.box.left + 0.5 * line.size
    }

    private func kind(of line: PageSegment, _ marker: ListMarker?, _ column: Rectangle) -> PageBlock.Kind {
        if CaptionLabel.opens(line.text) { return .caption }
        let isSmall = line.size < body.size - 0.7
        if isSmall, line.box.top > height * 0.5, FootnoteMark.opens(line) { return .footnote }
        if let marker, !isHeading(line) { return .item(number: marker.number, indent: line.box.left) }
        return isHeading(line) ? .heading : .paragraph
    }

    /// Larger than the text, or bold, and short enough to be a title.
    private func isHeading(_ line: PageSegment) -> Bool {
        guard line.letters <= 120, line.text.contains(where: \.isLetter) else { return false }
        if line.size > body.size * 1.12 + 0.4 { return true }
        let endsSentence = line.text.last.map { ".,;".contains($0) } ?? false
        return line.isBold && !body.isBold && line.size >= body.size - 0.6 && !endsSentence
    }
}

/// The style of most of the text.
struct BodyStyle {
    var size: Double
    var isBold: Bool

    init(_ pages: [[PageSegment]]) {
        var letters: [Int: Int] = [:]
        var bold = 0
        var all = 0
        for segment in pages.joined() {
            letters[Int((segment.size * 2).rounded()), default: 0] += segment.letters
            all += segment.letters
            if segment.isBold { bold += segment.letters }
        }
        let most = letters.max { ($0.value, -$0.key) < ($1.value, -$1.key) }
        size = most.map { Double($0.key) / 2 } ?? 10
        isBold = bold * 2 > all
    }
}

/// `Figure 3:`, `Table 2.`, `Fig. 1`.
enum CaptionLabel {
    private static let words: Set<Substring> = [
        "figure", "fig", "table", "tab", "listing", "chart", "abbildung", "abb", "tabelle", "figura",
        "tableau",
    ]

    static func opens(_ text: String) -> Bool {
        let parts = text.prefix(40).split(separator: " ", maxSplits: 2)
        guard parts.count > 1, words.contains(Substring(parts[0].lowercased().filter { $0 != "." })) else {
            return false
        }
        guard let last = parts[1].last, last == ":" || last == "." || last == "—" else { return false }
        return parts[1].dropLast().contains(where: \.isNumber)
    }
}

/// A raised number or sign at the front of a note.
enum FootnoteMark {
    static func opens(_ line: PageSegment) -> Bool {
        guard let first = line.words.first else { return false }
        let mark = first.text.prefix { $0.isNumber || "*†‡§¹²³⁴⁵⁶⁷⁸⁹".contains($0) }
        return !mark.isEmpty && mark.count <= 3
    }
}
