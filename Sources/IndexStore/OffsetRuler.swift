import ContextTypes

/// Counts offsets of one text in all units, from front to back.
struct OffsetRuler {
    private let text: String
    private var place = SourceOffset.zero

    init(_ text: String) { self.text = text }

    /// Whether `offset` is a place of the text, counted rightly; offsets that rise cost one walk together.
    mutating func agrees(with offset: SourceOffset) -> Bool {
        if offset.utf8 < place.utf8 { place = .zero }
        guard offset.utf8 <= text.utf8.count else { return false }
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: place.utf8)
        let end = text.utf8.index(start, offsetBy: offset.utf8 - place.utf8)
        place = place.advanced(over: text.utf8[start..<end])
        return place == offset
    }

    /// Whether the text has `part` at this place.
    func holds(_ part: String, at place: Int) -> Bool {
        guard place + part.utf8.count <= text.utf8.count else { return false }
        return text.utf8.dropFirst(place).starts(with: part.utf8)
    }
}
