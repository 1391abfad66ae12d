import ContextTypes
import Segmentation

/// Writes the context from decisions on units.
struct ContextWriter {
    let candidates: Candidates
    let options: PruningOptions
    /// The passages in the order in which they are written.
    let order: [Int]
    private(set) var decisions: Decisions
    /// Passages of which the title is written though nothing of them is kept.
    private(set) var bareTitles: Set<Int> = []

    init(_ candidates: Candidates, _ decisions: Decisions, options: PruningOptions, order: [Int]) {
        self.candidates = candidates
        self.decisions = decisions
        self.options = options
        self.order = order
    }

    /// Everything kept: what the context would be without pruning.
    var unpruned: ContextWriter {
        ContextWriter(candidates, .kept(candidates), options: options, order: order)
    }

    func context() -> String {
        var parts: [String] = []
        var lastTitle: (document: String, line: String)?
        for index in order {
            let passage = candidates.items[index].passage
            let kept = decisions.keptUnits(of: index)
            guard !kept.isEmpty || bareTitles.contains(index) else { continue }
            let line = ContextFormat.titleLine(of: passage, options)
            var part = ""
            if !line.isEmpty, lastTitle.map({ $0 != (passage.document, line) }) ?? true {
                part = kept.isEmpty ? line : line + "\n"
            }
            lastTitle = (passage.document, line)
            part +=
                markup(of: index, kept: kept)
                ?? text(of: index, kept: kept, gaps: hasMarks ? .ids : .dots)
            if !part.isEmpty { parts.append(part) }
        }
        return parts.joined(separator: ContextFormat.passageSeparator)
    }

    /// What the marks in the context stand for; empty when they have no ids.
    var gaps: [ContextGap] {
        guard hasMarks else { return [] }
        return order.flatMap { gaps(of: $0).map(\.contextGap) }
    }

    private var hasMarks: Bool { options.markers && options.output == .text }

    private func gaps(of index: Int) -> [PassageGap] {
        PassageGap.all(
            of: candidates.items[index].passage, kept: decisions.keptUnits(of: index),
            cut: decisions.cut(of: index))
    }

    /// Whether something found no room, as a whole or in part.
    var misses: Bool {
        decisions.cut != nil || decisions.units.contains { $0.contains(.dropped(.overBudget)) }
    }

    /// The probability that what is kept holds the answer.
    var value: Double {
        let whole = candidates.items.indices.reduce(0) { sum, passage in
            decisions.keptUnits(of: passage).reduce(sum) { $0 + candidates.items[passage].units[$1].share }
        }
        guard let cut = decisions.cut else { return whole }
        return whole - candidates[cut.place].share + candidates.value(of: cut)
    }

    func needsLeadIn(_ passage: Int) -> Bool {
        decisions.keptUnits(of: passage).contains { candidates.items[passage].units[$0].needsLeadIn }
    }

    /// The kept part of one passage as the markup that the options ask for; nil when they ask for text.
    func markup(of index: Int, kept: [Int]) -> String? {
        guard options.output != .text else { return nil }
        let markup = PassageMarkup(candidates.items[index].passage, keepsLinks: options.keepLinks)
        let leadIn = needsLeadIn(index)
        return options.output == .html
            ? markup.html(keeping: kept, leadIn: leadIn) : markup.markdown(keeping: kept, leadIn: leadIn)
    }

    /// The kept part of one passage as text, its lead-in first.
    func text(of index: Int, kept: [Int], gaps: ContextFormat.GapMarks) -> String {
        let passage = candidates.items[index].passage
        let text = ContextFormat.text(
            of: passage, units: kept, cut: decisions.cut(of: index), gaps: gaps)
        guard let leadIn = passage.leadIn, needsLeadIn(index) else { return text }
        return leadIn.text + "\n" + text
    }

    /// Without the kept unit of the lowest share (later ones first among equals), and what needs it; nil when nothing
    /// is kept.
    func withoutLeastValuable() -> ContextWriter? {
        var least: (place: UnitPlace, share: Double)?
        for passage in candidates.ranking.reversed() {
            for unit in decisions.keptUnits(of: passage).reversed() {
                let share = candidates.items[passage].units[unit].share
                if least == nil || share < least?.share ?? 0 { least = (UnitPlace(passage, unit), share) }
            }
        }
        guard let place = least?.place else { return nil }
        var copy = self
        for unit in decisions.keptUnits(of: place.passage)
        where unit == place.index
            || candidates.items[place.passage].units[unit].companions.contains(place.index)
        {
            copy.decisions.units[place.passage][unit] = .dropped(.overBudget)
        }
        if copy.decisions.cut?.place == place { copy.decisions.cut = nil }
        return copy
    }

    /// With as much of the cut unit as there is room for in the text as it is written.
    func withLongestCut(within limit: Int, counter: any TokenCounter) -> ContextWriter {
        guard let cut = decisions.cut else { return self }
        func writer(cutAt end: Int) -> ContextWriter {
            var copy = self
            copy.decisions.cut?.end = end
            return copy
        }
        let ends = candidates.wordEnds(of: cut.place).filter { $0 > cut.end }
        let count = ends.prefixCount { counter.tokens(in: writer(cutAt: $0).context()) <= limit }
        return count > 0 ? writer(cutAt: ends[count - 1]) : self
    }

    /// With the titles of empty passages when the options always want them, as far as the budget goes.
    func withTitles(within limit: Int?, counter: any TokenCounter) -> ContextWriter {
        guard options.keepTitle == .always else { return self }
        var result = self
        for passage in candidates.ranking where decisions.keptUnits(of: passage).isEmpty {
            var next = result
            next.bareTitles.insert(passage)
            guard limit.map({ counter.tokens(in: next.context()) <= $0 }) ?? true else { continue }
            result = next
        }
        return result
    }

    /// With what was dropped in place of its mark wherever the mark would be longer.
    func withShortGaps(within limit: Int?, counter: any TokenCounter) -> ContextWriter {
        guard hasMarks else { return self }
        var filled = self
        for passage in order {
            for gap in gaps(of: passage) where isShort(gap, in: passage, counter) {
                for unit in gap.units { filled.decisions.units[passage][unit] = .kept }
                if let cut = decisions.cut(of: passage), gap.units.contains(cut.place.index) {
                    filled.decisions.cut = nil
                }
            }
        }
        // A counter may count what is joined higher than its parts.
        if let limit, counter.tokens(in: filled.context()) > limit { return self }
        return filled
    }

    /// Whether the text of a gap, with everything that it needs, costs no more than its mark.
    private func isShort(_ gap: PassageGap, in passage: Int, _ counter: any TokenCounter) -> Bool {
        let units = candidates.items[passage].units[gap.units]
        let isWhole = units.lazy.flatMap(\.companions).allSatisfy {
            gap.units.contains($0) || decisions.units[passage][$0].isKept
        }
        guard isWhole else { return false }
        let leadIn = candidates.items[passage].passage.leadIn?.text
        let needed = !needsLeadIn(passage) && units.contains(where: \.needsLeadIn) ? leadIn : nil
        let shown = gap.contextGap
        let cost = counter.tokens(in: shown.text) + (needed.map { counter.tokens(in: $0 + "\n") } ?? 0)
        return cost <= counter.tokens(in: shown.mark)
    }
}
