import ContextTypes
import Markup
import Sentences

/// Walks a markup tree once and drafts its blocks: what is a block, what is its text, what hints stand on it.
///
/// White space is collapsed as browsers do, `br` is a line break (two of them end a block), `pre` is kept as it is.
struct PageReader {
    /// How an element treats the blocks inside it.
    private enum Flow {
        /// They become blocks of their own.
        case blocks
        /// They become text, separated by spaces: headings, cells, captions.
        case flat
        /// They become text, separated by line breaks: `pre`.
        case verbatim
    }

    private struct Frame {
        var draft: Int
        /// Index behind the element's last descendant.
        var end: Int
        var flow: Flow
        /// A flattened block inside a leaf.
        var isInner = false
    }

    /// The white space that is due before the next word; what separates more wins.
    private enum PendingSpace: Int, Comparable {
        case none
        case blank
        /// A line break of the source, which is nothing between CJK letters (CSS Text 3, section 4.1.3).
        case lineBreak
        /// The edge of a block, or a space that is no white space.
        case separation

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    let tree: MarkupTree
    private(set) var visibility: TextVisibility
    private let tables: TableSurvey
    private(set) var drafts: [BlockDraft] = [BlockDraft(kind: .document, parent: -1, isLeaf: false)]
    /// All leaf texts, one behind the other.
    private(set) var text: [UInt8] = []
    private(set) var links: [LinkDraft] = []

    private var frames: [Frame] = []
    /// The text block that is being filled; nil between blocks.
    private var leaf: Int?
    private var pendingSpace = PendingSpace.none
    private var pendingBreaks = 0
    private var link: (node: Int, leadsAway: Bool)?

    /// - Parameter keepsHidden: read what the page's readers cannot see as if they could.
    init(_ tree: MarkupTree, keepsHidden: Bool = false) {
        self.tree = tree
        visibility = TextVisibility(tree, keepsHidden: keepsHidden)
        tables = TableSurvey(tree, visibility)
        text.reserveCapacity(tree.bytes.count)
        frames = [Frame(draft: 0, end: tree.nodes.count, flow: .blocks)]
        read()
    }

    private mutating func read() {
        var index = 1
        while index < tree.nodes.count {
            while let frame = frames.last, frames.count > 1, frame.end <= index { close(frame) }
            let node = tree.nodes[index]
            switch node.tag {
            case .text where !visibility.isRead(index, of: tree): break
            case .text where node.hiding == .comment: appendComment(tree.text(of: index))
            case .text: append(tree.text(of: index))
            case .head, .title, .script:
                index = Int(node.end)
                continue
            case .br: pendingBreaks += 1
            case .hr: rule()
            case .linkStart: link = (index, leadsAway(index))
            case .linkEnd: link = nil
            case .meta, .link, .base, .img, .time, .unknown: break
            default: open(index, node)
            }
            index += 1
        }
        while frames.count > 1 { close(frames[frames.count - 1]) }
        endLeaf()
    }

    mutating func mark(_ draft: Int, _ reason: Boilerplate?) { drafts[draft].mark = reason }

    private func leadsAway(_ node: Int) -> Bool {
        guard let target = tree.attributes(of: node).first(where: { $0.name == .href }) else { return false }
        let bytes = tree.bytes[target.value]
        return bytes.first != UInt8(ascii: "#")
            && !bytes.prefix(11).map({ $0 | 0x20 }).elementsEqual("javascript:".utf8)
    }

    // MARK: Elements

    private mutating func open(_ index: Int, _ node: MarkupTree.Node) {
        let frame = frames[frames.count - 1]
        if frame.flow != .blocks {
            inner(frame, end: Int(node.end))
            return
        }
        endLeaf()
        var draft = BlockDraft(
            kind: .section, parent: frame.draft, isLeaf: false, hint: ElementHint(node: index, of: tree))
        let flow = shape(&draft, index: index, tag: node.tag)
        drafts.append(draft)
        let isLeaf = flow != .blocks
        if isLeaf {
            leaf = drafts.count - 1
            drafts[drafts.count - 1].isLeaf = true
            drafts[drafts.count - 1].text = SourceSpan(start: text.count, end: text.count)
        }
        frames.append(Frame(draft: drafts.count - 1, end: Int(node.end), flow: flow))
    }

    /// A block inside a heading or a cell is only a separation of words.
    private mutating func inner(_ frame: Frame, end: Int) {
        separateInner(frame.flow)
        frames.append(Frame(draft: frame.draft, end: end, flow: frame.flow, isInner: true))
    }

    /// Ends a text; inside a heading or a cell it is only a separation of words.
    private mutating func rule() {
        let flow = frames[frames.count - 1].flow
        if flow == .blocks { endLeaf() } else { separateInner(flow) }
    }

    private mutating func separateInner(_ flow: Flow) {
        if flow == .verbatim {
            if let last = text.last, let leaf, drafts[leaf].text.start < text.count, last != 0x0A {
                text.append(0x0A)
            }
        } else {
            pendingSpace = .separation
        }
    }

    private mutating func close(_ frame: Frame) {
        frames.removeLast()
        if frame.isInner { separateInner(frame.flow) } else { endLeaf() }
    }

    /// Decides the kind of an element's block.
    private mutating func shape(_ draft: inout BlockDraft, index: Int, tag: MarkupTag) -> Flow {
        let parent = drafts[draft.parent].kind
        if let level = tag.headingLevel {
            draft.kind = .heading
            draft.level = level
            return .flat
        }
        switch tag {
        case .p: draft.kind = .paragraph
        case .ul, .ol:
            draft.kind = .list
            draft.isHeaderOrOrdered = tag == .ol
            draft.nextNumber = tree.value(.start, of: index).flatMap { Int($0) } ?? 1
        case .li:
            draft.kind = parent == .list ? .listItem : .section
            if draft.kind == .listItem { draft.level = itemNumber(of: index, in: draft.parent) }
        case .dl: draft.kind = .definitionList
        case .dt where parent == .definitionList:
            draft.kind = .definitionTerm
            return .flat
        case .dd: draft.kind = parent == .definitionList ? .definitionDescription : .section
        case .blockquote: draft.kind = .quote
        case .figure: draft.kind = .figure
        case .figcaption:
            draft.kind = .caption
            return .flat
        case .pre:
            draft.kind = .code
            return .verbatim
        case .select, .button, .textarea, .option:
            draft.kind = .text
            return .flat
        case .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th:
            return tablePart(&draft, index: index, tag: tag)
        default: break
        }
        return .blocks
    }

    /// What a numbered item is numbered with: as it says, as the list says, or one more than the item before.
    private mutating func itemNumber(of item: Int, in list: Int) -> Int {
        guard drafts[list].isHeaderOrOrdered else { return 0 }
        let stated = tree.value(.value, of: item).flatMap { Int($0) }
        let number = min(max(stated ?? drafts[list].nextNumber, 0), BlockDraft.mostNumber)
        drafts[list].nextNumber = number + 1
        return number
    }

    private func tablePart(_ draft: inout BlockDraft, index: Int, tag: MarkupTag) -> Flow {
        guard tables.isGrid(index) else { return .blocks }
        switch tag {
        case .table: draft.kind = .table
        case .caption:
            draft.kind = .caption
            return .flat
        case .thead, .tbody, .tfoot:
            // Groups of rows are sections that vanish when the tree is put together.
            draft.kind = .section
            draft.isHeaderOrOrdered = tag == .thead
        case .tr:
            draft.kind = .tableRow
            draft.isHeaderOrOrdered = tables.isHeaderRow(index)
        default:
            draft.kind = drafts[draft.parent].kind == .tableRow ? .tableCell : .section
            draft.isHeaderOrOrdered = tag == .th
            draft.column = tables.column(of: index)
            return draft.kind == .tableCell ? .flat : .blocks
        }
        return .blocks
    }

    // MARK: Text

    private mutating func endLeaf() {
        if let leaf {
            drafts[leaf].text.end = text.count
            if drafts[leaf].kind == .code { trimCode(leaf) }
        }
        leaf = nil
        pendingSpace = .none
        pendingBreaks = 0
    }

    /// Blank lines around code are no part of it.
    private mutating func trimCode(_ leaf: Int) {
        var span = drafts[leaf].text
        while span.start < span.end, text[span.start] == 0x0A { span.start += 1 }
        while span.end > span.start, text[span.end - 1].isWhite { span.end -= 1 }
        drafts[leaf].text = span
    }

    /// A comment is a text of its own.
    private mutating func appendComment(_ range: Range<Int>) {
        rule()
        append(range)
        rule()
    }

    private mutating func append(_ range: Range<Int>) {
        let flow = frames[frames.count - 1].flow
        if flow == .verbatim {
            appendVerbatim(range)
            return
        }
        tree.bytes.withUnsafeBufferPointer { bytes in
            var index = range.lowerBound
            while index < range.upperBound {
                if bytes[index].isWhite {
                    let isBreak = bytes[index] == 0x0A || bytes[index] == 0x0D
                    pendingSpace = max(pendingSpace, isBreak ? .lineBreak : .blank)
                    index += 1
                    continue
                }
                let skipped = invisible(bytes, at: index, in: range)
                if skipped.length > 0 {
                    if skipped.isSpace { pendingSpace = .separation }
                    index += skipped.length
                    continue
                }
                let start = index
                index += 1
                while index < range.upperBound, !bytes[index].isWhite,
                    bytes[index] < 0x80 || bytes.invisible(at: index, in: range).length == 0
                {
                    index += 1
                }
                appendWord(UnsafeBufferPointer(rebasing: bytes[start..<index]), flow: flow)
            }
        }
    }

    /// Notes a character that means nothing; when hidden text is kept, it stays.
    private mutating func invisible(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, in text: Range<Int>
    ) -> InvisibleCharacter {
        let found = bytes.invisible(at: index, in: text)
        guard let kind = found.kind else { return found }
        visibility.note(kind, characters: 1)
        return visibility.keepsHidden ? InvisibleCharacter() : found
    }

    private mutating func appendWord(_ word: UnsafeBufferPointer<UInt8>, flow: Flow) {
        if flow == .blocks, pendingBreaks >= 2, leaf != nil { endLeaf() }
        let target = leaf ?? beginText()
        if text.count > drafts[target].text.start {
            if pendingBreaks > 0, flow == .blocks {
                text.append(0x0A)
            } else if pendingBreaks > 0 || pendingSpace != .none && !joinsLines(word) {
                text.append(0x20)
            }
        }
        pendingSpace = .none
        pendingBreaks = 0
        let start = text.count
        text.append(contentsOf: word)
        if link != nil { extendLink(from: start, in: target) }
    }

    /// Whether only a line break stands between two letters of scripts that put no blanks between words.
    private func joinsLines(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard pendingSpace == .lineBreak, Script.joinsLines(word.scalar(at: 0).value) else { return false }
        return text.withUnsafeBufferPointer { text in
            text.scalar(before: text.count, notBelow: 0).map { Script.joinsLines($0.value) } ?? false
        }
    }

    private mutating func appendVerbatim(_ range: Range<Int>) {
        guard let leaf else { return }
        let start = text.count
        if pendingBreaks > 0 { for _ in 0..<pendingBreaks { text.append(0x0A) } }
        pendingBreaks = 0
        tree.bytes.withUnsafeBufferPointer { bytes in
            var index = range.lowerBound
            while index < range.upperBound {
                let skipped = invisible(bytes, at: index, in: range)
                if skipped.length == 0 || bytes[index] == 0x0A || bytes[index] == 0x09 {
                    text.append(bytes[index])
                    index += 1
                } else {
                    if skipped.isSpace { text.append(0x20) }
                    index += skipped.length
                }
            }
        }
        if link != nil, text.count > start { extendLink(from: start, in: leaf) }
    }

    private mutating func beginText() -> Int {
        let parent = frames[frames.count - 1].draft
        drafts.append(BlockDraft(kind: .text, parent: parent, isLeaf: true))
        let index = drafts.count - 1
        drafts[index].text = SourceSpan(start: text.count, end: text.count)
        leaf = index
        return index
    }

    private mutating func extendLink(from start: Int, in draft: Int) {
        guard let link else { return }
        var added = text.count - start
        if let last = links.last, last.node == link.node, last.draft == draft {
            added = text.count - last.span.end
            links[links.count - 1].span.end = text.count
        } else {
            links.append(
                LinkDraft(
                    span: SourceSpan(start: start, end: text.count), draft: draft, node: link.node,
                    leadsAway: link.leadsAway))
        }
        if link.leadsAway { drafts[draft].linkBytes += added }
    }
}

extension UInt8 {
    /// Space, tab, line feed, form feed, carriage return, vertical tab.
    var isWhite: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
