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

    func cut(in run: inout SelectionRun) {
        guard let limit = run.limit, let prices else { return }
        let ledger = run.ledger
        let room = limit - ledger.spent - prices.cutMark
        guard room >= Self.least else { return }
        let open = Set(run.missed).filter { isText($0) && candidates[$0].share > 0 }
        var best: (unit: CutUnit, value: Double)?
        for place in open.sorted(by: isBetter).prefix(Self.most) {
            guard let frame = ledger.frame(of: place), frame.price + Self.least <= room,
                let end = prices.end(of: place, after: frame.previous, within: room - frame.price)
            else { continue }
            let span = candidates[place].span
            let value = candidates[place].share * Double(end - span.start) / Double(span.count)
            if value > best?.value ?? 0 { best = (CutUnit(place: place, end: end), value) }
        }
        run.cut = best
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
