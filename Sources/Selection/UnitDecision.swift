package import ContextTypes

/// Whether a unit stays, and if not, why.
package enum UnitDecision: Hashable, Sendable {
    case kept
    case dropped(DropReason)

    package var isKept: Bool { self == .kept }
}

/// What stays: a decision on every unit of every candidate.
struct Decisions: Hashable, Sendable {
    /// By passage and unit.
    var units: [[UnitDecision]]
    /// The one unit of which only the beginning stays, so that a budget is used to its end.
    var cut: CutUnit?

    static func kept(_ candidates: Candidates) -> Decisions {
        Decisions(units: candidates.items.map { Array(repeating: .kept, count: $0.units.count) })
    }

    func keptUnits(of passage: Int) -> [Int] {
        units[passage].indices.filter { units[passage][$0].isKept }
    }

    /// Where the kept part of a passage's cut unit ends, in the passage's text.
    func cut(of passage: Int) -> CutUnit? { cut?.place.passage == passage ? cut : nil }
}

/// A unit of which the part before `end` stays.
struct CutUnit: Hashable, Sendable {
    var place: UnitPlace
    /// In the passage's text.
    var end: Int
}
