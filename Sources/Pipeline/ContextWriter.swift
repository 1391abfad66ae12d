import ContextTypes
import Segmentation
import SentencePruning

/// Writes the context and the account of it from decisions on units.
struct ContextWriter {
    let labelled: LabelledPassages
    let options: PruningOptions
    /// The passages in the order in which they are written.
    let order: [Int]
    private(set) var decisions: [[UnitDecision]]
    /// Passages of which the title is written though nothing of them is kept.
    private(set) var bareTitles: Set<Int> = []

    init(labelled: LabelledPassages, options: PruningOptions, order: [Int]) {
        self.labelled = labelled
        self.options = options
        self.order = order
        decisions = labelled.passages.map {
            Array(repeating: .dropped(.belowThreshold), count: $0.sentences.count)
        }
    }

    func with(_ decisions: [[UnitDecision]]) -> ContextWriter {
        var copy = self
        copy.decisions = decisions
        return copy
    }

    /// Everything kept: what the context would be without pruning.
    var unpruned: ContextWriter {
        with(labelled.passages.map { Array(repeating: .kept, count: $0.sentences.count) })
    }

    /// The probability that what is kept holds the answer, and next to nothing for every unit kept.
    var value: Double {
        let shares = AnswerShares(labels: labelled.labels)
        return zip(decisions, shares.units).reduce(0) { sum, pair in
            zip(pair.0, pair.1).reduce(sum) { $1.0.isKept ? $0 + $1.1 + 1e-9 : $0 }
        }
    }

    func misses(_ reason: DropReason) -> Bool {
        decisions.contains { $0.contains(.dropped(reason)) }
    }

    func keptUnits(of passage: Int) -> [Int] {
        decisions[passage].indices.filter { decisions[passage][$0].isKept }
    }

    func needsLeadIn(_ passage: Int) -> Bool {
        keptUnits(of: passage).contains { labelled.units[passage].needLeadIn[$0] }
    }

    var context: String {
        var parts: [String] = []
        var lastTitle: (document: String, line: String)?
        for index in order {
            let passage = labelled.passages[index]
            let kept = keptUnits(of: index)
            guard !kept.isEmpty || bareTitles.contains(index) else { continue }
            let line = ContextFormat.titleLine(of: passage, options)
            var part = ""
            if !line.isEmpty, lastTitle.map({ $0 != (passage.document, line) }) ?? true {
                part = kept.isEmpty ? line : line + "\n"
            }
            lastTitle = (passage.document, line)
            part += body(of: index, kept: kept, marksGaps: true)
            if !part.isEmpty { parts.append(part) }
        }
        return parts.joined(separator: ContextFormat.passageSeparator)
    }

    /// The kept part of one passage as the markup that the options ask for; nil when they ask for text.
    func markup(of index: Int, kept: [Int]) -> String? {
        let markup = PassageMarkup(labelled.passages[index], keepsLinks: options.keepLinks)
        let leadIn = needsLeadIn(index)
        return switch options.output {
        case .text: nil
        case .html: markup.html(keeping: kept, leadIn: leadIn)
        case .markdown: markup.markdown(keeping: kept, leadIn: leadIn)
        }
    }

    /// The kept part of one passage, its lead-in first; in the context, as the markup that the options ask for.
    func body(of index: Int, kept: [Int], marksGaps: Bool) -> String {
        let passage = labelled.passages[index]
        if marksGaps, let markup = markup(of: index, kept: kept) { return markup }
        let text = ContextFormat.text(of: passage, units: kept, marksGaps: marksGaps)
        guard let leadIn = passage.leadIn, needsLeadIn(index) else { return text }
        return leadIn.text + "\n" + text
    }

    /// Without the kept unit of the lowest score (later ones first among equals); nil when nothing is kept.
    func withoutLeastValuable() -> ContextWriter? {
        var least: (passage: Int, unit: Int, score: Double)?
        for passage in labelled.ranking.reversed() {
            for unit in keptUnits(of: passage).reversed() {
                let score = labelled.labels[passage].scores[unit] ?? 0
                if least == nil || score < least?.score ?? 0 { least = (passage, unit, score) }
            }
        }
        guard let least else { return nil }
        var copy = self
        copy.decisions[least.passage][least.unit] = .dropped(.overBudget)
        for unit in keptUnits(of: least.passage)
        where labelled.units[least.passage].required[unit].contains(least.unit) {
            copy.decisions[least.passage][unit] = .dropped(.overBudget)
        }
        return copy
    }

    /// With the titles of empty passages when the options always want them, as far as the budget goes.
    func withTitles(within limit: Int?, counter: any TokenCounter) -> ContextWriter {
        guard options.keepTitle == .always else { return self }
        var result = self
        for passage in labelled.ranking where keptUnits(of: passage).isEmpty {
            var next = result
            next.bareTitles.insert(passage)
            guard limit.map({ counter.tokens(in: next.context) <= $0 }) ?? true else { continue }
            result = next
        }
        return result
    }
}
