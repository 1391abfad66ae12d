import ContextTypes
import Sentences

/// Divides a structured text into atoms, each within the token limit, covering all text but white space.
struct AtomSplitter {
    let text: UnsafeBufferPointer<UInt8>
    let content: StructuredText
    let splitter: SentenceSplitter
    let counter: any TokenCounter
    let limit: Int
    private let wrapped: WrappedLines?

    /// - Parameter isPlainText: Line breaks may only wrap the text.
    init(
        text: UnsafeBufferPointer<UInt8>, content: StructuredText, splitter: SentenceSplitter,
        counter: any TokenCounter, limit: Int, isPlainText: Bool
    ) {
        self.text = text
        self.content = content
        self.splitter = splitter
        self.counter = counter
        self.limit = limit
        wrapped = isPlainText ? WrappedLines(text, paragraphs: content.blocks.dropFirst().map(\.span)) : nil
    }

    func atoms() -> [Atom] {
        var atoms: [Atom] = []
        let blocks = content.blocks
        var index = 1
        var covered = 0
        while index < blocks.count {
            let next = index + 1
            let isRow = blocks[index].kind == .tableRow
            let isLeaf = isRow || next >= blocks.count || blocks[next].parent != index
            guard isLeaf else {
                index = next
                continue
            }
            appendGap(SourceSpan(start: covered, end: blocks[index].span.start), around: index, to: &atoms)
            appendAtoms(of: index, to: &atoms)
            covered = max(covered, blocks[index].span.end)
            index = next
            // Cells are part of their row.
            if isRow { while index < blocks.count, blocks[index].span.start < covered { index += 1 } }
        }
        if blocks.count == 1 {
            appendAtoms(of: 0, to: &atoms)
        } else {
            appendGap(SourceSpan(start: covered, end: text.count), around: blocks.count - 1, to: &atoms)
        }
        countTokens(of: &atoms)
        return atoms
    }

    /// Text that a block holds beside its children, as broken markup can have it (a list inside a heading).
    private func appendGap(_ gap: SourceSpan, around leaf: Int, to atoms: inout [Atom]) {
        guard gap.start < gap.end, text[gap.range].contains(where: { !$0.isWhite }) else { return }
        var owner = content.blocks[leaf].parent
        while owner > 0, !content.blocks[owner].span.overlaps(gap) { owner = content.blocks[owner].parent }
        for sentence in sentences(in: gap) {
            append(sentence.shifted(by: gap.start), max(owner, 0), to: &atoms)
        }
    }

    /// Tokens of each atom and of what stands between it and the next, so that sums hold for passages whole.
    private func countTokens(of atoms: inout [Atom]) {
        for index in atoms.indices {
            let end = index + 1 < atoms.count ? atoms[index + 1].span.start : atoms[index].span.end
            atoms[index].tokens = tokens(in: SourceSpan(start: atoms[index].span.start, end: end))
        }
    }

    private func appendAtoms(of block: Int, to atoms: inout [Atom]) {
        let kind = content.blocks[block].kind
        let span = content.blocks[block].span
        let isWhole = kind == .code || kind == .tableRow || kind == .heading
        if isWhole {
            append(span, block, to: &atoms)
            return
        }
        for sentence in sentences(in: span) { append(sentence.shifted(by: span.start), block, to: &atoms) }
    }

    /// The sentences of a stretch, counted from its start.
    private func sentences(in span: SourceSpan) -> [SourceSpan] {
        if let unwrapped = wrapped?.unwrapped(span) {
            return unwrapped.withUnsafeBufferPointer { splitter.spans(in: $0) }
        }
        return splitter.spans(in: UnsafeBufferPointer(rebasing: text[span.range]))
    }

    /// Appends a stretch, cut where it is over the limit.
    private func append(_ span: SourceSpan, _ block: Int, to atoms: inout [Atom]) {
        if tokens(in: span) <= limit {
            atoms.append(atom(span, block))
            return
        }
        var rest = span
        while !rest.isEmpty {
            let piece = firstPiece(of: rest, prefersLines: content.blocks[block].kind == .code)
            atoms.append(atom(trimmed(piece), block))
            rest = skippingWhite(SourceSpan(start: piece.end, end: rest.end), block)
        }
    }

    private func atom(_ span: SourceSpan, _ block: Int) -> Atom {
        let owner = content.blocks[block]
        return Atom(
            span: span, leaf: block, tokens: 0, isHeading: owner.kind == .heading,
            level: owner.kind == .heading ? owner.level : 0, isBoilerplate: owner.boilerplate != nil)
    }

    private func tokens(in span: SourceSpan) -> Int {
        counter.tokens(in: UnsafeBufferPointer(rebasing: text[span.range]))
    }

    /// The longest start of `rest` within the limit that ends well: at a blank line, a line break, white space.
    private func firstPiece(of rest: SourceSpan, prefersLines: Bool) -> SourceSpan {
        var window = boundary(atMost: min(rest.start + limit * 8, rest.end), after: rest.start)
        var tokens = self.tokens(in: SourceSpan(start: rest.start, end: window))
        while tokens > limit, let smaller = smallerWindow(rest.start, window, tokens: tokens) {
            window = smaller
            tokens = self.tokens(in: SourceSpan(start: rest.start, end: window))
        }
        guard window < rest.end else { return SourceSpan(start: rest.start, end: window) }
        return SourceSpan(
            start: rest.start, end: goodEnd(from: rest.start, to: window, prefersLines: prefersLines))
    }

    /// A scalar boundary nearer to the start, by the ratio of tokens; nil when one scalar is left.
    private func smallerWindow(_ start: Int, _ window: Int, tokens: Int) -> Int? {
        let length = window - start
        let shorter = min(length * limit / tokens, length - 1)
        let end = boundary(atMost: start + max(shorter, 1), after: start)
        return end < window ? end : nil
    }

    /// The last scalar boundary at or before `place`, but behind the first scalar after `start`.
    private func boundary(atMost place: Int, after start: Int) -> Int {
        var end = place
        while end > start, end < text.count, text[end] & 0xC0 == 0x80 { end -= 1 }
        if end > start { return end }
        end = start + 1
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        return end
    }

    private func goodEnd(from start: Int, to end: Int, prefersLines: Bool) -> Int {
        var line: Int?
        var space: Int?
        var index = end
        while index > start + 1 {
            let byte = text[index - 1]
            if byte == 0x0A {
                let isBlank = text[index - 2] == 0x0A
                if isBlank, prefersLines, index > start + (end - start) / 2 { return index }
                if line == nil { line = index }
            }
            if space == nil, byte.isWhite {
                space = index
                if !prefersLines { break }
            }
            index -= 1
        }
        if text[end].isWhite, !prefersLines { return end }
        return (prefersLines ? line : nil) ?? space ?? end
    }

    private func trimmed(_ span: SourceSpan) -> SourceSpan {
        var span = span
        while span.end > span.start + 1, text[span.end - 1].isWhite { span.end -= 1 }
        return span
    }

    /// Code keeps the indentation of its next line.
    private func skippingWhite(_ span: SourceSpan, _ block: Int) -> SourceSpan {
        var start = span.start
        while start < span.end, text[start].isWhite { start += 1 }
        if content.blocks[block].kind == .code, start < span.end {
            while start > span.start, text[start - 1] != 0x0A { start -= 1 }
        }
        return SourceSpan(start: start, end: span.end)
    }
}
