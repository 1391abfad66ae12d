import ContextTypes

/// A run of units of one passage that stays or goes as a whole.
struct BlockPiece: Hashable, Sendable {
    var passage: Int
    var units: Range<Int>
    /// Units of the headings above the piece, outermost first.
    var headings: [Int]

    func text(in passage: Passage) -> String {
        guard let first = units.first, let last = units.last else { return "" }
        let (start, end) = (passage.sentences[first].span.start, passage.sentences[last].span.end)
        return passage.text.text(at: SourceSpan(start: start, end: end))
    }

    /// Title and headings, outside the passage and inside it.
    func path(in passage: Passage) -> [String] {
        let inside = headings.map { passage.text.text(at: passage.sentences[$0].span) }
        return [passage.title] + passage.headings + inside
    }
}
