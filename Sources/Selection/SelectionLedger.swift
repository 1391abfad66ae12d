import ContextTypes

/// What is kept so far, what it is worth, and what it costs as it will be written.
struct SelectionLedger {
    private(set) var kept: [UnitSet]
    /// The sum of `Unit.worth`.
    private(set) var value = 0.0
    private(set) var spent = 0
    /// Passages of which something is kept, in the order of the context.
    private var open: [Int] = []
    private var leadInPaid: [Bool]
    private let candidates: Candidates
    /// Nil when nothing is limited: then nothing is counted.
    private let prices: ContextPrices?

    init(_ candidates: Candidates, prices: ContextPrices?) {
        self.candidates = candidates
        self.prices = prices
        kept = candidates.items.map { UnitSet(capacity: $0.units.count) }
        leadInPaid = Array(repeating: false, count: candidates.items.count)
    }

    func isKept(_ place: UnitPlace) -> Bool { kept[place.passage].contains(place.index) }

    /// Keeps a unit with all that it needs, unless that would cost more than `limit` altogether.
    ///
    /// - Returns: whether the unit is kept now.
    mutating func keep(_ place: UnitPlace, limit: Int?) -> Bool {
        guard !isKept(place) else { return true }
        if candidates[place].companions.isEmpty {
            let price = price(ofAlone: place)
            if let limit, spent + price > limit { return false }
            take(CollectionOfOne(place.index), in: place.passage, for: price)
            return true
        }
        let wanted = closure(of: place)
        let price = price(of: wanted, in: place.passage)
        if let limit, spent + price > limit { return false }
        take(wanted, in: place.passage, for: price)
        return true
    }

    private mutating func take(_ wanted: some Sequence<Int>, in passage: Int, for price: Int) {
        spent += price
        if kept[passage].count == 0, let prices {
            let position = prices.positions[passage]
            let at = open.firstIndex { prices.positions[$0] > position } ?? open.endIndex
            open.insert(passage, at: at)
        }
        for index in wanted {
            let unit = UnitPlace(passage, index)
            kept[passage].insert(index)
            value += candidates[unit].worth
            if candidates[unit].needsLeadIn { leadInPaid[passage] = true }
        }
    }

    /// What keeping `place` would cost now, companions, title and lead-in included.
    func price(of place: UnitPlace) -> Int {
        candidates[place].companions.isEmpty
            ? price(ofAlone: place) : price(of: closure(of: place), in: place.passage)
    }

    /// The same for a unit that needs no other: most do, and this is asked for often.
    private func price(ofAlone place: UnitPlace) -> Int {
        guard let prices else { return 0 }
        let passage = place.passage
        var price = kept[passage].count == 0 ? openingPrice(of: passage, prices) : 0
        if !leadInPaid[passage], candidates[place].needsLeadIn { price += prices.leadIn(of: passage) }
        let previous = kept[passage].last(before: place.index)
        price += prices.price(of: place, after: previous)
        if let next = kept[passage].first(after: place.index) {
            let after = UnitPlace(passage, next)
            price += prices.price(of: after, after: place.index) - prices.price(of: after, after: previous)
        }
        return price
    }

    /// What a part of a unit needs before it: the unit kept before it in its passage, and what title and lead-in cost.
    ///
    /// - Returns: nil when the unit would need others that are not kept.
    func frame(of place: UnitPlace) -> (previous: Int?, price: Int)? {
        guard let prices, closure(of: place).count == 1 else { return nil }
        let passage = place.passage
        var price = kept[passage].count == 0 ? openingPrice(of: passage, prices) : 0
        if !leadInPaid[passage], candidates[place].needsLeadIn { price += prices.leadIn(of: passage) }
        let previous = kept[passage].last(before: place.index)
        if let next = kept[passage].first(after: place.index) {
            // After a part there is always a gap.
            price += prices.widestPrice(of: UnitPlace(passage, next))
            price -= prices.price(of: UnitPlace(passage, next), after: previous)
        }
        return (previous, max(0, price))
    }

    /// The unit and everything that it needs, what it needs in turn included, as far as it is not kept yet.
    private func closure(of place: UnitPlace) -> [Int] {
        let units = candidates.items[place.passage].units
        var wanted = [place.index]
        var next = 0
        while next < wanted.count {
            for other in units[wanted[next]].companions
            where !kept[place.passage].contains(other) && !wanted.contains(other) {
                wanted.append(other)
            }
            next += 1
        }
        return wanted
    }

    private func price(of wanted: [Int], in passage: Int) -> Int {
        guard let prices else { return 0 }
        var price = kept[passage].count == 0 ? openingPrice(of: passage, prices) : 0
        let units = candidates.items[passage].units
        if !leadInPaid[passage], wanted.contains(where: { units[$0].needsLeadIn }) {
            price += prices.leadIn(of: passage)
        }
        var present = kept[passage]
        for index in wanted {
            let previous = present.last(before: index)
            price += prices.price(of: UnitPlace(passage, index), after: previous)
            if let next = present.first(after: index) {
                let place = UnitPlace(passage, next)
                price += prices.price(of: place, after: index) - prices.price(of: place, after: previous)
            }
            if wanted.count > 1 { present.insert(index) }
        }
        return price
    }

    /// Its title, the empty line before it and the mark at its end, and what the passage after it pays more or less for its own title.
    private func openingPrice(of passage: Int, _ prices: ContextPrices) -> Int {
        let position = prices.positions[passage]
        let next = open.firstIndex { prices.positions[$0] > position } ?? open.endIndex
        let previous = next > 0 ? open[next - 1] : nil
        var price = prices.title(of: passage, after: previous) + prices.ending(of: passage)
        if !open.isEmpty { price += prices.betweenPassages }
        if next < open.endIndex {
            price +=
                prices.title(of: open[next], after: passage) - prices.title(of: open[next], after: previous)
        }
        return price
    }
}

extension UnitPlace {
    init(_ passage: Int, _ index: Int) { self.init(passage: passage, index: index) }
}
