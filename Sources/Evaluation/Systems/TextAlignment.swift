package import ContextTypes

/// Finds which sentences of a passage a system kept when it returns text instead of offsets.
package enum TextAlignment {
    /// The sentences that stand in `text`, in their order; differences in white space do not count.
    ///
    /// A sentence that stands twice in the passage is taken at its first place from where the last match ended.
    package static func keptSentences(of passage: Passage, in text: String) -> [SourceSpan] {
        let output = squeezed(text)
        var position = 0
        var spans: [SourceSpan] = []
        for sentence in passage.sentences {
            let wanted = squeezed(passage.text.text(at: sentence.span))
            guard !wanted.isEmpty, let found = output.firstOccurrence(of: wanted, from: position) else {
                continue
            }
            position = found + wanted.count
            spans.append(sentence.span)
        }
        return spans
    }

    /// The bytes without white space: systems join and wrap as they like.
    private static func squeezed(_ text: String) -> [UInt8] { text.utf8.filter { !$0.isSpace } }
}

extension [UInt8] {
    /// Where `sequence` first stands at or after `start`.
    func firstOccurrence(of sequence: [UInt8], from start: Int) -> Int? {
        guard let first = sequence.first, start + sequence.count <= count else { return nil }
        return (start...(count - sequence.count)).first { place in
            self[place] == first && self[place..<place + sequence.count].elementsEqual(sequence)
        }
    }
}
