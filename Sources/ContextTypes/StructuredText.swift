/// A text with its structure: canonical text, blocks in document order (pre-order, parents before children), links, and
/// for documents that are no page or text the places that its parts come from.
///
/// Blocks of plain text are paragraphs under one document block. Spans of siblings do not overlap and rise.
package struct StructuredText: Hashable, Sendable {
    package var text: String
    package var blocks: [Block]
    package var links: [Link]
    package var places: [PlacedSpan]

    package init(text: String, blocks: [Block], links: [Link] = [], places: [PlacedSpan] = []) {
        self.text = text
        self.blocks = blocks
        self.links = links
        self.places = places
    }
}
