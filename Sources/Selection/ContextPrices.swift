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
    private let mark: String
    /// Of the mark before the first or after the last kept unit of a passage, at most; 0 where none is written.
    let edge: Int
    /// Place of each passage in the order of the context.
    let positions: [Int]
    private let candidates: Candidates
    private let counter: any TokenCounter
    private let options: PruningOptions
    /// Equal for passages that share one title line; and what the line costs.
    private var titles: [(line: Int, cost: Int)]
    private let leadIns: [Int]
    /// Of what follows the kept part of a unit that was cut.
    let cutMark: Int
    private let separators: [[ContextFormat.Separator]]
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
        let mark = options.markers ? ContextGap.longestMark : ContextFormat.gapMark
        gap = max(
            counter.tokens(in: ContextFormat.Separator.gap.text(mark: mark)),
            counter.tokens(in: ContextFormat.Separator.lineGap.text(mark: mark)))
        self.mark = mark
        edge =
            Self.marksEdges(options)
            ? max(counter.tokens(in: mark + "\n"), counter.tokens(in: "\n" + mark)) : 0
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
        cutMark = max(edge, counter.tokens(in: ContextFormat.cutMark))
        markups = Array(repeating: nil, count: candidates.items.count)
        separators = candidates.items.map(Self.separators)
        units = candidates.items.map { Array(repeating: -1, count: $0.units.count * (Self.start + 1)) }
    }

    private init(copying other: ContextPrices) {
        (betweenPassages, gap, cutMark, positions) =
            (other.betweenPassages, other.gap, other.cutMark, other.positions)
        (candidates, counter, options) = (other.candidates, other.counter, other.options)
        (mark, edge) = (other.mark, other.edge)
        (titles, leadIns, separators, units) = (other.titles, other.leadIns, other.separators, other.units)
        markups = other.markups
    }

    var hasTitles: Bool { titles.contains { $0.cost > 0 } }

    /// The same prices where no title is written.
    var withoutTitles: ContextPrices {
        let copy = ContextPrices(copying: self)
        for passage in titles.indices { copy.titles[passage].cost = 0 }
        return copy
    }

    /// What a unit costs that follows `previous` in its passage; nil when it is the first.
    func price(of place: UnitPlace, after previous: Int?) -> Int {
        price(of: place, following: previous.map { separator(from: $0, to: place) })
    }

    private func separator(from previous: Int, to place: UnitPlace) -> ContextFormat.Separator {
        if previous + 1 == place.index { return separators[place.passage][place.index] }
        let isOneBlock =
            candidates.items[place.passage].units[previous].block == candidates[place].block
        return isOneBlock ? .gap : .lineGap
    }

    /// What stands before each unit when the one before it is kept too.
    private static func separators(of candidate: Candidate) -> [ContextFormat.Separator] {
        var text = candidate.passage.text
        return text.withUTF8 { text in
            candidate.units.indices.map { index in
                index == 0
                    ? .nothing
                    : ContextFormat.separator(in: text, of: candidate.passage, from: index - 1, to: index)
            }
        }
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
        var piece = Array((separator?.text(mark: mark) ?? opening(of: place)).utf8)
        var text = candidates.items[place.passage].passage.text
        text.withUTF8 { piece += $0[candidates[place].span.start..<end] }
        return piece.withUnsafeBufferPointer { counter.tokens(in: $0) }
    }

    /// What stands before a unit that is the first one of its passage to be kept.
    private func opening(of place: UnitPlace) -> String {
        guard edge > 0, place.index > 0 else { return "" }
        return mark + ContextFormat.edge(of: candidates.items[place.passage].passage, before: place.index)
    }

    /// What follows the last kept unit of a passage, at most.
    func ending(of passage: Int) -> Int { candidates.items[passage].units.count > 1 ? edge : 0 }

    private static func marksEdges(_ options: PruningOptions) -> Bool {
        options.markers && options.output == .text
    }

    /// The longest beginning of a unit that costs at most `room`, cut between words; nil when there is none.
    func part(of place: UnitPlace, after previous: Int?, within room: Int) -> (end: Int, price: Int)? {
        let ends = candidates.wordEnds(of: place)
        let separator = previous.map { _ in
            let line = price(of: place, following: .lineGap)
            return line > price(of: place, following: .gap) ? ContextFormat.Separator.lineGap : .gap
        }
        let count = ends.prefixCount { tokens(of: place, to: $0, following: separator) <= room }
        guard count > 0 else { return nil }
        return (ends[count - 1], tokens(of: place, to: ends[count - 1], following: separator))
    }

    func leadIn(of passage: Int) -> Int { leadIns[passage] }

    /// What a passage's title line costs after `previous`, the passage before it in the context.
    func title(of passage: Int, after previous: Int?) -> Int {
        if let previous, titles[previous].line == titles[passage].line { return 0 }
        return titles[passage].cost
    }
}
