package import ContextTypes
import Markup

/// A stretch of a block's text with its place.
package struct PlacedText {
    package var text: String
    package var place: Place?
    /// Where a hyperlink over it leads.
    package var target: String?

    package init(_ text: String, _ place: Place? = nil, target: String? = nil) {
        self.text = text
        self.place = place
        self.target = target
    }
}

/// Makes the block tree of a document that is no page, as its reader meets the parts.
///
/// White space is collapsed but for line breaks; code is kept as it is. What is empty leaves no block.
///
///     var writer = BlockTreeWriter()
///     writer.write(.heading, "Tides", level: 1, at: .slide(1))
///     writer.open(.list)
///     writer.write(.listItem, "High at noon.", at: .slide(1))
///     writer.close()
///     let content = writer.content()
package struct BlockTreeWriter {
    private var drafts = [BlockDraft(kind: .document, parent: -1, isLeaf: false)]
    /// All leaf texts, one behind the other.
    private var text: [UInt8] = []
    private var frames = [0]
    private var placed: [(span: SourceSpan, draft: Int, place: Place)] = []
    private var links: [(span: SourceSpan, draft: Int, target: String)] = []
    /// What readers of the document do not see; it is left out.
    package private(set) var hidden = HiddenText()

    package init() {}

    // MARK: Containers

    package mutating func open(
        _ kind: BlockKind, level: Int = 0, isHeaderOrOrdered: Bool = false, mark: Boilerplate? = nil
    ) {
        var draft = BlockDraft(kind: kind, parent: frames[frames.count - 1], isLeaf: false)
        draft.level = level
        draft.isHeaderOrOrdered = isHeaderOrOrdered
        draft.mark = mark
        drafts.append(draft)
        frames.append(drafts.count - 1)
    }

    package mutating func close() {
        if frames.count > 1 { frames.removeLast() }
    }

    /// How many containers are open.
    package var depth: Int { frames.count - 1 }

    // MARK: Texts

    package mutating func write(
        _ kind: BlockKind, _ text: String, level: Int = 0, isHeader: Bool = false, column: Int = 0,
        mark: Boilerplate? = nil, at place: Place? = nil
    ) {
        write(
            kind, [PlacedText(text, place)], level: level, isHeader: isHeader, column: column, mark: mark)
    }

    /// A block of one text. `level` counts for headings and numbered items, `column` for cells.
    package mutating func write(
        _ kind: BlockKind, _ runs: [PlacedText], level: Int = 0, isHeader: Bool = false, column: Int = 0,
        mark: Boilerplate? = nil
    ) {
        switch kind {
        case .heading, .caption, .code, .tableCell, .definitionTerm, .text:
            var draft = BlockDraft(kind: kind, parent: frames[frames.count - 1], isLeaf: true)
            draft.level = level
            draft.isHeaderOrOrdered = isHeader
            draft.column = column
            draft.mark = mark
            writeLeaf(draft, runs)
        default:
            open(kind, level: level, isHeaderOrOrdered: isHeader, mark: mark)
            writeLeaf(BlockDraft(kind: .text, parent: frames[frames.count - 1], isLeaf: true), runs)
            close()
        }
    }

    /// A row of cells; what is empty in it keeps its column.
    package mutating func writeRow(_ cells: [[PlacedText]], isHeader: Bool = false) {
        open(.tableRow, isHeaderOrOrdered: isHeader)
        for (column, cell) in cells.enumerated() {
            write(.tableCell, cell, isHeader: isHeader, column: column)
        }
        close()
    }

    private mutating func writeLeaf(_ draft: BlockDraft, _ runs: [PlacedText]) {
        var draft = draft
        let index = drafts.count
        let start = text.count
        var space: UInt8?
        for run in runs {
            let begin = draft.kind == .code ? appendVerbatim(run.text) : append(run.text, from: start, &space)
            let span = SourceSpan(start: begin, end: text.count)
            if let place = run.place, !span.isEmpty { placed.append((span, index, place)) }
            if let target = run.target, !span.isEmpty { links.append((span, index, target)) }
        }
        // What is blank behind code is no part of it.
        if draft.kind == .code {
            while text.count > start, text[text.count - 1].isWhite { text.removeLast() }
        }
        draft.text = SourceSpan(start: start, end: text.count)
        drafts.append(draft)
    }

    /// Appends with white space collapsed; the space before its first word is of what stands before. Gives the place of
    /// that word.
    private mutating func append(_ run: String, from start: Int, _ space: inout UInt8?) -> Int {
        var run = run
        var begin = text.count
        var isFirst = true
        run.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                if bytes[index].isWhite {
                    space = bytes[index] == 0x0A || space == 0x0A ? 0x0A : 0x20
                    index += 1
                    continue
                }
                let found = bytes.invisible(at: index, in: 0..<bytes.count)
                if found.length > 0 {
                    if found.isSpace { space = space ?? 0x20 }
                    note(found)
                    index += found.length
                    continue
                }
                if let pending = space, text.count > start { text.append(pending) }
                space = nil
                if isFirst { begin = text.count }
                isFirst = false
                text.append(bytes[index])
                index += 1
            }
        }
        return isFirst ? text.count : begin
    }

    private mutating func appendVerbatim(_ run: String) -> Int {
        let begin = text.count
        var run = run
        run.withUTF8 { bytes in
            var index = 0
            while index < bytes.count {
                let found = bytes.invisible(at: index, in: 0..<bytes.count)
                let isLineEnd = bytes[index] == 0x0D
                if !isLineEnd, found.length == 0 || bytes[index] == 0x0A || bytes[index] == 0x09 {
                    text.append(bytes[index])
                    index += 1
                } else {
                    if found.isSpace { text.append(0x20) }
                    note(found)
                    index += found.length
                }
            }
        }
        return begin
    }

    private mutating func note(_ character: InvisibleCharacter) {
        if let kind = character.kind { hidden.add(kind, characters: 1) }
    }

    // MARK: Pages inside

    /// The blocks of a page or a Markdown text, all at one place: a cell of a notebook, a chapter of a book.
    package mutating func write(page source: String, as format: SourceFormat, at place: Place? = nil) {
        guard format != .text else { return writeParagraphs(source, at: place) }
        var source = source
        let reader = source.withUTF8 { bytes in
            PageReader(format == .html ? MarkupTree(html: bytes) : MarkdownSource(bytes).tree)
        }
        hidden = hidden + reader.visibility.hidden
        let (firstDraft, firstByte, parent) = (drafts.count - 1, text.count, frames[frames.count - 1])
        text += reader.text
        for draft in reader.drafts.dropFirst() {
            var draft = draft
            draft.parent = draft.parent == 0 ? parent : draft.parent + firstDraft
            draft.text = draft.text.shifted(by: firstByte)
            drafts.append(draft)
            if draft.isLeaf, !draft.text.isEmpty, let place {
                placed.append((draft.text, drafts.count - 1, place))
            }
        }
        for link in reader.links {
            guard let target = reader.tree.value(.href, of: link.node) else { continue }
            links.append((link.span.shifted(by: firstByte), link.draft + firstDraft, target))
        }
    }

    /// Plain text: paragraphs set apart by blank lines, their line breaks kept.
    private mutating func writeParagraphs(_ source: String, at place: Place?) {
        var lines: [Substring] = []
        for line in (source + "\n").split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            guard line.allSatisfy(\.isWhitespace) else {
                lines.append(line)
                continue
            }
            write(.paragraph, lines.joined(separator: "\n"), at: place)
            lines = []
        }
    }

    // MARK: The end

    package func content() -> StructuredText {
        let page = PageAssembly(drafts: drafts, text: text)
        return StructuredText(
            text: String(decoding: page.text, as: UTF8.self), blocks: page.blocks,
            links: links.compactMap { link in
                page.place(link.span, of: link.draft).map { Link(span: $0, target: link.target) }
            },
            places: placed.compactMap { placed in
                page.place(placed.span, of: placed.draft).map { PlacedSpan(span: $0, place: placed.place) }
            })
    }
}
