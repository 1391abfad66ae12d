import ContextTypes

/// Uses what is left of a budget for the beginning of a unit that does not fit, cut between words.
///
/// Only running text is cut: half a table row, a heading without its end or a broken line of code misleads. The part
/// that is worth most is kept: the share of the unit, as far as it goes.
struct UnitCutter {
    /// A shorter beginning says too little, in the budget's unit.
    private static let least = 8
    /// Units tried, best first.
    private static let most = 4

    private let candidates: Candidates
    private let prices: ContextPrices?

    init(_ candidates: Candidates, prices: ContextPrices?) {
        self.candidates = candidates
        self.prices = prices
    }

    /// Keeps the beginning of the unit for which that is worth most, of those that found no room.
    func cut(in run: inout SelectionRun) {
        for place in best(of: run.missed).prefix(Self.most) {
            guard let part = part(of: place, in: run), part.value > run.cut?.value ?? 0 else { continue }
            run.cut = part
        }
    }

    /// The units among `places` that may be cut, the one with the largest share first.
    func best(of places: [UnitPlace]) -> [UnitPlace] {
        Set(places).filter { isText($0) && candidates[$0].share > 0 }.sorted(by: isBetter)
    }

    /// The longest beginning of a unit that there is room for.
    func part(of place: UnitPlace, in run: SelectionRun) -> PartOfUnit? {
        guard isText(place), let prices, let limit = run.limit, let frame = run.ledger.frame(of: place)
        else { return nil }
        let room = limit - run.ledger.spent
        // The ledger does not know that the passage is open: the next one needs its empty line all the same.
        let around =
            frame.price + prices.cutMark + (run.ledger.value == 0 ? prices.betweenPassages : 0)
        guard room - around >= Self.least,
            let part = prices.part(of: place, after: frame.previous, within: room - around)
        else { return nil }
        return PartOfUnit(
            unit: CutUnit(place: place, end: part.end), cost: part.price + around,
            value: candidates.value(of: CutUnit(place: place, end: part.end)))
    }

    private func isBetter(_ left: UnitPlace, _ right: UnitPlace) -> Bool {
        let (first, second) = (candidates[left].share, candidates[right].share)
        return first != second
            ? first > second : (left.passage, left.index) < (right.passage, right.index)
    }

    private func isText(_ place: UnitPlace) -> Bool {
        let passage = candidates.items[place.passage].passage
        guard !candidates[place].isHeading, passage.blocks.indices.contains(candidates[place].block) else {
            return false
        }
        return switch passage.blocks[candidates[place].block].kind {
        case .paragraph, .text, .listItem, .quote, .document, .section, .definitionDescription: true
        default: false
        }
    }
}

/// The beginning of a unit, what it costs with everything around it, and what it is worth.
struct PartOfUnit {
    var unit: CutUnit
    var cost: Int
    var value: Double
}

extension Candidates {
    /// Ends of words before the end of a unit, in its passage's text; without white space in it, of characters.
    func wordEnds(of place: UnitPlace) -> [Int] {
        var text = items[place.passage].passage.text
        return text.withUTF8 { text in
            let inside = self[place].span.range.dropFirst()
            let words = inside.filter {
                ContextFormat.isBlank(text[$0]) && !ContextFormat.isBlank(text[$0 - 1])
            }
            return words.isEmpty ? inside.filter { text[$0] & 0xC0 != 0x80 } : words
        }
    }

    /// The share of a unit, as far as its kept part goes: the answer may stand anywhere in it.
    func value(of cut: CutUnit) -> Double {
        let span = self[cut.place].span
        return self[cut.place].share * Double(cut.end - span.start) / Double(max(1, span.count))
    }
}

extension Array {
    /// How many elements from the first on satisfy `holds`, which is true up to some place and false after it.
    func prefixCount(where holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
