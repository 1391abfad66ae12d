import ContextTypes

/// Shows a trimmed context: the text itself for programs, kept and dropped side by side for people.
struct ContextPrinter {
    /// Documents whose hidden text is reported one by one.
    private static let mostHiding = 3

    let terminal: Terminal

    /// The context alone on standard output, its summary on standard error: `winnow trim … | llm` just works.
    func printContext(_ context: TrimmedContext) {
        if !context.context.isEmpty { print(context.context) }
        finish(context)
    }

    /// Passages with what was kept (plain, marked `+` without colours) and dropped (dim, `-` and the reason).
    ///
    /// - Parameter all: also those of which nothing was kept.
    func printExplained(_ context: TrimmedContext, all: Bool) {
        let shown = context.passages.filter { all || !$0.text.isEmpty }
        for passage in shown {
            printHeader(of: passage)
            for (line, style) in lines(of: passage) { Output.line(line, style) }
            print()
        }
        let hidden = context.passages.count - shown.count
        if hidden > 0 {
            Output.line("Nothing of \(hidden) more passages was kept; --explain shows them.", .dim)
        }
        finish(context)
    }

    private func finish(_ context: TrimmedContext) {
        for warning in context.warnings where warning.code != .hiddenText {
            printError("warning: \(warning.message)")
        }
        let hiding = context.warnings.filter { $0.code == .hiddenText }
        for warning in hiding.prefix(Self.mostHiding) { printError("warning: \(warning.message)") }
        if hiding.count > Self.mostHiding {
            printError(
                "warning: \(hiding.count - Self.mostHiding) more documents have hidden characters; --json lists them"
            )
        }
        printError(summary(of: context), .green)
    }

    private func printHeader(of passage: TrimmedPassage) {
        let path = ([passage.title] + passage.headings.filter { $0 != passage.title }).filter { !$0.isEmpty }
        let place = path.isEmpty ? passage.id : path.joined(separator: " › ")
        let details =
            "\(passage.rank). score \(shortened(passage.score))  \(passage.tokens.kept) of "
            + "\(passage.tokens.original) tokens  \(passage.url ?? passage.document)"
        Output.line(place, .bold)
        Output.line(details, .cyan)
        if !passage.alsoIn.isEmpty { Output.line("also in \(passage.alsoIn.listed)", .cyan) }
    }

    private func lines(of passage: TrimmedPassage) -> [(text: String, style: Terminal.Style?)] {
        guard let source = passage.source else {
            return passage.text.isEmpty ? [] : [("+ \(passage.text)", nil)]
        }
        let units = (passage.spans + passage.removed).sorted { $0.start.utf8 < $1.start.utf8 }
        return units.compactMap { unit in
            guard let text = text(of: unit, in: source) else { return nil }
            let place = unit.places.first.map { ", \($0.words)" } ?? ""
            guard let reason = unit.reason else {
                // A lead-in comes along with what it leads into.
                let score = unit.sentence == nil ? "" : "  (\(shortened(unit.score))\(place))"
                return ((terminal.usesColour ? "  " : "+ ") + text + score, nil)
            }
            return terminal.usesColour
                ? ("  \(text)  (\(reason.rawValue), \(shortened(unit.score))\(place))", .dim)
                : ("- \(text)  (\(reason.rawValue), \(shortened(unit.score))\(place))", nil)
        }
    }

    /// The unit's text on one line; a lead-in stands before the passage and is taken from there.
    private func text(of unit: LabelledSpan, in source: Passage) -> String? {
        let span = SourceSpan(
            start: unit.start.utf8 - source.origin.utf8, end: unit.end.utf8 - source.origin.utf8)
        if span.start >= 0, span.end <= source.text.utf8.count {
            return source.text.text(at: span).replacing("\n", with: " ")
        }
        return source.leadIn?.text.replacing("\n", with: " ")
    }

    private func summary(of context: TrimmedContext) -> String {
        let tokens = context.tokens
        let saved = tokens.original > 0 ? 100 * (1 - Double(tokens.kept) / Double(tokens.original)) : 0
        let passages = context.passages.count { !$0.text.isEmpty }
        let milliseconds = context.timings.total / .milliseconds(1)
        return
            "kept \(grouped(tokens.kept)) of \(grouped(tokens.original)) tokens (\(oneDecimal(saved)) % saved), "
            + "\(grouped(context.sentences.kept)) of \(grouped(context.sentences.original)) sentences, "
            + "\(passages) of \(context.passages.count) passages, \(oneDecimal(milliseconds)) ms"
    }
}

/// Three significant digits are enough to compare scores by eye.
func shortened(_ score: Double) -> String {
    let thousandths = Int((score * 1_000).rounded())
    let digits = String(abs(thousandths) % 1_000)
    let padded = String(repeating: "0", count: 3 - digits.utf8.count) + digits
    return (thousandths < 0 ? "-" : "") + "\(abs(thousandths) / 1_000).\(padded)"
}
