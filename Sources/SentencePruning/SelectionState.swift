import ContextTypes

/// What is kept so far, and what is left to spend.
struct SelectionState {
    private(set) var kept: [[Bool]]
    /// What the selection is worth: the probability that it holds the answer.
    private(set) var value = 0.0
    private(set) var spent = 0
    /// Kept units of each passage.
    private(set) var keptCounts: [Int]
    private var opened: [Bool]
    private var leadInPaid: [Bool]
    private let units: [PassageUnits]
    private let costs: [PassageCosts]
    private let shares: AnswerShares

    init(units: [PassageUnits], costs: [PassageCosts], shares: AnswerShares) {
        self.units = units
        self.costs = costs
        self.shares = shares
        kept = costs.map { Array(repeating: false, count: $0.units.count) }
        keptCounts = Array(repeating: 0, count: costs.count)
        opened = Array(repeating: false, count: costs.count)
        leadInPaid = opened
    }

    /// Keeps a unit with all that it needs, unless that would spend more than `limit`.
    ///
    /// - Returns: whether the unit is kept now.
    mutating func keep(_ unit: UnitPlace, limit: Int?) -> Bool {
        guard !kept[unit.passage][unit.index] else { return true }
        let wanted = closure(of: unit)
        let price = price(of: wanted, in: unit.passage)
        if let limit, price > limit - spent { return false }
        spent += price
        opened[unit.passage] = true
        keptCounts[unit.passage] += wanted.count
        for index in wanted {
            kept[unit.passage][index] = true
            value += shares.units[unit.passage][index]
            if units[unit.passage].needLeadIn[index] { leadInPaid[unit.passage] = true }
        }
        return true
    }

    /// What keeping `unit` would cost now, companions and opening included.
    func price(of unit: UnitPlace) -> Int { price(of: closure(of: unit), in: unit.passage) }

    /// The unit and everything that it needs, what it needs in turn included, as far as it is not kept yet.
    private func closure(of unit: UnitPlace) -> [Int] {
        var wanted = [unit.index]
        var next = 0
        while next < wanted.count {
            for other in units[unit.passage].required[wanted[next]]
            where !kept[unit.passage][other] && !wanted.contains(other) {
                wanted.append(other)
            }
            next += 1
        }
        return wanted
    }

    private func price(of wanted: [Int], in passage: Int) -> Int {
        let costs = costs[passage]
        var price = opened[passage] ? 0 : costs.opening
        if !leadInPaid[passage], wanted.contains(where: { units[passage].needLeadIn[$0] }) {
            price += costs.leadIn
        }
        return wanted.reduce(price) { $0 + costs.units[$1] }
    }
}

/// One unit of one passage.
struct UnitPlace: Hashable, Sendable {
    var passage: Int
    var index: Int
}
