package import ContextTypes
import Lines

/// The last stage for texts whose lines are units: what stays of them, never over the budget.
package struct LineSelection {
    /// Shorter texts come back whole.
    package static let fewestLines = 40
    /// So do texts of which dropping lines would save less.
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
        let whole = LineChoice(all: texts, scores: scores, options: options)
        let lines = texts.reduce(0) { $0 + $1.sheet.count }
        if !namesWhatStays, lines < Self.fewestLines {
            return report(whole).warned("\(lines) lines are fewer than \(Self.fewestLines)")
        }
        var limited = options
        var result = report(
            LineChoice(texts, scores: scores, options: limited, threshold: threshold, counter: measure))
        // Joined texts may count higher than their parts.
        while let limit = limited.budget?.limit, limit > 0, let asked = options.budget?.limit,
            measure.tokens(in: result.context) > asked
        {
            limited.budget?.limit = limit - max(1, limit / 16)
            result = report(
                LineChoice(texts, scores: scores, options: limited, threshold: threshold, counter: measure))
        }
        let isSmallSaving =
            Double(result.tokens.kept) > (1 - Self.leastSaving) * Double(result.tokens.original)
        guard !namesWhatStays, isSmallSaving else { return result }
        return report(whole).warned("dropping lines would have saved less than a fifth")
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
