import ContextTypes
import Segmentation

/// Puts the blocks of all pages together: what goes on over a page is joined, levels are given to headings, notes and
/// what stands in the margins follow the text of their page.
struct PDFWriter {
    private var builder = DocumentBuilder()
    private var vocabulary = PageVocabulary()
    private let levels: HeadingLevels
    private let indents: ItemIndents
    /// The largest heading of the first page stands for the title.
    let hasTitle: Bool
    /// Letters too small to be read, which are left out.
    private(set) var hidden = HiddenText()
    /// The last block, which may go on on the next page.
    private var open: PageBlock?
    private var notes: [PageBlock] = []
    private var edges: [(text: PlacedText, mark: Boilerplate)] = []

    init(_ pages: [PageWords], styles: PageStyles?) {
        var segments: [[PageSegment]] = []
        for (index, page) in pages.enumerated() {
            var page = page
            hidden.add(.fontSize, characters: page.removeTiny())
            styles?.apply(to: &page, page: index)
            segments.append(PageSegment.all(of: page))
        }
        let furniture = PageFurniture(zip(pages, segments).map { ($0.height, $1) })
        let body = BodyStyle(segments)
        var read: [(blocks: [PageBlock], edges: [(text: PageSegment, mark: Boilerplate)])] = []
        for (index, page) in pages.enumerated() {
            var edges = furniture.takeOut(of: &segments[index], height: page.height)
            edges += segments[index].filter(\.isUpright).map { ($0, .other) }
            segments[index].removeAll(where: \.isUpright)
            let flows = PageColumns(segments[index]).flows
            read.append((PageBlocks(flows, page: index + 1, height: page.height, body: body).blocks, edges))
        }
        for segment in segments.joined() { vocabulary.add(segment) }
        levels = HeadingLevels(read.flatMap(\.blocks))
        indents = ItemIndents(read.flatMap(\.blocks))
        let first = read.first?.blocks.first { $0.kind == .heading }
        hasTitle = first.map(levels.level) == 1
        write(read)
    }

    func written() -> BlockTreeWriter { builder.writer }

    private mutating func write(
        _ pages: [(blocks: [PageBlock], edges: [(text: PageSegment, mark: Boilerplate)])]
    ) {
        for (index, page) in pages.enumerated() {
            for block in page.blocks where block.table != nil || block.kind != .footnote {
                if let last = open, goesOn(last, in: block) {
                    open?.lines += block.lines
                } else {
                    finish()
                    open = block
                }
            }
            notes += page.blocks.filter { $0.table == nil && $0.kind == .footnote }
            edges += page.edges.map { edge in
                (PlacedText(edge.text.text, .page(index + 1, box: edge.text.box.box)), edge.mark)
            }
            if open.map(endsSentence) ?? true { finish() }
        }
        finish()
        builder.end()
    }

    /// Writes the block that may have gone on, and behind it what stands at the end and the edges of its page.
    private mutating func finish() {
        if let open { write(open) }
        open = nil
        for note in notes { write(note) }
        for edge in edges { builder.block(.paragraph, [edge.text], mark: edge.mark) }
        (notes, edges) = ([], [])
    }

    private func endsSentence(_ block: PageBlock) -> Bool {
        guard block.table == nil, block.kind != .heading else { return true }
        return block.lines.last?.segment.text.last.map { ".!?:”\"".contains($0) } ?? true
    }

    /// Whether a paragraph goes on in the first block of the next column or page.
    private func goesOn(_ last: PageBlock, in next: PageBlock) -> Bool {
        guard last.table == nil, next.table == nil, next.kind == .paragraph, !endsSentence(last),
            let end = last.lines.last?.segment, let start = next.lines.first
        else { return false }
        switch last.kind {
        case .paragraph, .item: break
        default: return false
        }
        let isElsewhere = start.page != last.lines.last?.page || start.segment.box.top < end.box.top
        let opensSmall =
            start.segment.text.first.map { $0.isLowercase || $0.isNumber || "(“\"".contains($0) } ?? false
        return isElsewhere && abs(end.size - start.segment.size) < 0.6
            && (opensSmall || end.text.last.map { "-‐\u{AD},".contains($0) } ?? false || next.lines.count > 1)
    }

    // MARK: Blocks

    private mutating func write(_ block: PageBlock) {
        if let table = block.table { return write(table) }
        let runs = runs(of: block)
        switch block.kind {
        case .heading: builder.heading(runs, level: levels.level(of: block))
        case .item(let number, let indent):
            builder.item(runs, depth: indents.depth(of: indent), number: number)
        case .caption: builder.block(.caption, runs)
        case .paragraph, .footnote: builder.block(.paragraph, runs)
        }
    }

    private mutating func write(_ table: PageTable) {
        builder.end()
        for (index, row) in table.rows.enumerated() {
            let cells = row.map { cell in
                cell.map { PlacedText($0.text + " ", .page(table.page, box: $0.box.box)) }
            }
            builder.row(cells, isHeader: index == 0 && table.hasHeader)
        }
        builder.end()
    }

    /// The lines as one text: a word that was cut at the end of a line is whole again.
    private func runs(of block: PageBlock) -> [PlacedText] {
        var runs: [PlacedText] = []
        for (index, line) in block.lines.enumerated() {
            var text = line.segment.text
            if index == 0, case .item = block.kind {
                text = line.segment.words.dropFirst().map(\.text).joined(separator: " ")
            }
            let next = index + 1 < block.lines.count ? block.lines[index + 1].segment.text : ""
            runs.append(PlacedText(vocabulary.ended(text, before: next), line.place))
        }
        return runs
    }
}

/// The words of a document, by which a hyphen at the end of a line is told from one of a compound.
struct PageVocabulary {
    private var words: Set<String> = []

    mutating func add(_ segment: PageSegment) {
        for word in segment.words.dropLast() { words.insert(Self.plain(word.text)) }
    }

    private static func plain(_ word: some StringProtocol) -> String {
        word.lowercased().filter { $0.isLetter || $0 == "-" || $0 == "‐" }.replacing("‐", with: "-")
    }

    /// A line with what parts it from the next: a blank, or nothing where a word goes on.
    func ended(_ line: String, before next: String) -> String {
        guard !next.isEmpty else { return line }
        guard let last = line.last, "-‐\u{AD}".contains(last), next.first?.isLowercase == true,
            line.dropLast().last?.isLetter == true
        else { return line + " " }
        let head = Self.plain(line.dropLast().split(separator: " ").last ?? "")
        let tail = Self.plain(next.split(separator: " ").first ?? "")
        let isCompound = words.contains("\(head)-\(tail)") && !words.contains(head + tail)
        return isCompound ? line : String(line.dropLast())
    }
}

/// Levels of headings by how they look: the larger, the higher; numbers such as `2.1` say it themselves.
struct HeadingLevels {
    private struct Look: Hashable {
        /// In half points.
        var size: Int
        var isBold: Bool
    }

    private var levels: [Look: Int] = [:]

    init(_ blocks: [PageBlock]) {
        let looks = Set(blocks.filter { $0.kind == .heading && $0.table == nil }.map(Self.look))
        let sorted = looks.sorted { ($0.size, $0.isBold ? 1 : 0) > ($1.size, $1.isBold ? 1 : 0) }
        for (index, look) in sorted.enumerated() { levels[look] = min(index + 1, 6) }
    }

    private static func look(_ block: PageBlock) -> Look {
        Look(size: Int((block.size * 2).rounded()), isBold: block.isBold)
    }

    func level(of block: PageBlock) -> Int { levels[Self.look(block)] ?? 1 }
}

/// Depths of items by where their markers stand.
struct ItemIndents {
    private var indents: [Double] = []

    init(_ blocks: [PageBlock]) {
        for case .item(_, let indent) in blocks.map(\.kind)
        where !indents.contains(where: { abs($0 - indent) < 6 }) {
            indents.append(indent)
        }
        indents.sort()
    }

    /// Markers of columns stand far apart: only those within 80 points of each other are nested.
    func depth(of indent: Double) -> Int {
        min(indents.count { $0 < indent - 6 && $0 > indent - 80 }, 4)
    }
}
