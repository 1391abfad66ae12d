/// Pairs runs of `*`, `_` and `~` to emphasis and strikethrough (CommonMark 0.31, appendix, "process emphasis").
struct MarkdownEmphasis {
    /// A run of one delimiter, and what was made of it.
    struct Run {
        var byte: UInt8
        /// As it stood in the text.
        let length: Int
        /// Delimiters that are left: they stay text.
        var left: Int
        var canOpen: Bool
        var canClose: Bool
        fileprivate var previous = -1
        fileprivate var next = -1
        /// Of `pairs`: what it opens, outermost first, and what it closes, innermost first.
        fileprivate(set) var opens = -1
        fileprivate(set) var closes = -1
        fileprivate var lastClose = -1
    }

    struct Pair {
        enum Kind: UInt8 { case emphasis, strong, strikethrough }
        var kind: Kind
        /// The next pair of the same run.
        fileprivate(set) var next = -1
    }

    private(set) var runs: [Run] = []
    private(set) var pairs: [Pair] = []
    /// The first and last run that may still be paired; -1 for none.
    private var first = -1
    private(set) var last = -1
    /// Below these no opener is, by the closer's byte, length modulo three, and whether it may open as well.
    private var floors: [Int] = []

    mutating func removeAll() {
        runs.removeAll(keepingCapacity: true)
        pairs.removeAll(keepingCapacity: true)
        first = -1
        last = -1
    }

    /// Returns the run's index.
    mutating func append(_ run: Run) -> Int {
        let index = runs.count
        runs.append(run)
        runs[index].previous = last
        if last >= 0 { runs[last].next = index } else { first = index }
        last = index
        return index
    }

    /// Pairs the runs behind `bottom` with each other; none of them waits any longer.
    mutating func pair(above bottom: Int) {
        var closer = bottom < 0 ? first : runs[bottom].next
        floors.removeAll(keepingCapacity: true)
        floors.append(contentsOf: repeatElement(bottom, count: 18))
        while closer >= 0 {
            let next = runs[closer].next
            if !runs[closer].canClose {
                closer = next
            } else if let opener = opener(for: closer) {
                closer = pair(opener, closer)
            } else {
                floors[floor(of: closer)] = runs[closer].previous
                if !runs[closer].canOpen { remove(closer) }
                closer = next
            }
        }
        if bottom >= 0 { runs[bottom].next = -1 } else { first = -1 }
        last = bottom
    }

    private func floor(of closer: Int) -> Int {
        let run = runs[closer]
        let byte = run.byte == UInt8(ascii: "*") ? 0 : run.byte == UInt8(ascii: "_") ? 1 : 2
        return (byte * 2 + (run.canOpen ? 1 : 0)) * 3 + run.length % 3
    }

    private func opener(for closer: Int) -> Int? {
        let floor = floors[floor(of: closer)]
        let run = runs[closer]
        var index = run.previous
        while index > floor {
            let candidate = runs[index]
            if candidate.canOpen, candidate.byte == run.byte, fits(candidate, run) { return index }
            index = candidate.previous
        }
        return nil
    }

    /// A run that may open and close does not pair with one when their lengths add up to a multiple of three, unless
    /// both are one.
    private func fits(_ opener: Run, _ closer: Run) -> Bool {
        guard closer.canOpen || opener.canClose else { return true }
        return closer.length % 3 == 0 || (opener.length + closer.length) % 3 != 0
    }

    /// Returns the closer to go on with.
    private mutating func pair(_ opener: Int, _ closer: Int) -> Int {
        let kind: Pair.Kind
        let used: Int
        if runs[closer].byte == UInt8(ascii: "~") {
            guard runs[opener].length == runs[closer].length else { return runs[closer].next }
            kind = .strikethrough
            used = runs[closer].length
        } else {
            used = runs[opener].left >= 2 && runs[closer].left >= 2 ? 2 : 1
            kind = used == 2 ? .strong : .emphasis
        }
        link(opener, closer, kind)
        runs[opener].left -= used
        runs[closer].left -= used
        while runs[closer].previous != opener { remove(runs[closer].previous) }
        if runs[opener].left == 0 { remove(opener) }
        guard runs[closer].left == 0 else { return closer }
        let next = runs[closer].next
        remove(closer)
        return next
    }

    private mutating func link(_ opener: Int, _ closer: Int, _ kind: Pair.Kind) {
        pairs.append(Pair(kind: kind, next: runs[opener].opens))
        runs[opener].opens = pairs.count - 1
        pairs.append(Pair(kind: kind))
        if runs[closer].closes < 0 {
            runs[closer].closes = pairs.count - 1
        } else {
            pairs[runs[closer].lastClose].next = pairs.count - 1
        }
        runs[closer].lastClose = pairs.count - 1
    }

    private mutating func remove(_ index: Int) {
        let (previous, next) = (runs[index].previous, runs[index].next)
        if previous >= 0 { runs[previous].next = next } else { first = next }
        if next >= 0 { runs[next].previous = previous } else { last = previous }
    }
}

extension MarkdownEmphasis.Run {
    /// The run at `range`; nil when it can neither open nor close.
    init?(_ byte: UInt8, _ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
        let isStrikethrough = byte == UInt8(ascii: "~")
        if isStrikethrough, range.count > 2 { return nil }
        let before = MarkdownNeighbour(before: range.lowerBound, in: text, skipsTildes: !isStrikethrough)
        let after = MarkdownNeighbour(at: range.upperBound, in: text, skipsTildes: !isStrikethrough)
        let isLeft = after != .space && (after != .punctuation || before != .letter)
        let isRight = before != .space && (before != .punctuation || after != .letter)
        let isUnderscore = byte == UInt8(ascii: "_")
        canOpen = isLeft && (!isUnderscore || !isRight || before == .punctuation)
        canClose = isRight && (!isUnderscore || !isLeft || after == .punctuation)
        guard canOpen || canClose else { return nil }
        self.byte = byte
        length = range.count
        left = range.count
    }
}

/// What stands beside a run of delimiters. The ends of the text count as space.
enum MarkdownNeighbour {
    case space
    case punctuation
    case letter

    init(before index: Int, in text: UnsafeBufferPointer<UInt8>, skipsTildes: Bool) {
        var end = index
        while skipsTildes, end > 0, text[end - 1] == UInt8(ascii: "~") { end -= 1 }
        var start = end - 1
        while start > 0, end - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
        self.init(text[max(start, 0)..<end])
    }

    init(at index: Int, in text: UnsafeBufferPointer<UInt8>, skipsTildes: Bool) {
        var start = index
        while skipsTildes, start < text.count, text[start] == UInt8(ascii: "~") { start += 1 }
        var end = min(start + 1, text.count)
        while end < text.count, end - start < 4, text[end] & 0xC0 == 0x80 { end += 1 }
        self.init(text[start..<end])
    }

    init(_ scalar: Slice<UnsafeBufferPointer<UInt8>>) {
        guard let first = scalar.first else {
            self = .space
            return
        }
        if first < 0x80 {
            self = first.isHTMLSpace ? .space : ASCIISet.punctuation.contains(first) ? .punctuation : .letter
            return
        }
        let category = String(decoding: scalar, as: UTF8.self).unicodeScalars.first?.properties
            .generalCategory
        self =
            switch category {
            case .spaceSeparator: .space
            case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
                .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
                .modifierSymbol, .otherSymbol:
                .punctuation
            default: .letter
            }
    }
}
