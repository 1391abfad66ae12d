import ContextTypes
import TestSupport

/// Random questions, structured passages and options, the same for the same seed.
struct RandomRequests {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private static let words = [
        "river", "bridge", "1884", "engineer", "steel", "opened", "city", "Dr.", "museum", "who", "naïve",
        "Straße", "мост", "γέφυρα", "橋", "桥梁", "पुल", "🌉", "tower", "cable", "span", "mile", "3.5", "wind",
        "a",
        "the", "of", "river", "bridge", "Brooklyn", "Roebling", "e\u{301}t\u{e9}", "x",
    ]

    mutating func question() -> String {
        let text = sentence(words: Int.random(in: 1...9, using: &generator))
        return text.allSatisfy(\.isWhitespace) ? "bridge" : text
    }

    mutating func sentence(words count: Int) -> String {
        (0..<count).map { _ in Self.words[Int.random(in: 0..<Self.words.count, using: &generator)] }
            .joined(separator: " ")
    }

    mutating func passages() -> [Passage] {
        var passages = (0..<Int.random(in: 0...6, using: &generator)).map { passage($0) }
        if passages.count > 1, Bool.random(using: &generator) {
            passages[passages.count - 1].text = passages[0].text
            passages[passages.count - 1].blocks = passages[0].blocks
            passages[passages.count - 1].sentences = passages[0].sentences
        }
        return passages
    }

    private mutating func passage(_ number: Int) -> Passage {
        var maker = PassageSketch()
        for _ in 0..<Int.random(in: 0...4, using: &generator) {
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: maker.heading(sentence(words: 2), level: Int.random(in: 1...3, using: &generator))
            case 1: maker.list(lead: Bool.random(using: &generator) ? "These:" : nil, items: lines(3))
            case 2: maker.table(header: "name | year", rows: lines(3))
            case 3: maker.code("let x = 1\n\n  y()\n")
            case 4: maker.paragraph(lines(3), boilerplate: .navigation)
            default: maker.paragraph(lines(5))
            }
        }
        var passage = maker.passage(id: "d\(number / 2)#\(number)", document: "d\(number / 2)")
        passage.title = Bool.random(using: &generator) ? sentence(words: 2) : ""
        passage.headings = Bool.random(using: &generator) ? [sentence(words: 1)] : []
        let skipped = sentence(words: 3) + "\n"
        passage.origin = SourceOffset.zero.advanced(over: skipped.utf8)
        if Bool.random(using: &generator) { passage.leadIn = LeadIn(text: skipped, origin: .zero) }
        return passage
    }

    private mutating func lines(_ most: Int) -> [String] {
        (0..<Int.random(in: 1...most, using: &generator)).map { _ in
            sentence(words: Int.random(in: 1...12, using: &generator))
        }
    }

    mutating func options() -> PruningOptions {
        var options = PruningOptions()
        let random = { (generator: inout SeededGenerator) in Double.random(in: 0...1, using: &generator) }
        if Bool.random(using: &generator) { options.threshold = random(&generator) }
        if Int.random(in: 0..<4, using: &generator) == 0 { options.keepRatio = random(&generator) }
        if Bool.random(using: &generator) {
            let unit = TokenBudget.Unit.allCases.randomElement(using: &generator) ?? .tokens
            options.budget = TokenBudget(limit: Int.random(in: 0...200, using: &generator), unit: unit)
        }
        options.keepTitle = PruningOptions.KeepTitle.allCases.randomElement(using: &generator) ?? .ifAny
        options.onEmpty = PruningOptions.OnEmpty.allCases.randomElement(using: &generator) ?? .empty
        options.order = PruningOptions.Order.allCases.randomElement(using: &generator) ?? .rank
        options.minimumKept = Int.random(in: 0...2, using: &generator)
        options.neighbours = Int.random(in: 0...2, using: &generator)
        options.keepDigits = Int.random(in: 0..<5, using: &generator) == 0
        if Int.random(in: 0..<5, using: &generator) == 0 { options.forceTerms = [sentence(words: 1)] }
        if Int.random(in: 0..<4, using: &generator) == 0 { options.diversity = random(&generator) }
        options.deduplicate = Bool.random(using: &generator)
        options.zeroScoreWhenEmpty = Bool.random(using: &generator)
        options.fill = [nil, true, false].randomElement(using: &generator) ?? nil
        options.output = Int.random(in: 0..<5, using: &generator) == 0 ? .markdown : .text
        options.explain = true
        return options
    }
}
