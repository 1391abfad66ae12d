/// A text with its structure: canonical text, blocks in document order (pre-order, parents before children), links.
///
/// Blocks of plain text are paragraphs under one document block. Spans of siblings do not overlap and rise.
package struct StructuredText: Hashable, Sendable {
    package var text: String
    package var blocks: [Block]
    package var links: [Link]

    package init(text: String, blocks: [Block], links: [Link] = []) {
        self.text = text
        self.blocks = blocks
        self.links = links
    }
}
