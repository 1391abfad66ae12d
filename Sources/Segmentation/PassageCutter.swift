package import ContextTypes
package import Sentences

/// Cuts documents into passages: whole sentences or whole blocks of one section, up to a number of tokens.
///
/// A passage never crosses a heading: headings stand at its start, or above it. Main content and boilerplate are never in
/// one passage. Table rows and code stay whole; what alone is over the limit is cut at lines, then at white space, then
/// between scalars. Line breaks of plain text that only wrap it are white space; all others end a sentence. Takes time
/// linear in the text.
package struct PassageCutter: Sendable {
    private let limit: Int
    private let counter: any TokenCounter
    private let splitter: SentenceSplitter?

    /// - Parameters:
    ///   - limit: Most tokens of a passage's text; at least 1.
    ///   - counter: Counts tokens; sums of parts are taken for the whole, which it never exceeds.
    ///   - splitter: Nil takes one for each document's language.
    package init(limit: Int = 200, counter: any TokenCounter, splitter: SentenceSplitter? = nil) {
        self.limit = max(limit, 1)
        self.counter = counter
        self.splitter = splitter
    }

    /// The passages of a document, in its order. Together they hold all its text but white space.
    /// - Parameter format: What the document was read from.
    package func passages(of document: Document, from format: SourceFormat) -> [Passage] {
        var text = document.content.text
        return text.withUTF8 { bytes in
            var builder = PassageBuilder(document: document, text: bytes)
            for group in packed(atoms(of: document, bytes, format)) { builder.append(group) }
            return builder.passages
        }
    }

    /// The whole document as one passage, for callers who must not have it cut: its blocks and links as they are, its
    /// units no larger than the limit.
    package func wholePassage(of document: Document, from format: SourceFormat) -> Passage {
        var text = document.content.text
        let atoms = text.withUTF8 { self.atoms(of: document, $0, format) }
        return Passage(
            id: document.id, document: document.id, title: document.title, url: document.url,
            text: document.content.text, blocks: document.content.blocks, links: document.content.links,
            places: document.content.places,
            sentences: atoms.map { Sentence(span: $0.span, block: $0.leaf) }, metadata: document.metadata)
    }

    private func atoms(
        of document: Document, _ text: UnsafeBufferPointer<UInt8>, _ format: SourceFormat
    ) -> [Atom] {
        AtomSplitter(
            text: text, content: document.content,
            splitter: splitter ?? SentenceSplitter(language: document.language), counter: counter,
            limit: limit, isPlainText: format == .text
        ).atoms()
    }

    /// Groups atoms of one section: whole blocks as long as they fit, else whole sentences.
    private func packed(_ atoms: [Atom]) -> [ArraySlice<Atom>] {
        var groups: [ArraySlice<Atom>] = []
        var start = 0
        var tokens = 0
        var index = 0
        // The block around `index`: where it ends, and the tokens of what is left of it.
        var end = 0
        var left = 0
        while index < atoms.count {
            if index == end {
                end = blockEnd(atoms, from: index)
                left = atoms[index..<end].reduce(0) { $0 + $1.tokens }
            }
            if index > start, atoms[index].startsPassage(after: atoms[index - 1]) {
                groups.append(atoms[start..<index])
                start = index
                tokens = 0
            }
            if tokens + left <= limit {
                tokens += left
                index = end
                continue
            }
            // A block that would fit a passage of its own is not cut to fill half a one.
            let isHeadingRun = atoms[start..<index].allSatisfy(\.isHeading)
            if left <= limit, tokens >= limit / 2, !isHeadingRun {
                groups.append(atoms[start..<index])
                start = index
                tokens = 0
                continue
            }
            while index < end, index == start || tokens + atoms[index].tokens <= limit {
                tokens += atoms[index].tokens
                left -= atoms[index].tokens
                index += 1
            }
            guard index < end else { continue }
            groups.append(atoms[start..<index])
            start = index
            tokens = 0
        }
        if start < atoms.count { groups.append(atoms[start..<atoms.count]) }
        return groups
    }

    private func blockEnd(_ atoms: [Atom], from start: Int) -> Int {
        var end = start + 1
        while end < atoms.count, atoms[end].leaf == atoms[start].leaf { end += 1 }
        return end
    }
}
