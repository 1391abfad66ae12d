import ContextTypes

/// Uses what is left of a budget for the beginning of a unit that does not fit, cut between words.
///
/// Only running text is cut: half a table row, a heading without its end or a broken line of code misleads. The part
/// that is worth most is kept: the share of the unit, as far as it goes. Whole units go first, except where the best unit
/// alone is longer than the budget: then its beginning is worth more than what is short enough to fit.
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

    func cut(in run: inout SelectionRun) {
        let open = Set(run.missed).filter { isText($0) && candidates[$0].share > 0 }
        var best: (cut: (unit: CutUnit, cost: Int), value: Double)?
        for place in open.sorted(by: isBetter).prefix(Self.most) {
            guard let cut = cut(place, in: run) else { continue }
            let span = candidates[place].span
            let value = candidates[place].share * Double(cut.unit.end - span.start) / Double(span.count)
            if value > best?.value ?? 0 { best = (cut, value) }
        }
        run.cut = best?.cut
    }

    /// The longest beginning of a unit that there is room for.
    func cut(_ place: UnitPlace, in run: SelectionRun) -> (unit: CutUnit, cost: Int)? {
        guard isText(place), let prices, let room = run.room, let frame = run.ledger.frame(of: place) else {
            return nil
        }
        // The ledger does not know that the passage is open: the next one needs its empty line all the same.
        let around =
            frame.price + prices.cutMark + (run.ledger.value == 0 ? prices.betweenPassages : 0)
        guard room - around >= Self.least,
            let part = prices.part(of: place, after: frame.previous, within: room - around)
        else { return nil }
        let cost = part.price + around
        return (CutUnit(place: place, end: part.end), cost)
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
