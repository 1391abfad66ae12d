import ContextTypes
import JSONValues
import Lines
import Selection
import TestSupport
import Testing
import TextAnalysis

@Suite struct LineSelectionTests {
    private let counter = EstimatedTokenCounter()

    private func context(
        _ texts: [String], kind: LineKind? = nil, options: PruningOptions = PruningOptions(),
        threshold: Double = 0.5, score: (Int) -> Double
    ) -> TrimmedContext {
        let lined = texts.enumerated().map {
            LinedText(id: "\($0)", sheet: LineSheet(LineText($1), kind: kind))
        }
        return LineSelection(
            lined, scores: lined.map { (0..<$0.sheet.count).map(score) }, options: options,
            threshold: threshold
        ).context(
            counter: counter, measure: options.budget?.unit == .characters ? CharacterCounter() : counter)
    }

    @Test(
        "every kept line is the line of the source that its number says, in order, whatever the text and the options"
    )
    func keepsBytes() {
        var random = SeededGenerator(seed: 28)
        for _ in 0..<Effort.count("WINNOW_LINE_TEXTS", usual: 400) {
            let text = RandomLines.text(&random)
            let lines = Self.lines(of: text)
            var options = PruningOptions()
            options.explain = Bool.random(using: &random)
            options.markers = Bool.random(using: &random)
            options.neighbours = Int.random(in: 0...2, using: &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: options.keepRatio = Double.random(in: 0...1, using: &random)
            case 1: options.budget = TokenBudget(limit: Int.random(in: 0...400, using: &random))
            case 2:
                options.budget = TokenBudget(
                    limit: Int.random(in: 0...900, using: &random), unit: .characters)
            default: options.threshold = Double.random(in: 0...1, using: &random)
            }
            let kind = Bool.random(using: &random) ? nil : LineKind.allCases.randomElement(using: &random)
            let seed = random.next()
            let result = context([text], kind: kind, options: options, threshold: options.threshold ?? 0) {
                Double((seed ^ UInt64($0) &* 0x9E37_79B9) % 997) / 997
            }
            check(result, against: lines, options)
        }
    }

    /// Cut at every line feed, also at one after a carriage return.
    private static func lines(of text: String) -> [String] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private func check(_ result: TrimmedContext, against lines: [String], _ options: PruningOptions) {
        let passage = result.passages[0]
        let numbers = passage.spans.compactMap(\.line)
        #expect(numbers == numbers.sorted() && Set(numbers).count == numbers.count)
        #expect(passage.text == numbers.map { lines[$0 - 1] }.joined(separator: "\n"))
        let source = lines.joined(separator: "\n")
        for span in passage.spans {
            let text = source.text(at: SourceSpan(start: span.start.utf8, end: span.end.utf8))
            #expect(text == lines[(span.line ?? 1) - 1])
        }
        if options.explain {
            #expect(passage.spans.count + passage.removed.count == result.sentences.original)
        }
        if let budget = options.budget {
            let cost =
                budget.unit == .characters
                ? result.context.unicodeScalars.count : counter.tokens(in: result.context)
            #expect(cost <= budget.limit)
        }
        let shown = Self.lines(of: result.context)
        if !numbers.isEmpty {
            var dropped = 0
            for line in shown where line.hasPrefix("[… ") && !lines.contains(line) {
                dropped += Int(line.dropFirst(3).prefix { $0.isNumber }) ?? 0
            }
            #expect(dropped + numbers.count == result.sentences.original)
        }
    }

    @Test("what is kept of JSON is JSON")
    func keepsJSONValid() throws {
        var random = SeededGenerator(seed: 29)
        for _ in 0..<Effort.count("WINNOW_LINE_TEXTS", usual: 400) {
            let text = RandomLines.json(&random)
            var options = PruningOptions()
            options.keepRatio = Double.random(in: 0.05...0.9, using: &random)
            let seed = random.next()
            let result = context([text], kind: .json, options: options) {
                Double((seed ^ UInt64($0) &* 0x9E37_79B9) % 997) / 997
            }
            let kept = result.passages[0].text
            guard !kept.isEmpty else { continue }
            #expect(throws: Never.self, "\(kept)") { try JSON(parsing: kept) }
        }
    }

    @Test("short texts, and texts of which little would go, come back whole")
    func gates() {
        let short = (1...39).map { "line \($0)" }.joined(separator: "\n")
        let result = context([short]) { _ in 0 }
        #expect(result.passages[0].text == short)
        #expect(result.warnings.map(\.code) == [.unpruned])
        let long = (1...100).map { "line \($0) of a log" }.joined(separator: "\n")
        var options = PruningOptions()
        options.mustKeep = ["of a log"]
        let kept = context([long], options: options) { _ in 0.9 }
        #expect(kept.context == long && kept.warnings.map(\.code) == [.unpruned])
        #expect(context([long]) { $0 < 10 ? 1 : 0 }.sentences.kept == 10)
        #expect(context([long]) { _ in 0 }.context.isEmpty)
    }

    @Test(
        "messages of one sort stay however many there are and however they begin",
        arguments: [1, 3, 4, 20, 60])
    func guardsManyFailures(_ count: Int) {
        let around = (1...60).map { "09:00:\($0 % 60) INFO step \($0) is running" }
        let messages = (1...count).map { "09:01:\($0 % 60) the disk \($0) is missing" }
        let result = context([(around + messages + around).joined(separator: "\n")]) { _ in 0 }
        #expect(result.context.contains(messages[0]) && result.context.contains(messages[count - 1]))
    }

    @Test("a message of an error stays whatever it scores, the first and the last of many alike")
    func guardsFailures() {
        var lines = (1...200).map { "step \($0) is done" }
        lines[50] = "ERROR: disk 1 failed"
        lines[70] = "ERROR: disk 2 failed"
        lines[90] = "ERROR: disk 3 failed"
        let kept = context([lines.joined(separator: "\n")], kind: .log) { _ in 0 }.passages[0].spans
            .compactMap(\.line)
        #expect(kept == [51, 91])
    }

    @Test("what a client names stays")
    func keepsPatterns() {
        let lines = (1...100).map { "step \($0) is done" }
        var options = PruningOptions()
        options.mustKeep = ["STEP 4*done"]
        let kept = context([lines.joined(separator: "\n")], kind: .log, options: options) { _ in 0 }
        #expect(kept.sentences.kept == 11)
    }

    @Test("a row comes with its header, and a line of a hunk with the name of its file")
    func keepsOwners() {
        let rows = ["id,name,price"] + (1...99).map { "\($0),tea,\($0)" }
        let kept = context([rows.joined(separator: "\n")]) { $0 == 50 ? 1 : 0 }
        #expect(kept.passages[0].text == "id,name,price\n50,tea,50")
    }

    @Test("a share of the text holds the marks too, and what comes back is never more than the text")
    func keepsShares() {
        var random = SeededGenerator(seed: 30)
        for _ in 0..<Effort.count("WINNOW_LINE_TEXTS", usual: 400) {
            let count = Int.random(in: 1...300, using: &random)
            let text = (0..<count).map { "2026-03-14 10:00:01 INFO step \($0) of the job is done" }
                .joined(separator: "\n")
            var options = PruningOptions()
            options.keepRatio = Double.random(in: 0...1, using: &random)
            options.markers = Bool.random(using: &random)
            let seed = random.next()
            let result = context([text], kind: .log, options: options, threshold: 0) {
                Double((seed ^ UInt64($0) &* 0x9E37_79B9) % 997) / 997
            }
            #expect(result.tokens.kept <= result.tokens.original)
            let share = (options.keepRatio ?? 0) * Double(result.tokens.original)
            let isWhole = result.warnings.contains { $0.code == .unpruned }
            #expect(isWhole || result.sentences.kept == 1 || Double(result.tokens.kept) <= share + 1)
        }
    }

    @Test("a line that was asked for stays although there is no room for the header of its table")
    func keepsLinesWithoutOwners() {
        let header = (1...5).map { "COLUMN \($0) OF THE TABLE WITH WORDS THAT TAKE ALL THE ROOM THERE IS" }
        let rows = (1...60).map { "ii  package-\($0)   1.\($0)-1   amd64   what it does" }
        var options = PruningOptions()
        options.budget = TokenBudget(limit: 90)
        let kept = context([(header + rows).joined(separator: "\n")], kind: .listing, options: options) {
            $0 == 40 ? 0.9 : 0
        }
        #expect(kept.passages[0].text.contains("package-36 "))
    }
}
