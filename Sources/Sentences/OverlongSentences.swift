import ContextTypes

/// Cuts sentences that are longer than a limit at the best place before it.
struct OverlongSentences {
    let text: UnsafeBufferPointer<UInt8>
    /// In scalars, at least 1.
    let maximumLength: Int

    func cut(_ spans: [SourceSpan]) -> [SourceSpan] {
        var result: [SourceSpan] = []
        result.reserveCapacity(spans.count)
        for span in spans { cut(span, into: &result) }
        return result
    }

    private func cut(_ span: SourceSpan, into result: inout [SourceSpan]) {
        var start = span.start
        while start < span.end {
            let limit = self.limit(from: start, in: span)
            guard limit < span.end else { break }
            let cut = bestCut(from: start, to: limit)
            result.append(SourceSpan(start: start, end: trimmed(cut, notBelow: start)))
            start = skippingSpace(from: cut, to: span.end)
        }
        if start < span.end { result.append(SourceSpan(start: start, end: span.end)) }
    }

    /// Behind the last scalar that fits.
    private func limit(from start: Int, in span: SourceSpan) -> Int {
        if span.end - start <= maximumLength { return span.end }
        var position = start
        for _ in 0..<maximumLength where position < span.end { position += text.scalar(at: position).length }
        return position
    }

    /// Behind the last newline, else the last `. ? ! ; :` with a blank behind, else before the last blank, else `limit`.
    private func bestCut(from start: Int, to limit: Int) -> Int {
        var punctuation: Int?
        var blank: Int?
        var position = limit
        while let scalar = text.scalar(before: position, notBelow: start + 1) {
            let kind = LetterKind(scalar.value)
            let before = position - scalar.length
            if kind == .newline { return before }
            if kind == .space {
                if blank == nil { blank = before }
                if punctuation == nil, endsClause(before, notBelow: start) { punctuation = before }
            }
            position = before
        }
        return punctuation ?? blank ?? limit
    }

    private func endsClause(_ index: Int, notBelow start: Int) -> Bool {
        guard let scalar = text.scalar(before: index, notBelow: start) else { return false }
        return scalar.value == 0x3B || scalar.value == 0x3A || Terminator.isTerminator(scalar.value)
    }

    private func trimmed(_ end: Int, notBelow start: Int) -> Int {
        var end = end
        while let scalar = text.scalar(before: end, notBelow: start), LetterKind(scalar.value).isSpace {
            end -= scalar.length
        }
        return end
    }

    private func skippingSpace(from index: Int, to end: Int) -> Int {
        var position = index
        while position < end {
            let scalar = text.scalar(at: position)
            guard LetterKind(scalar.value).isSpace else { break }
            position += scalar.length
        }
        return position
    }
}
