package import ContextTypes
import Glibc

/// Chooses the units to keep: threshold and hard budget together.
///
/// The tiers, each as far as the budget goes:
/// 1. units with a forced term, or with digits when asked for;
/// 2. units at or above the threshold;
/// 3. the best units of passages that would keep fewer than `minimumKept`;
/// 4. for passages that are still empty, what `onEmpty` says;
/// 5. headings that stand above kept units, or the first sentence where that is the title;
/// 6. neighbours of kept units;
/// 7. with `fill`, the units below the threshold, and the beginning of one that does not fit.
/// A unit brings what it needs (`Unit.companions`) or does not come. Inside the second and the last tier units are
/// bought by their share of the probability to hold the answer (`AnswerShares`) per square root of their price: by
/// share alone long sentences win, by share per token short ones. The best unit comes first whatever its price. With
/// `diversity` the second tier is bought by score against distance from what is chosen already.
///
/// What is chosen in which order depends on what was chosen before, never on the limit. `BestRun` builds on that.
struct UnitSelector {
    /// A budget is not filled with units that are less likely than this to answer.
    private static let leastShare = 1e-5

    let candidates: Candidates
    let options: PruningOptions
    let threshold: Double
    let prices: ContextPrices?
    private let places: [UnitPlace]
    private let passing: [UnitPlace]
    private let filling: [UnitPlace]
    /// What `keepRatio` leaves to spend on units that pass.
    private let ratioLimit: Int?

    /// - Parameters:
    ///   - threshold: units at or above it pass.
    ///   - prices: nil when neither a budget nor a ratio limits what is kept.
    init(_ candidates: Candidates, options: PruningOptions, threshold: Double, prices: ContextPrices?) {
        self.candidates = candidates
        self.options = options
        self.threshold = threshold
        self.prices = prices
        places = candidates.ranking.flatMap { passage in
            candidates.items[passage].units.indices.map { UnitPlace(passage, $0) }
        }
        let open = places.filter { Self.isOpen($0, in: candidates, threshold: threshold) }
        let sorted = Self.byScore(open.filter { !candidates[$0].isForced }, in: candidates)
        let ledger = SelectionLedger(candidates, prices: prices)
        passing = Self.byValue(sorted.filter { candidates[$0].score >= threshold }, in: candidates, ledger)
        filling =
            options.fills && options.keepRatio == nil
            ? Self.byValue(
                sorted.filter { Self.fills($0, in: candidates, threshold) }, in: candidates, ledger)
            : []
        ratioLimit = options.keepRatio.map { Self.limit(ratio: $0, best: sorted.first, of: open, ledger) }
    }

    /// Everything is open when everything is wanted; else headings come only with what stands below them.
    private static func isOpen(_ place: UnitPlace, in candidates: Candidates, threshold: Double) -> Bool {
        let unit = candidates[place]
        return !unit.isDuplicate && (!unit.isHeading || threshold <= 0)
    }

    /// Below the threshold, of some use, and of use by itself: a table's header row comes with its rows.
    private static func fills(_ place: UnitPlace, in candidates: Candidates, _ threshold: Double) -> Bool {
        let unit = candidates[place]
        return unit.score < threshold && unit.share >= leastShare && !unit.isCompanion
    }

    /// Best first; ties by rank of the passage, then by place.
    private static func byScore(_ places: [UnitPlace], in candidates: Candidates) -> [UnitPlace] {
        places.enumerated()
            .sorted { (candidates[$0.element].score, $1.offset) > (candidates[$1.element].score, $0.offset) }
            .map(\.element)
    }

    /// In the order in which a budget buys them.
    ///
    /// - Parameter places: best score first.
    private static func byValue(
        _ places: [UnitPlace], in candidates: Candidates, _ ledger: SelectionLedger
    ) -> [UnitPlace] {
        let keys = places.map { candidates[$0].share / sqrt(Double(max(1, ledger.price(of: $0)))) }
        let order = places.indices.sorted { (keys[$0], $1) > (keys[$1], $0) }
        guard
            let best = places.indices.max(by: {
                (candidates[places[$0]].share, $1) < (candidates[places[$1]].share, $0)
            })
        else { return [] }
        return [places[best]] + order.filter { $0 != best }.map { places[$0] }
    }

    /// The share of what everything would cost, but never less than the best unit.
    private static func limit(
        ratio: Double, best: UnitPlace?, of open: [UnitPlace], _ ledger: SelectionLedger
    ) -> Int {
        var all = ledger
        for place in open { _ = all.keep(place, limit: nil) }
        let least = ratio > 0 ? best.map(ledger.price(of:)) ?? 0 : 0
        return max(least, Int((ratio * Double(all.spent)).rounded()))
    }

    /// - Parameters:
    ///   - limit: what may be spent; nil for no limit.
    ///   - cutting: a unit of which the beginning is kept in its turn, should it not fit as a whole.
    func run(limit: Int?, cutting: UnitPlace? = nil) -> SelectionRun {
        var run = SelectionRun(SelectionLedger(candidates, prices: prices), limit: limit)
        finish(&run, cutting: cutting)
        return run
    }

    /// The same run with more to spend: what it keeps stays, and the unit that it cut is cut anew if it still does not fit.
    func run(_ run: SelectionRun, to limit: Int) -> SelectionRun {
        var longer = SelectionRun(run.ledger, limit: limit)
        finish(&longer, cutting: run.cut?.unit.place)
        cutLast(in: &longer)
        return longer
    }

    /// What a run of whole units missed and could have cut, best first.
    func cuttable(after run: SelectionRun) -> [UnitPlace] {
        cuts ? UnitCutter(candidates, prices: prices).best(of: run.missed) : []
    }

    /// Goes through all tiers; what is kept already stays.
    func finish(_ run: inout SelectionRun, cutting: UnitPlace? = nil) {
        keepForced(&run)
        keepPassing(&run, cutting: cutting)
        if ratioLimit == nil { run.retryMissed(within: nil) }
        keepMinimum(&run)
        keepFallback(&run)
        keepHeadings(&run)
        keepFirstSentences(&run)
        keepNeighbours(&run)
        if !filling.isEmpty {
            for place in filling { keep(place, in: &run, cutting: cutting) }
            keepHeadings(&run)
        }
        run.retryMissed(within: ratioLimit)
    }

    /// Spends what is left on the beginning of a unit that found no room.
    func cutLast(in run: inout SelectionRun) {
        if cuts, run.cut == nil { UnitCutter(candidates, prices: prices).cut(in: &run) }
    }

    private var cuts: Bool { options.fills && options.output == .text }

    private func keep(
        _ place: UnitPlace, in run: inout SelectionRun, within limit: Int? = nil, cutting: UnitPlace?
    ) {
        if !run.keep(place, within: limit), place == cutting, run.cut == nil {
            run.cut = UnitCutter(candidates, prices: prices).part(of: place, in: run)
        }
    }

    private func keepForced(_ run: inout SelectionRun) {
        let forced = places.filter { candidates[$0].isForced && !candidates[$0].isDuplicate }
        for place in Self.byScore(forced, in: candidates) { run.keep(place) }
    }

    private func keepPassing(_ run: inout SelectionRun, cutting: UnitPlace?) {
        if options.diversity > 0, prices != nil {
            let spread = SpreadOrder(candidates, Self.byScore(passing, in: candidates))
            spread.keep(in: &run, diversity: options.diversity, within: ratioLimit)
        } else {
            for place in passing { keep(place, in: &run, within: ratioLimit, cutting: cutting) }
        }
    }

    private func openByPassage() -> [Int: [UnitPlace]] {
        let open = places.filter { !candidates[$0].isDuplicate && !candidates[$0].isHeading }
        return Dictionary(grouping: Self.byScore(open, in: candidates), by: \.passage)
    }

    private func keepMinimum(_ run: inout SelectionRun) {
        guard options.minimumKept > 0 else { return }
        let open = openByPassage()
        for passage in candidates.ranking {
            for place in open[passage, default: []] {
                guard run.ledger.kept[passage].count < options.minimumKept else { break }
                run.keep(place)
            }
        }
    }

    private func keepFallback(_ run: inout SelectionRun) {
        guard options.onEmpty != .empty else { return }
        let open = openByPassage()
        for passage in candidates.ranking where run.ledger.kept[passage].count == 0 {
            guard let places = open[passage] else { continue }
            if options.onEmpty == .bestSentence {
                _ = places.first { run.keep($0) }
            } else {
                // The best first, in case the budget ends; then the rest of the original.
                for place in places { run.keep(place) }
                for index in candidates.items[passage].units.indices { run.keep(UnitPlace(passage, index)) }
            }
        }
    }

    private func keepHeadings(_ run: inout SelectionRun) {
        for passage in candidates.ranking {
            let units = candidates.items[passage].units
            for index in units.indices where run.ledger.kept[passage].contains(index) {
                for heading in units[index].headings where !units[heading].isDuplicate {
                    run.keep(UnitPlace(passage, heading))
                }
            }
        }
    }

    private func keepFirstSentences(_ run: inout SelectionRun) {
        guard options.keepTitle == .firstSentence else { return }
        for passage in candidates.ranking
        where run.ledger.kept[passage].count > 0 && !candidates.items[passage].units[0].isDuplicate {
            run.keep(UnitPlace(passage, 0))
        }
    }

    /// The nearest come first, those of better passages before others.
    private func keepNeighbours(_ run: inout SelectionRun) {
        guard options.neighbours > 0 else { return }
        var near: [(distance: Int, order: Int, place: UnitPlace)] = []
        for (order, place) in places.enumerated() {
            let unit = candidates[place]
            guard !unit.isDuplicate, !unit.isHeading, !run.ledger.isKept(place) else { continue }
            let kept = run.ledger.kept[place.passage]
            let before = kept.last(before: place.index).map { place.index - $0 } ?? .max
            let after = kept.first(after: place.index).map { $0 - place.index } ?? .max
            let distance = min(before, after)
            if distance <= options.neighbours { near.append((distance, order, place)) }
        }
        near.sort { ($0.distance, $0.order) < ($1.distance, $1.order) }
        for neighbour in near { run.keep(neighbour.place) }
    }

    /// The decision on every unit after a run.
    func decisions(after run: SelectionRun) -> Decisions {
        var missed = Set(run.missed)
        if options.fills { missed.formUnion(filling) }
        let units = candidates.items.indices.map { passage in
            candidates.items[passage].units.indices.map { index -> UnitDecision in
                let place = UnitPlace(passage, index)
                let unit = candidates[place]
                if run.ledger.isKept(place) || run.cut?.unit.place == place { return .kept }
                if unit.isDuplicate { return .dropped(.duplicate) }
                if missed.contains(place) { return .dropped(.overBudget) }
                return .dropped(unit.isBoilerplate ? .boilerplate : .belowThreshold)
            }
        }
        return Decisions(units: units, cut: run.cut?.unit)
    }
}

extension Candidates {
    subscript(_ place: UnitPlace) -> Unit { items[place.passage].units[place.index] }
}
