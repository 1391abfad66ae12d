import ContextTypes

/// What was dropped at one place of a passage: between two kept units, before the first or after the last.
struct PassageGap {
    /// The units that were dropped, and the one before them that was cut.
    let units: Range<Int>
    /// Where it stands in the passage's text, without the white space around it.
    let bytes: Range<Int>
    private let passage: Passage

    /// - Parameters:
    ///   - kept: units of the passage, rising.
    ///   - cut: the unit among them of which only the beginning is kept.
    /// - Returns: in the order of the passage; none when nothing is kept, because nothing stands in the context then.
    static func all(of passage: Passage, kept: [Int], cut: CutUnit?) -> [PassageGap] {
        guard let first = kept.first, let last = kept.last else { return [] }
        var source = passage.text
        return source.withUTF8 { text in
            let inner = zip(kept, kept.dropFirst()).map { ($0, $1) }
            let places: [(Int?, Int?)] = [(nil, first)] + inner + [(last, nil)]
            return places.compactMap { PassageGap(in: text, of: passage, from: $0, to: $1, cut) }
        }
    }

    /// What was dropped after the unit `previous` and before the unit `next`; nil stands for the ends of the passage.
    ///
    /// - Returns: nil when nothing was.
    init?(
        in text: UnsafeBufferPointer<UInt8>, of passage: Passage, from previous: Int?, to next: Int?,
        _ cut: CutUnit?
    ) {
        let sentences = passage.sentences
        let cutHere = previous != nil && cut?.place.index == previous ? cut : nil
        let first = previous.map { cutHere == nil ? $0 + 1 : $0 } ?? 0
        units = first..<max(first, next ?? sentences.count)
        guard !units.isEmpty else { return nil }
        let start = cutHere?.end ?? sentences[first].span.start
        var inside = text[start..<max(start, sentences[units.upperBound - 1].span.end)]
        while let last = inside.last, ContextFormat.isBlank(last) { inside.removeLast() }
        bytes = inside.drop(while: ContextFormat.isBlank).indices
        self.passage = passage
    }

    /// What a reader of the context gets for its mark.
    func contextGap(in text: UnsafeBufferPointer<UInt8>) -> ContextGap {
        ContextGap(
            document: passage.document, text: String(decoding: text[bytes], as: UTF8.self), units: units.count
        )
    }

    var contextGap: ContextGap {
        var source = passage.text
        return source.withUTF8 { contextGap(in: $0) }
    }
}
