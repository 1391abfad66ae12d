package import ContextTypes
import Glibc
import TextAnalysis

/// Chooses the units to keep: threshold and hard budget together.
///
/// The tiers, each as far as the budget goes:
/// 1. units with a forced term, or with digits when asked for;
/// 2. units at or above the threshold, those that most likely hold the answer (see `ValueOrder`);
/// 3. the best units of passages that would keep fewer than `minimumKept`;
/// 4. for passages that are still empty, what `onEmpty` says;
/// 5. headings that stand above kept units, or the first sentence where that is the title;
/// 6. neighbours of kept units.
/// A unit brings what it needs (`PassageUnits.required`) or does not come.
package struct UnitSelector: Sendable {
    private let passages: [Passage]
    private let units: [PassageUnits]
    private let scores: [[Double?]]
    private let shares: AnswerShares
    /// Passages, best first.
    private let ranking: [Int]
    private let options: PruningOptions
    private let threshold: Double

    /// - Parameters:
    ///   - labels: one per passage.
    ///   - ranking: indices of the passages, best first.
    ///   - threshold: what applies when the options name neither a threshold nor a ratio.
    package init(
        passages: [Passage], units: [PassageUnits], labels: [PassageLabels], ranking: [Int],
        options: PruningOptions, threshold: Double
    ) {
        self.passages = passages
        self.units = units
        self.ranking = ranking
        self.options = options
        self.threshold = threshold
        scores = labels.map(\.scores)
        shares = AnswerShares(labels: labels)
    }

    /// The decision on every unit.
    ///
    /// - Parameters:
    ///   - fixed: units that are out whatever their score (duplicates, boilerplate); nil for the others.
    ///   - forced: units that come first (`ForcedUnits`).
    ///   - limit: what may be spent, in the unit of `costs`; nil for no limit.
    package func decisions(
        fixed: [[DropReason?]], forced: [[Bool]], costs: [PassageCosts], limit: Int?
    ) -> [[UnitDecision]] {
        var state = SelectionState(units: units, costs: costs, shares: shares)
        let open = places.filter { fixed[$0.passage][$0.index] == nil && !isHeading($0) }
        let must = places.filter {
            forced[$0.passage][$0.index] && fixed[$0.passage][$0.index] != .duplicate
        }
        var wanted = Set(must)
        for place in inScoreOrder(must) { _ = state.keep(place, limit: limit) }
        let passing = open.filter { (score($0) ?? -1) >= threshold && !forced[$0.passage][$0.index] }
        wanted.formUnion(passing)
        keepBestValue(passing, in: &state, limit: softLimit(costs: costs, hard: limit))
        wanted.formUnion(keepMinimum(of: open, in: &state, limit: limit))
        wanted.formUnion(keepFallback(of: open, in: &state, limit: limit))
        keepHeadings(fixed: fixed, in: &state, limit: limit)
        wanted.formUnion(keepFirstSentences(fixed: fixed, in: &state, limit: limit))
        wanted.formUnion(keepNeighbours(of: open, in: &state, limit: limit))
        return scores.indices.map { passage in
            scores[passage].indices.map { index in
                let place = UnitPlace(passage: passage, index: index)
                if state.kept[passage][index] { return .kept }
                if let reason = fixed[passage][index] { return .dropped(reason) }
                if wanted.contains(place) { return .dropped(.overBudget) }
                return .dropped(score(place) == nil ? .tooFar : .belowThreshold)
            }
        }
    }

    private var places: [UnitPlace] {
        ranking.flatMap { passage in
            scores[passage].indices.map { UnitPlace(passage: passage, index: $0) }
        }
    }

    private func score(_ place: UnitPlace) -> Double? { scores[place.passage][place.index] }
    private func isHeading(_ place: UnitPlace) -> Bool { units[place.passage].isHeading[place.index] }

    /// Best first; ties by rank of the passage, then by place, which is the order they come in.
    private func inScoreOrder(_ places: [UnitPlace]) -> [UnitPlace] {
        places.enumerated()
            .sorted { (score($0.element) ?? 0, $1.offset) > (score($1.element) ?? 0, $0.offset) }
            .map(\.element)
    }

    /// What `keepRatio` leaves to spend on units that pass.
    private func softLimit(costs: [PassageCosts], hard: Int?) -> Int? {
        guard let ratio = options.keepRatio else { return hard }
        let all = costs.reduce(0) { $0 + $1.units.reduce(0, +) }
        let soft = Int((ratio * Double(all)).rounded())
        return min(soft, hard ?? soft)
    }

    private func keepBestValue(_ places: [UnitPlace], in state: inout SelectionState, limit: Int?) {
        guard let limit else {
            for place in places { _ = state.keep(place, limit: nil) }
            return
        }
        let order = ValueOrder(
            passages: passages, scores: scores, shares: shares, diversity: options.diversity)
        state = order.fill(state, with: inScoreOrder(places), limit: limit)
    }

    private func keepMinimum(
        of open: [UnitPlace], in state: inout SelectionState, limit: Int?
    ) -> [UnitPlace] {
        guard options.minimumKept > 0 else { return [] }
        var wanted: [UnitPlace] = []
        let byPassage = Dictionary(grouping: inScoreOrder(open), by: \.passage)
        for passage in ranking {
            for place in byPassage[passage, default: []] {
                guard state.keptCounts[passage] < options.minimumKept else { break }
                if !state.keep(place, limit: limit) { wanted.append(place) }
            }
        }
        return wanted
    }

    private func keepFallback(
        of open: [UnitPlace], in state: inout SelectionState, limit: Int?
    ) -> [UnitPlace] {
        guard options.onEmpty != .empty else { return [] }
        var wanted: [UnitPlace] = []
        let byPassage = Dictionary(grouping: inScoreOrder(open), by: \.passage)
        for passage in ranking where state.keptCounts[passage] == 0 {
            for place in byPassage[passage, default: []] {
                let isKept = state.keep(place, limit: limit)
                if !isKept { wanted.append(place) }
                if isKept, options.onEmpty == .bestSentence { break }
            }
        }
        return wanted
    }

    private func keepHeadings(fixed: [[DropReason?]], in state: inout SelectionState, limit: Int?) {
        for passage in ranking {
            for index in scores[passage].indices where state.kept[passage][index] {
                for heading in units[passage].headings[index] where fixed[passage][heading] == nil {
                    _ = state.keep(UnitPlace(passage: passage, index: heading), limit: limit)
                }
            }
        }
    }

    private func keepFirstSentences(
        fixed: [[DropReason?]], in state: inout SelectionState, limit: Int?
    ) -> [UnitPlace] {
        guard options.keepTitle == .firstSentence else { return [] }
        let titles = ranking.filter { state.keptCounts[$0] > 0 && fixed[$0].first == .some(nil) }
            .map { UnitPlace(passage: $0, index: 0) }
        return titles.filter { !state.keep($0, limit: limit) }
    }

    /// The nearest come first, those of better passages before others.
    private func keepNeighbours(
        of open: [UnitPlace], in state: inout SelectionState, limit: Int?
    ) -> [UnitPlace] {
        guard options.neighbours > 0 else { return [] }
        let distances = state.kept.map(Self.distances)
        let near = open.enumerated()
            .map {
                (
                    distance: distances[$0.element.passage][$0.element.index], order: $0.offset,
                    place: $0.element
                )
            }
            .filter { $0.distance > 0 && $0.distance <= options.neighbours }
            .sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }
            .map(\.place)
        return near.filter { !state.keep($0, limit: limit) }
    }

    /// How many units each one is from the nearest kept one; `Int.max` where none is kept.
    private static func distances(to kept: [Bool]) -> [Int] {
        var distances = kept.map { $0 ? 0 : Int.max }
        for index in distances.indices.dropFirst() where distances[index - 1] < Int.max {
            distances[index] = min(distances[index], distances[index - 1] + 1)
        }
        for index in distances.indices.dropLast().reversed() where distances[index + 1] < Int.max {
            distances[index] = min(distances[index], distances[index + 1] + 1)
        }
        return distances
    }
}
