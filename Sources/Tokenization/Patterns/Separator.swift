/// What a step of a pre-tokeniser splits at.
enum Separator: Sendable, Hashable {
    /// What becomes of a match.
    enum Behavior: String, Sendable {
        case removed = "Removed"
        case isolated = "Isolated"
        case mergedWithPrevious = "MergedWithPrevious"
        case mergedWithNext = "MergedWithNext"
        /// Matches that follow each other are one piece.
        case contiguous = "Contiguous"
    }

    case pattern(PiecePattern)
    case text([UInt8])
    /// Every scalar of a class by itself.
    case numbers
    case punctuation
    case whiteSpace

    /// Tells the matches in `range` and the stretches between them, in order.
    func forEachStretch(
        of range: Range<Int>, in text: TextView, _ body: (_ stretch: Range<Int>, _ isMatch: Bool) -> Void
    ) {
        // The pattern sees the part alone, as if it were a text of its own.
        let pattern = PatternText(text.bytes + range.lowerBound, end: range.count)
        var position = 0
        var unmatched = 0
        func shifted(_ start: Int, _ end: Int) -> Range<Int> {
            (range.lowerBound + start)..<(range.lowerBound + end)
        }
        while position < pattern.end {
            guard let end = end(of: position, in: pattern), end > position else {
                position = pattern.value(at: position).next
                continue
            }
            if unmatched < position { body(shifted(unmatched, position), false) }
            body(shifted(position, end), true)
            position = end
            unmatched = end
        }
        if unmatched < pattern.end { body(shifted(unmatched, pattern.end), false) }
    }

    private func end(of start: Int, in text: PatternText) -> Int? {
        switch self {
        case .pattern(let pattern): return pattern.end(of: start, in: text)
        case .text(let wanted):
            guard !wanted.isEmpty, start + wanted.count <= text.end else { return nil }
            for index in wanted.indices where text.bytes[start + index] != wanted[index] { return nil }
            return start + wanted.count
        case .whiteSpace: return text.next(after: start, if: .spaces)
        case .numbers:
            let (scalar, next) = text.value(at: start)
            let isNumber = text.kind(of: scalar) == ScalarKind.number
            return isNumber || ScalarSet.lateNumbers.contains(scalar) ? next : nil
        case .punctuation:
            let (scalar, next) = text.value(at: start)
            return ScalarSet.punctuation.contains(scalar) ? next : nil
        }
    }
}

/// Turns matches and the stretches between them into pieces, as `behavior` asks.
struct SeparatedParts {
    let behavior: Separator.Behavior
    private var waiting: Range<Int>?
    private var waitsForMatch = false

    init(behavior: Separator.Behavior) { self.behavior = behavior }

    mutating func add(_ stretch: Range<Int>, isMatch: Bool, _ body: (Range<Int>) -> Void) {
        switch behavior {
        case .isolated: body(stretch)
        case .removed: if !isMatch { body(stretch) }
        case .contiguous:
            // The first stretch is treated as one that follows no match, so equal neighbours only are joined.
            if let before = waiting, waitsForMatch == isMatch {
                waiting = before.lowerBound..<stretch.upperBound
            } else {
                finish(body)
                waiting = stretch
            }
            waitsForMatch = isMatch
        case .mergedWithPrevious:
            if isMatch, let before = waiting {
                body(before.lowerBound..<stretch.upperBound)
                waiting = nil
            } else if isMatch {
                body(stretch)
            } else {
                waiting = stretch
            }
        case .mergedWithNext:
            if isMatch {
                finish(body)
                waiting = stretch
            } else {
                body((waiting?.lowerBound ?? stretch.lowerBound)..<stretch.upperBound)
                waiting = nil
            }
        }
    }

    /// Gives out what still waits.
    mutating func finish(_ body: (Range<Int>) -> Void) {
        if let waiting { body(waiting) }
        waiting = nil
    }
}
