import ContextTypes

/// The run that is worth most under a limit, such that a larger limit is hardly ever worth less.
///
/// A greedy run can lose by a larger limit: a long unit that now fits pushes out several short ones that were worth more.
/// Runs under limits b < c are the same up to the first step that only c could afford; so what b holds is at most what
/// the best run holds under the limit just below that step. Where a bound says that it may be more than what c holds,
/// that run is made as well, and goes on from there to the limit c. Going on is greedy again: of 6,000 random pairs of
/// limits seven lost a little value (`BudgetLawTests`).
struct BestRun {
    /// Units looked at in all runs together, and the most runs.
    private static let mostWork = 20_000
    private static let mostRuns = 32
    /// Units that are tried by their beginning.
    private static let mostCuts = 3
    /// Smaller differences of value are rounding.
    private static let least = 1e-12

    private let selector: UnitSelector
    private struct Bound {
        var place: UnitPlace
        var worth: Double
        /// Hardly above what the unit can cost: one that closes a gap saves the gap's mark.
        var cost: Int
        var density: Double { worth / Double(cost) }
    }

    /// Best share per cost first.
    private let bounds: [Bound]
    private let densities: [UnitPlace: Double]
    private let mostRuns: Int
    private var known: [Int: SelectionRun] = [:]
    private var runsLeft = 0

    init(_ selector: UnitSelector) {
        self.selector = selector
        var bounds: [Bound] = []
        if let prices = selector.prices {
            for passage in selector.candidates.ranking {
                for (index, unit) in selector.candidates.items[passage].units.enumerated() {
                    let place = UnitPlace(passage, index)
                    let cost = max(1, prices.price(of: place, after: nil) - prices.gap - prices.edge)
                    bounds.append(
                        Bound(place: place, worth: unit.worth, cost: cost))
                }
            }
        }
        self.bounds = bounds.sorted { $0.density > $1.density }
        mostRuns = min(Self.mostRuns, Self.mostWork / max(1, bounds.count))
        densities = Dictionary(
            uniqueKeysWithValues: bounds.map { ($0.place, $0.density) })
    }

    mutating func run(limit: Int?) -> SelectionRun {
        guard let limit else { return selector.run(limit: nil) }
        runsLeft = mostRuns
        var best =
            selector.options.diversity == 0 ? runOfWholeUnits(limit: limit) : selector.run(limit: limit)
        selector.cutLast(in: &best)
        guard selector.options.diversity == 0 else { return best }
        // A long unit that misses may be worth more by its beginning than all the short ones that fit after it.
        for place in selector.cuttable(after: best).prefix(Self.mostCuts) {
            var run = selector.run(limit: limit, cutting: place)
            selector.cutLast(in: &run)
            if run.value > best.value + Self.least { best = run }
        }
        return best
    }

    private mutating func runOfWholeUnits(limit: Int) -> SelectionRun {
        if let run = known[limit] { return run }
        runsLeft -= 1
        let straight = selector.run(limit: limit)
        known[limit] = straight
        var best = straight
        let kept = Set(straight.steps.map(\.place))
        var largest = bounds.first { !kept.contains($0.place) }?.density ?? 0
        for number in straight.steps.indices.reversed() where runsLeft > 0 {
            let step = straight.steps[number]
            largest = max(largest, densities[step.place] ?? 0)
            let next =
                number + 1 < straight.steps.count
                ? straight.steps[number + 1].spentBefore : straight.ledger.spent
            let room = next - 1 - step.spentBefore
            guard room > 0,
                step.valueBefore + largest * Double(room) > best.ledger.value + Self.least,
                bound(straight, from: number, room: room) > best.ledger.value + Self.least
            else { continue }
            let smaller = runOfWholeUnits(limit: next - 1)
            guard smaller.ledger.value > best.ledger.value + Self.least else { continue }
            var longer = SelectionRun(smaller.ledger, limit: limit)
            selector.finish(&longer)
            best = longer
        }
        known[limit] = best
        return best
    }

    /// The most that could be held if the step `number` had found no room: what was held before, and the best that could
    /// be bought for the rest, were units divisible and titles free.
    private func bound(_ run: SelectionRun, from number: Int, room: Int) -> Double {
        var value = run.steps[number].valueBefore
        let before = Set(run.steps[..<number].map(\.place))
        var room = Double(room)
        for bound in bounds where !before.contains(bound.place) {
            guard room > 0 else { break }
            value += bound.worth * min(1, room / Double(bound.cost))
            room -= Double(bound.cost)
        }
        return value
    }
}
