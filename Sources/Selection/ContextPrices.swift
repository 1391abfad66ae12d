import ContextTypes
import Segmentation

/// What the pieces of a context cost in the budget's unit: each unit with the separator before it, title lines, lead-ins,
/// the empty lines between passages.
///
/// Counters count joined texts at most as high as their parts, so the sum of the pieces is never below the whole.
/// Prices are counted when they are first asked for.
final class ContextPrices {
    let betweenPassages: Int
    /// Of the mark where something was dropped, at most.
    let gap: Int
    /// Place of each passage in the order of the context.
    let positions: [Int]
    private let candidates: Candidates
    private let counter: any TokenCounter
    private let options: PruningOptions
    /// Equal for passages that share one title line; and what the line costs.
    private let titles: [(line: Int, cost: Int)]
    private let leadIns: [Int]
    /// Of `ContextFormat.cutMark`.
    let cutMark: Int
    /// By passage, unit and separator; negative: not counted yet.
    private var units: [[Int32]]
    /// By passage; nil until one of its units is counted as markup.
    private var markups: [PassageMarkup?]
    private static let start = ContextFormat.Separator.allCases.count

    init(_ candidates: Candidates, options: PruningOptions, order: [Int], counter: any TokenCounter) {
        self.candidates = candidates
        self.counter = counter
        self.options = options
        betweenPassages = counter.tokens(in: ContextFormat.passageSeparator)
        gap = max(
            counter.tokens(in: ContextFormat.Separator.gap.text(marksGaps: true)),
            counter.tokens(in: ContextFormat.Separator.lineGap.text(marksGaps: true)))
        var positions = order
        for (place, passage) in order.enumerated() { positions[passage] = place }
        self.positions = positions
        var lines: [[String]: Int] = [:]
        titles = candidates.items.map { candidate in
            let line = ContextFormat.titleLine(of: candidate.passage, options)
            let next = lines.count
            let number = lines[[candidate.passage.document, line], default: next]
            lines[[candidate.passage.document, line]] = number
            return (number, line.isEmpty ? 0 : counter.tokens(in: line + "\n"))
        }
        leadIns = candidates.items.map { $0.passage.leadIn.map { counter.tokens(in: $0.text + "\n") } ?? 0 }
        cutMark = counter.tokens(in: ContextFormat.cutMark)
        markups = Array(repeating: nil, count: candidates.items.count)
        units = candidates.items.map { Array(repeating: -1, count: $0.units.count * (Self.start + 1)) }
    }

    /// What a unit costs that follows `previous` in its passage; nil when it is the first.
    func price(of place: UnitPlace, after previous: Int?) -> Int {
        guard let previous else { return price(of: place, following: nil) }
        let passage = candidates.items[place.passage].passage
        var text = passage.text
        let separator = text.withUTF8 {
            ContextFormat.separator(in: $0, of: passage, from: previous, to: place.index)
        }
        return price(of: place, following: separator)
    }

    /// What a unit costs at most after a gap.
    func widestPrice(of place: UnitPlace) -> Int {
        max(price(of: place, following: .gap), price(of: place, following: .lineGap))
    }

    private func price(of place: UnitPlace, following separator: ContextFormat.Separator?) -> Int {
        let slot = place.index * (Self.start + 1) + (separator?.rawValue ?? Self.start)
        if units[place.passage][slot] >= 0 { return Int(units[place.passage][slot]) }
        let price =
            options.output == .text
            ? tokens(of: place, to: candidates[place].span.end, following: separator) : markup(of: place)
        units[place.passage][slot] = Int32(clamping: price)
        return price
    }

    /// What the markup of one unit costs when it stands alone: all elements around it included, so rather too much.
    private func markup(of place: UnitPlace) -> Int {
        let markup =
            markups[place.passage]
            ?? PassageMarkup(candidates.items[place.passage].passage, keepsLinks: options.keepLinks)
        markups[place.passage] = markup
        let text =
            options.output == .html
            ? markup.html(keeping: [place.index], leadIn: false)
            : markup.markdown(keeping: [place.index], leadIn: false)
        return counter.tokens(in: "\n\n" + text)
    }

    private func tokens(of place: UnitPlace, to end: Int, following separator: ContextFormat.Separator?)
        -> Int
    {
        var piece = Array(separator.map { Array($0.text(marksGaps: true).utf8) } ?? [])
        var text = candidates.items[place.passage].passage.text
        text.withUTF8 { piece += $0[candidates[place].span.start..<end] }
        return piece.withUnsafeBufferPointer { counter.tokens(in: $0) }
    }

    /// The longest beginning of a unit that costs at most `room`, cut between words; nil when there is none.
    func part(of place: UnitPlace, after previous: Int?, within room: Int) -> (end: Int, price: Int)? {
        let span = candidates[place].span
        var text = candidates.items[place.passage].passage.text
        let ends = text.withUTF8 { Self.wordEnds(in: $0, span) }
        let separator = previous.map { _ in
            let line = price(of: place, following: .lineGap)
            return line > price(of: place, following: .gap) ? ContextFormat.Separator.lineGap : .gap
        }
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) / 2
            if tokens(of: place, to: ends[middle], following: separator) <= room {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 0 else { return nil }
        return (ends[low - 1], tokens(of: place, to: ends[low - 1], following: separator))
    }

    /// Ends of words before the end of a unit; without white space in it, of characters.
    private static func wordEnds(in text: UnsafeBufferPointer<UInt8>, _ span: SourceSpan) -> [Int] {
        let inside = span.range.dropFirst()
        let words = inside.filter { isWhite(text[$0]) && !isWhite(text[$0 - 1]) }
        return words.isEmpty ? inside.filter { text[$0] & 0xC0 != 0x80 } : words
    }

    private static func isWhite(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    func leadIn(of passage: Int) -> Int { leadIns[passage] }

    /// What a passage's title line costs after `previous`, the passage before it in the context.
    func title(of passage: Int, after previous: Int?) -> Int {
        if let previous, titles[previous].line == titles[passage].line { return 0 }
        return titles[passage].cost
    }
}
