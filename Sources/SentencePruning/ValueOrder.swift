import ContextTypes
import Glibc
import TextAnalysis

/// The order in which units that pass the threshold are bought.
///
/// The task is a knapsack: the largest probability of holding the answer (the sum of `AnswerShares`) under the limit.
/// Greedy by share per token alone prefers short sentences, greedy by share alone long ones, and each can be far from
/// the best; so both fill the budget, and a third order between them, and the fill that is worth most wins. The best
/// unit that fits always comes first (the guard that also bounds the greedy's loss by half), and of each passage its
/// best one before its others. With `diversity` one order is used instead: score against distance from what is chosen
/// already.
struct ValueOrder {
    let passages: [Passage]
    let scores: [[Double?]]
    let shares: AnswerShares
    let diversity: Double

    /// - Parameter places: best score first.
    func fill(_ state: SelectionState, with places: [UnitPlace], limit: Int) -> SelectionState {
        if diversity > 0 {
            let spread = SpreadOrder(passages: passages, places: places, scores: scores)
            return spread.fill(state, diversity: diversity, limit: limit)
        }
        let fills = [0.5, 1, 0].map { exponent in
            Self.buy(ordered(places, state, exponent: exponent), into: state, limit: limit)
        }
        return fills.dropFirst().reduce(fills[0]) { $1.value > $0.value + 1e-12 ? $1 : $0 }
    }

    private func ordered(
        _ places: [UnitPlace], _ state: SelectionState, exponent: Double
    ) -> [UnitPlace] {
        guard exponent > 0 else { return places }
        let keys = places.map { place in
            shares.units[place.passage][place.index]
                / pow(Double(max(1, state.price(of: place))), exponent)
        }
        let order = places.indices.sorted { (keys[$0], $1) > (keys[$1], $0) }.map { places[$0] }
        return leadersFirst(places.prefix(1) + order, byScore: places)
    }

    /// Each passage's best unit comes right before the first of its units.
    private func leadersFirst(_ order: [UnitPlace], byScore places: [UnitPlace]) -> [UnitPlace] {
        var leaders = [UnitPlace?](repeating: nil, count: passages.count)
        for place in places where leaders[place.passage] == nil { leaders[place.passage] = place }
        var taken = Set<UnitPlace>()
        return order.flatMap { place in
            [leaders[place.passage] ?? place, place].filter { taken.insert($0).inserted }
        }
    }

    private static func buy(
        _ places: [UnitPlace], into state: SelectionState, limit: Int
    ) -> SelectionState {
        var state = state
        for place in places { _ = state.keep(place, limit: limit) }
        return state
    }
}
