package import ContextTypes
import Lines

/// The last stage for texts whose lines are units: what stays of them, never over the budget.
package struct LineSelection {
    /// Texts of which dropping lines would save less come back whole.
    package static let leastSaving = 0.2

    private let texts: [LinedText]
    private let scores: [[Double]]
    private let options: PruningOptions
    private let threshold: Double

    /// - Parameters:
    ///   - scores: by text and line, 0...1.
    ///   - threshold: lines that score at least this pass.
    package init(_ texts: [LinedText], scores: [[Double]], options: PruningOptions, threshold: Double) {
        self.texts = texts
        self.scores = scores
        self.options = options
        self.threshold = threshold
    }

    /// - Parameters:
    ///   - counter: counts the tokens that are reported.
    ///   - measure: counts in the budget's unit.
    package func context(counter: any TokenCounter, measure: any TokenCounter) -> TrimmedContext {
        func report(_ choice: LineChoice) -> TrimmedContext {
            LineReport(
                texts: texts, scores: scores, choice: choice, options: options, counter: counter,
                threshold: threshold
            ).result()
        }
        func whole() -> TrimmedContext { report(LineChoice(all: texts, scores: scores, options: options)) }
        let lines = texts.reduce(0) { $0 + $1.sheet.count }
        guard lines > 0 else { return whole() }
        if !namesWhatStays, lines < LineSheet.fewestLines {
            return whole().warned("\(lines) lines are fewer than \(LineSheet.fewestLines)")
        }
        let result = pruned(measure, report)
        let (kept, original) = (result.tokens.kept, result.tokens.original)
        guard namesWhatStays else {
            let isSmall = Double(kept) > (1 - Self.leastSaving) * Double(original)
            return isSmall ? whole().warned("dropping lines would have saved less than a fifth") : result
        }
        guard kept >= original, result.sentences.kept < lines else { return result }
        let all = whole()
        let isOver = options.budget.map { measure.tokens(in: all.context) > $0.limit } ?? false
        return isOver ? result : all.warned("the marks of dropped lines would take more than those")
    }

    private func pruned(
        _ measure: any TokenCounter, _ report: (LineChoice) -> TrimmedContext
    ) -> TrimmedContext {
        var limited = options
        while true {
            let choice = LineChoice(
                texts, scores: scores, options: limited, threshold: threshold, counter: measure)
            let result = report(choice)
            // Joined texts may count higher than their parts.
            guard let limit = limited.budget?.limit, limit > 0, let asked = options.budget?.limit,
                measure.tokens(in: result.context) > asked
            else { return result }
            limited.budget?.limit = limit - max(1, limit / 16)
        }
    }

    private var namesWhatStays: Bool {
        options.budget != nil || options.keepRatio != nil || options.threshold != nil
            || options.retention != nil
    }
}

extension TrimmedContext {
    fileprivate func warned(_ reason: String) -> TrimmedContext {
        var copy = self
        copy.warnings.append(ContextWarning(.unpruned, "the text came back whole: \(reason)", place: "units"))
        return copy
    }
}
