import ContextTypes

/// One way through the tiers under one limit, with every step noted.
struct SelectionRun {
    struct Step {
        var place: UnitPlace
        var spentBefore: Int
        var valueBefore: Double
    }

    private(set) var ledger: SelectionLedger
    /// Nil: nothing is limited.
    let limit: Int?
    private(set) var steps: [Step] = []
    /// What was to be kept and found no room.
    private(set) var missed: [UnitPlace] = []
    /// The unit of which only the beginning stays, what that costs and is worth.
    var cut: PartOfUnit?

    init(_ ledger: SelectionLedger, limit: Int?) {
        self.ledger = ledger
        self.limit = limit
    }

    /// What is kept is worth: whole units, and the beginning of one.
    var value: Double { ledger.value + (cut?.value ?? 0) }

    /// What is left to spend; nil for no limit.
    var room: Int? { limit.map { $0 - ledger.spent - (cut?.cost ?? 0) } }

    /// Keeps a unit if it fits.
    ///
    /// - Parameter limit: what may be spent, where that is less than the run's own limit.
    /// - Returns: whether the unit is kept now.
    @discardableResult
    mutating func keep(_ place: UnitPlace, within limit: Int? = nil) -> Bool {
        guard !ledger.isKept(place) else { return true }
        let step = Step(place: place, spentBefore: ledger.spent, valueBefore: ledger.value)
        guard cut?.unit.place != place else { return false }
        let own = self.limit.map { $0 - (cut?.cost ?? 0) }
        guard ledger.keep(place, limit: [limit, own].compactMap { $0 }.min()) else {
            missed.append(place)
            return false
        }
        steps.append(step)
        return true
    }

    /// Tries what found no room again until nothing changes: keeping a unit can make others cheaper.
    mutating func retryMissed(within limit: Int?) {
        var changed = true
        while changed {
            changed = false
            let places = missed
            missed = []
            for place in places where !ledger.isKept(place) {
                if keep(place, within: limit) { changed = true }
            }
        }
    }
}
