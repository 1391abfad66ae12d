import ContextTypes

/// Makes passages of groups of atoms, walking the document once from front to back.
struct PassageBuilder {
    private(set) var passages: [Passage] = []

    private let document: Document
    private let text: UnsafeBufferPointer<UInt8>
    private var origin = SourceOffset.zero
    private var leadOrigin = SourceOffset.zero
    private var open = OpenHeadings<String>()
    private var nextLink = 0
    /// Local index of document blocks in the passage being built, by document block; stale entries are negative or old.
    private var localIndex: [Int]
    private var stamp: [Int]
    /// The last atom of the group before, for lead-ins.
    private var previous: Atom?
    /// The sentence before each open list, and where the header of each open table stands.
    private var leads: [Int: SourceSpan] = [:]

    /// Heading texts in `headings` end here, so that a page of one heading does not repeat itself in every passage.
    private static let headingLimit = 512
    /// A lead-in ends here: the header of a table of many columns would stand again before each piece of its rows.
    private static let leadLimit = 4_096
    /// Containers above a leaf that a passage keeps.
    private static let ancestorLimit = 64

    init(document: Document, text: UnsafeBufferPointer<UInt8>) {
        self.document = document
        self.text = text
        localIndex = Array(repeating: 0, count: document.content.blocks.count)
        stamp = Array(repeating: -1, count: document.content.blocks.count)
    }

    mutating func append(_ atoms: ArraySlice<Atom>) {
        guard let first = atoms.first, let last = atoms.last else { return }
        let span = SourceSpan(start: first.span.start, end: last.span.end)
        origin = origin.advanced(over: text[origin.utf8..<span.start])
        closeHeadings(for: first)
        let leadIn = self.leadIn(for: first, in: span)
        var passage = Passage(
            id: "\(document.id)#\(passages.count)", document: document.id, title: document.title,
            url: document.url, headings: open.path, text: string(span), origin: origin, blocks: [],
            links: links(in: span), places: document.content.places.clipped(to: span), sentences: [],
            leadIn: leadIn, metadata: document.metadata)
        addBlocks(atoms, span: span, to: &passage)
        passages.append(passage)
        remember(atoms)
    }

    private func string(_ span: SourceSpan) -> String { String(decoding: text[span.range], as: UTF8.self) }

    // MARK: Headings

    /// A heading closes those of its level and below; what is above stays.
    private mutating func closeHeadings(for first: Atom) {
        guard first.isHeading, !first.isBoilerplate else { return }
        open.close(level: first.level)
    }

    private mutating func remember(_ atoms: ArraySlice<Atom>) {
        for atom in atoms {
            if atom.isHeading, !atom.isBoilerplate {
                let end = AtomBoundary.scalar(
                    in: text, atMost: min(atom.span.end, atom.span.start + Self.headingLimit))
                open.append(string(SourceSpan(start: atom.span.start, end: end)), level: atom.level)
            }
            noteLead(atom)
            previous = atom
        }
    }

    // MARK: Lead-ins

    /// For the first item of a list the sentence before it; for a header row itself.
    private mutating func noteLead(_ atom: Atom) {
        let blocks = document.content.blocks
        guard let container = outermostContainer(of: atom.leaf) else { return }
        if blocks[container].kind == .table {
            guard blocks[atom.leaf].kind == .tableRow, blocks[atom.leaf].isHeaderOrOrdered else { return }
            let start = leads[container]?.start ?? atom.span.start
            // Headers further down in the table lead nothing.
            let isFirst = leads[container] == nil && blocks[container].span.start == atom.span.start
            if isFirst || leads[container]?.end == previous?.span.end {
                leads[container] = SourceSpan(start: start, end: atom.span.end)
            }
        } else if blocks[container].span.start == atom.span.start, let previous, !previous.isHeading,
            previous.isBoilerplate == atom.isBoilerplate
        {
            leads[container] = previous.span
        }
    }

    private mutating func leadIn(for first: Atom, in span: SourceSpan) -> LeadIn? {
        guard let container = outermostContainer(of: first.leaf) else { return nil }
        if document.content.blocks[container].span.start == first.span.start { noteLead(first) }
        guard let lead = leads[container], lead.end <= span.start, lead.start >= leadOrigin.utf8 else {
            return nil
        }
        leadOrigin = leadOrigin.advanced(over: text[leadOrigin.utf8..<lead.start])
        return LeadIn(text: string(shortened(lead)), origin: leadOrigin)
    }

    /// What is over the limit goes, if possible with the cell that passes it.
    private func shortened(_ lead: SourceSpan) -> SourceSpan {
        guard lead.count > Self.leadLimit else { return lead }
        let end = AtomBoundary.scalar(in: text, atMost: lead.start + Self.leadLimit)
        let bar = text[lead.start..<end].lastIndex(of: UInt8(ascii: "|"))
        let cut = bar.map { text[$0 - 1] == 0x20 ? $0 - 1 : $0 } ?? end
        return SourceSpan(start: lead.start, end: cut > lead.start ? cut : end)
    }

    private func outermostContainer(of leaf: Int) -> Int? {
        let blocks = document.content.blocks
        var found: Int?
        var index = blocks[leaf].parent
        while index > 0 {
            let kind = blocks[index].kind
            if kind == .table || kind == .list { found = index }
            index = blocks[index].parent
        }
        return found
    }

    // MARK: Links and blocks

    private mutating func links(in span: SourceSpan) -> [Link] {
        let all = document.content.links
        while nextLink < all.count, all[nextLink].span.end <= span.start { nextLink += 1 }
        var found: [Link] = []
        var index = nextLink
        while index < all.count, all[index].span.start < span.end {
            let clipped = clip(all[index].span, to: span)
            if !clipped.isEmpty { found.append(Link(span: clipped, target: all[index].target)) }
            index += 1
        }
        return found
    }

    /// `inner`, as far as it lies in `outer`, counted from its start.
    private func clip(_ inner: SourceSpan, to outer: SourceSpan) -> SourceSpan {
        SourceSpan(start: max(inner.start, outer.start), end: min(inner.end, outer.end))
            .shifted(by: -outer.start)
    }

    private mutating func addBlocks(_ atoms: ArraySlice<Atom>, span: SourceSpan, to passage: inout Passage) {
        let mark = atoms.first.flatMap { document.content.blocks[$0.leaf].boilerplate }
        passage.blocks = [
            Block(
                kind: .document, span: SourceSpan(start: 0, end: span.count), parent: -1, boilerplate: mark)
        ]
        for atom in atoms {
            let block = local(atom.leaf, span: span, passage: &passage)
            passage.sentences.append(Sentence(span: atom.span.shifted(by: -span.start), block: block))
        }
    }

    /// The local index of a document block, added with the containers above it and, for rows, the cells below.
    private mutating func local(_ leaf: Int, span: SourceSpan, passage: inout Passage) -> Int {
        let current = passages.count
        if leaf == 0 { return 0 }
        var chain: [Int] = []
        var index = leaf
        while index > 0, stamp[index] != current, chain.count < Self.ancestorLimit {
            chain.append(index)
            index = document.content.blocks[index].parent
        }
        var parent = index > 0 && stamp[index] == current ? localIndex[index] : 0
        for block in chain.reversed() {
            // Containers that only hold the whole passage say nothing in it.
            let isBare = document.content.blocks[block].kind == .section
            if isBare, document.content.blocks[block].span.contains(span), block != leaf {
                continue
            }
            parent = add(block, parent: parent, span: span, passage: &passage)
        }
        if document.content.blocks[leaf].kind == .tableRow, chain.first == leaf {
            addCells(of: leaf, row: parent, span: span, passage: &passage)
        }
        return stamp[leaf] == current ? localIndex[leaf] : parent
    }

    private mutating func add(_ block: Int, parent: Int, span: SourceSpan, passage: inout Passage) -> Int {
        var copy = document.content.blocks[block]
        copy.span = clip(copy.span, to: span)
        copy.parent = parent
        passage.blocks.append(copy)
        stamp[block] = passages.count
        localIndex[block] = passage.blocks.count - 1
        return passage.blocks.count - 1
    }

    private mutating func addCells(of row: Int, row local: Int, span: SourceSpan, passage: inout Passage) {
        let blocks = document.content.blocks
        let end = min(blocks[row].span.end, span.end)
        var cell = firstCell(of: row, behind: span.start)
        while cell < blocks.count, blocks[cell].span.start < end {
            let parent = blocks[cell].parent
            _ = add(
                cell, parent: stamp[parent] == passages.count ? localIndex[parent] : local, span: span,
                passage: &passage)
            cell += 1
        }
    }

    /// The first block below a row, or behind it, that ends behind `place`: a long row may lie in many passages.
    private func firstCell(of row: Int, behind place: Int) -> Int {
        let blocks = document.content.blocks
        var low = row + 1
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].span.end <= place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Where text may be cut.
enum AtomBoundary {
    /// The last scalar boundary at or before `place`.
    static func scalar(in text: UnsafeBufferPointer<UInt8>, atMost place: Int) -> Int {
        var end = place
        while end > 0, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}
