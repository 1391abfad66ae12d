import ContextTypes
import Lines
import Selection

/// Shows lines that were kept: on standard output as they came, byte for byte, with marks for those between.
struct LinePrinter {
    private let texts: [LinedText]
    private let context: TrimmedContext
    private let explains: Bool
    private let terminal = Terminal(descriptor: 1)

    /// - Parameter explains: whether dropped lines are shown too, and the score of each.
    init(texts: [LinedText], context: TrimmedContext, explains: Bool) {
        self.texts = texts
        self.context = context
        self.explains = explains
    }

    func print() {
        for (text, passage) in zip(texts, context.passages) where explains || !passage.spans.isEmpty {
            if !text.title.isEmpty { Output.line(text.title, .bold) }
            explains ? explainLines(of: text, passage) : printLines(of: text, passage)
        }
        for warning in context.warnings { printError("warning: \(warning.message)") }
        printError(summary, .green)
    }

    private func printLines(of text: LinedText, _ passage: TrimmedPassage) {
        var gaps = context.gaps.filter { $0.document == passage.document }[...]
        var next = 1
        func printGap(to line: Int) {
            guard next < line else { return }
            let lines = next...(line - 1)
            let mark = gaps.first?.lines == lines ? gaps.removeFirst().mark : ContextGap.mark(of: lines)
            Output.line(mark, .dim)
        }
        for span in passage.spans {
            guard let line = span.line else { continue }
            printGap(to: line)
            write(text.sheet.source[line - 1])
            next = line + 1
        }
        printGap(to: text.sheet.count + 1)
    }

    /// All lines: kept (plain, marked `+` without colours) and dropped (dim, `-` and the reason).
    private func explainLines(of text: LinedText, _ passage: TrimmedPassage) {
        for span in (passage.spans + passage.removed).sorted(by: { $0.start.utf8 < $1.start.utf8 }) {
            guard let number = span.line else { continue }
            let line = String(decoding: text.sheet.source[number - 1], as: UTF8.self)
            let details = [span.reason?.rawValue, shortened(span.score)].compactMap { $0 }.joined(
                separator: ", ")
            let sign = terminal.usesColour ? " " : span.kept ? "+" : "-"
            Output.line("\(sign) \(number): \(line)  (\(details))", span.kept ? nil : .dim)
        }
    }

    /// A terminal is not steered by what a line holds.
    private func write(_ line: ArraySlice<UInt8>) {
        if terminal.isTerminal {
            Output.line(String(decoding: line, as: UTF8.self), nil)
        } else {
            Output.write(Array(line) + [0x0A])
        }
    }

    private var summary: String {
        let lines = context.sentences
        let dropped = lines.original > 0 ? 100 * (1 - Double(lines.kept) / Double(lines.original)) : 0
        let kinds = Set(context.passages.compactMap { $0.kind?.rawValue }).sorted().joined(separator: ", ")
        return
            "kept \(grouped(lines.kept)) of \(grouped(lines.original)) lines (\(oneDecimal(dropped)) % dropped; \(kinds)), "
            + "\(grouped(context.tokens.kept)) of \(grouped(context.tokens.original)) tokens, "
            + "\(oneDecimal(context.timings.total / .milliseconds(1))) ms"
    }
}
