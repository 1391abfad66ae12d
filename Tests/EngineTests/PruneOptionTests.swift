import ContextTypes
import Engine
import Labelling
import TestSupport
import Testing
import TextAnalysis

/// Labels sentences by a number that stands at their end, so that tests say what scores what.
private struct NumberLabeller: SentenceLabeller {
    let profile = LabellerProfile(name: "numbers", threshold: 0.5)

    func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) throws -> [PassageLabels] {
        passages.map { passage in
            let scores = passage.sentences.map {
                Double(passage.text.text(at: $0.span).split(separator: " ").last ?? "") ?? 0
            }
            return PassageLabels(scores: scores, rankScore: scores.max() ?? 0)
        }
    }
}

/// Gives the scores that a test wants.
private struct GivenScores: SentenceLabeller {
    let profile = LabellerProfile(name: "given", threshold: 0.5)
    let labels: [PassageLabels]

    func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) throws -> [PassageLabels] { labels }
}

@Suite("What each option of pruning does")
struct PruneOptionTests {
    private let engine = ContextEngine(labeller: NumberLabeller())

    private func prune(
        _ passages: [Passage], _ change: (inout PruningOptions) -> Void = { _ in }
    ) throws -> TrimmedContext {
        var options = PruningOptions()
        options.explain = true
        change(&options)
        return try engine.prune("question", passages, options)
    }

    private let first = PassageSketch.passage(
        ["Alpha alone 0.9", "Beta comes 0.2", "Gamma goes 0.6", "Delta stays 0.1"], id: "one", title: "First")
    private let second = PassageSketch.passage(["Epsilon 0.3", "Zeta 0.7"], id: "two", title: "Second")

    @Test("units at or above the threshold stay, in the order of the source, gaps marked in the context only")
    func threshold() throws {
        let result = try prune([first]) { $0.threshold = 0.6 }
        #expect(result.passages[0].text == "Alpha alone 0.9 Gamma goes 0.6")
        #expect(result.context == "First\nAlpha alone 0.9 … Gamma goes 0.6")
        #expect(result.passages[0].removed.map(\.reason) == [.belowThreshold, .belowThreshold])
        #expect(result.threshold == 0.6)
        #expect(try prune([first]).threshold == 0.5)
    }

    @Test("a threshold of 0 keeps the whole text as it was")
    func everything() throws {
        let result = try prune([first, second]) { $0.threshold = 0 }
        #expect(Set(result.passages.map(\.text)) == [first.text, second.text])
        #expect(result.tokens.kept == result.tokens.original)
        #expect(result.sentences == Reduction(original: 6, kept: 6))
    }

    @Test("a title gives way where a small budget has better use for the room, unless it is always wanted")
    func titlesGiveWay() throws {
        let sentence = "What was asked for is answered here 0.9"
        let passage = PassageSketch.passage([sentence], id: "one", title: "A title of some length")
        let limit = TokenBudget(limit: sentence.count + 2, unit: .characters)
        #expect(try prune([passage]) { $0.budget = limit }.context == sentence)
        let titled = try prune([passage]) { ($0.budget, $0.keepTitle) = (limit, .always) }.context
        #expect(titled.hasPrefix("A title of some length") && titled.count <= sentence.count + 2)
        let wide = try prune([passage]) { $0.budget = TokenBudget(limit: 100, unit: .characters) }
        #expect(wide.context == "A title of some length\n" + sentence)
    }

    @Test(
        "the beginning of the best unit is worth more than a poor one that fits",
        arguments: [40, 60, 80, 100])
    func cutsTheBest(limit: Int) throws {
        let best = String(repeating: "word ", count: 22) + "0.9"
        let passage = PassageSketch.passage(["Poor 0.1", best, "Poorer 0.05"], id: "one", title: "")
        let result = try prune([passage]) { $0.budget = TokenBudget(limit: limit, unit: .characters) }
        #expect(result.context.contains("word word") && result.context.hasSuffix("…"))
        #expect(result.context.count <= limit && result.context.count > limit - 10)
    }

    @Test(
        "the unit below a question counts as much as the question",
        arguments: ["What colour is it?", "什麼顏色？", "ما اللون؟", "Is it green or not ?"])
    func answersBelow(question: String) throws {
        let passage = PassageSketch.passage(["Before", question, "Green", "After"], id: "one")
        func kept(_ scores: [Double]) throws -> [Int?] {
            let labels = [PassageLabels(scores: scores, rankScore: 0.8)]
            return try ContextEngine(labeller: GivenScores(labels: labels))
                .prune("?", [passage], PruningOptions()).passages[0].spans.map(\.sentence)
        }
        #expect(try kept([0.1, 0.8, 0, 0.1]) == [1, 2])
        #expect(try kept([0.1, 0.1, 0, 0.8]) == [3])
    }

    @Test("a short unit below a heading counts as much as the heading; a long one speaks for itself")
    func answersBelowHeadings() throws {
        let long = "It was painted in a colour that nobody had seen on a car before"
        for (below, keeps) in [("Green", true), ("Four metres and a half", true), (long, false)] {
            var maker = PassageSketch()
            maker.heading("Colour", level: 2)
            maker.paragraph([below])
            maker.heading("Year", level: 2)
            maker.paragraph(["1999"])
            let passage = maker.passage(id: "one", title: "")
            let labels = [PassageLabels(scores: [0.7, 0, 0, 0], rankScore: 0.7)]
            let result = try ContextEngine(labeller: GivenScores(labels: labels))
                .prune("Which colour?", [passage], PruningOptions())
            #expect(result.context.contains(below) == keeps && !result.context.contains("1999"))
        }
    }

    @Test("the budget is hard, and what it costs is named")
    func budget() throws {
        let counter = EstimatedTokenCounter()
        for limit in 0...60 {
            let result = try prune([first, second]) {
                $0.threshold = 0.1
                $0.budget = TokenBudget(limit: limit)
            }
            #expect(counter.tokens(in: result.context) <= limit)
        }
        let small = try prune([first]) { $0.budget = TokenBudget(limit: 2) }
        #expect(small.context.isEmpty)
        #expect(small.passages[0].removed.contains { $0.reason == .overBudget })
        #expect(small.warnings.map(\.code) == [.emptyContext])
        #expect(small.warnings[0].message.contains("the budget of 2 tokens is below"))
    }

    @Test("a budget in characters counts scalars of the whole context")
    func characters() throws {
        let result = try prune([first, second]) {
            $0.threshold = 0
            $0.budget = TokenBudget(limit: 40, unit: .characters)
        }
        #expect(result.characters.kept <= 40 && result.characters.kept > 20)
    }

    @Test("what the whole text costs is enough to keep the whole text")
    func exactBudget() throws {
        let all = try prune([first, second]) { $0.threshold = 0 }
        let again = try prune([first, second]) {
            $0.threshold = 0
            $0.budget = TokenBudget(limit: all.tokens.kept)
        }
        #expect(again.context == all.context)
    }

    @Test("the best unit is bought first, however long")
    func bestFirst() throws {
        let long = "The longest sentence of them all is the one that answers what was asked for 0.9"
        let passage = PassageSketch.passage(["No 0.6", "Nor this 0.6", long, "Nor that 0.6"], id: "p")
        let limit = EstimatedTokenCounter().tokens(in: long) + 8
        let result = try prune([passage]) { $0.budget = TokenBudget(limit: limit) }
        #expect(result.context.contains(long))
    }

    @Test("a long sentence that likely answers is not traded for several that hardly do")
    func notTraded() throws {
        let long = "Another long sentence that says in many words what the question wants to know 0.82"
        let sentences = ["Short 0.84", "No 0.3", "Nor 0.3", long, "Neither 0.3", "None 0.3", "Not 0.3"]
        let passage = PassageSketch.passage(sentences, id: "p")
        let limit = EstimatedTokenCounter().tokens(in: "Short 0.84 … " + long) + 12
        let result = try prune([passage]) {
            $0.threshold = 0.2
            $0.budget = TokenBudget(limit: limit)
        }
        #expect(result.context.contains(long) && result.context.contains("Short"))
    }

    @Test("a budget alone is filled from below the threshold; with a threshold, or without `fill`, it is not")
    func fill() throws {
        func kept(_ change: (inout PruningOptions) -> Void) throws -> String {
            try prune([first, second]) {
                $0.budget = TokenBudget(limit: 1_000)
                change(&$0)
            }.context
        }
        let free = try prune([first, second]).context
        #expect(try kept { _ in }.contains("Delta stays 0.1"))
        #expect(try kept { $0.fill = false } == free)
        #expect(try kept { $0.threshold = 0.5 } == free)
        #expect(try kept { ($0.threshold, $0.fill) = (0.5, true) }.contains("Delta stays 0.1"))
        #expect(try prune([first]) { $0.fill = true }.warnings.map(\.place) == ["fill"])
    }

    @Test("the last of a budget goes to the beginning of a unit that does not fit, cut between words")
    func cut() throws {
        let long = "It was built of stone and steel by many workers in the years before the war 0.9"
        let result = try prune([PassageSketch.passage([long], id: "p")]) {
            $0.budget = TokenBudget(limit: 40, unit: .characters)
        }
        #expect(result.context == "It was built of stone and steel by …")
        let spans = result.passages[0].spans + result.passages[0].removed
        #expect(spans.map(\.sentence) == [0, 0] && spans.map(\.kept) == [true, false])
        #expect(spans[0].end == spans[1].start && spans[1].reason == .overBudget)
        #expect(result.passages[0].text == "It was built of stone and steel by")
        let whole = try prune([PassageSketch.passage([long], id: "p")]) {
            ($0.budget, $0.fill) = (TokenBudget(limit: 40, unit: .characters), false)
        }
        #expect(whole.context.isEmpty)
    }

    @Test("what is not main content scores less, and is kept where everything is wanted")
    func boilerplate() throws {
        var maker = PassageSketch()
        maker.paragraph(["Text of the page 0.6"])
        maker.paragraph(["Price 40 euros 0.9", "Imprint 0.2"], boilerplate: .navigation)
        let passage = maker.passage(id: "p", document: "p")
        #expect(try prune([passage]).context == "Text of the page 0.6")
        #expect(try prune([passage]).passages[0].removed.map(\.reason) == [.boilerplate, .boilerplate])
        #expect(try prune([passage]) { $0.threshold = 0.4 }.context.contains("Price"))
        for change: (inout PruningOptions) -> Void in [
            { $0.threshold = 0 }, { $0.keepRatio = 1 }, { $0.minimumKept = 3 },
            { ($0.threshold, $0.onEmpty) = (1, .original) },
        ] {
            #expect(try prune([passage], change).sentences.kept == 3)
        }
    }

    @Test("keepRatio on one sentence keeps it")
    func ratioOfOne() throws {
        let passage = PassageSketch.passage(["The only sentence there is 0.4"], id: "p", title: "Title")
        for ratio in [0.01, 0.3, 1] {
            #expect(try prune([passage]) { $0.keepRatio = ratio }.sentences.kept == 1)
        }
    }

    @Test("an option without effect, a context without text: a warning")
    func warnings() throws {
        #expect(try prune([first]).warnings.isEmpty)
        #expect(try prune([]).warnings.map(\.code) == [.emptyContext])
        #expect(try prune([first]) { $0.threshold = 0.95 }.warnings.map(\.code) == [.emptyContext])
        let none = try prune([first]) {
            ($0.diversity, $0.rounding, $0.keepLinks, $0.readTokens) = (0.5, .majorityToken, true, 9)
        }
        #expect(none.warnings.map(\.place) == ["diversity", "rounding", "readTokens", "keepLinks"])
    }

    @Test("scores with which passages were found count in their order")
    func given() throws {
        let passages = [
            PassageSketch.passage(["Eta 0.5"], id: "a"), PassageSketch.passage(["Theta 0.51"], id: "b"),
        ]
        func order(_ given: [Double]?) throws -> [String] {
            try engine.prune("question", passages, given: given).passages.map(\.id)
        }
        #expect(try order(nil) == ["b", "a"])
        #expect(try order([7, 3]) == ["a", "b"])
    }

    @Test("keepRatio keeps about that share, best units first, whatever their score")
    func ratio() throws {
        let sentences = (0..<50).map { "Sentence number \($0) says 0.\(String($0 + 10))" }
        let result = try prune([PassageSketch.passage(sentences, id: "p")]) { $0.keepRatio = 0.4 }
        let share = Double(result.tokens.kept) / Double(result.tokens.original)
        #expect(share > 0.33 && share <= 0.45)
        #expect(result.context.contains("0.59") && !result.context.contains("0.10"))
    }

    @Test("title: if anything is kept, always, never; headings stand beside it, repeated lines once")
    func titles() throws {
        var passage = first
        passage.headings = ["First", "Part two"]
        #expect(try prune([passage]).context.hasPrefix("First > Part two\nAlpha"))
        #expect(try prune([passage]) { $0.threshold = 1 }.context.isEmpty)
        let always = try prune([passage]) {
            $0.threshold = 1
            $0.keepTitle = .always
        }
        #expect(always.context == "First > Part two")
        #expect(try prune([passage]) { $0.keepTitle = .never }.context.hasPrefix("Alpha"))
        var next = PassageSketch.passage(["Eta 0.8"], id: "one#2", title: "First")
        (next.document, next.headings) = ("one", passage.headings)
        #expect(
            try prune([passage, next]).context
                == "First > Part two\nAlpha alone 0.9 … Gamma goes 0.6\n\nEta 0.8")
    }

    @Test("minimumKept, as far as the budget goes")
    func minimum() throws {
        let result = try prune([first, second]) {
            $0.threshold = 1
            $0.minimumKept = 1
        }
        #expect(result.passages.map(\.text) == ["Alpha alone 0.9", "Zeta 0.7"])
        let none = try prune([first]) {
            $0.minimumKept = 4
            $0.budget = TokenBudget(limit: 0)
        }
        #expect(none.context.isEmpty)
    }

    @Test("neighbours come along on both sides")
    func neighbours() throws {
        let result = try prune([first]) {
            $0.threshold = 0.9
            $0.neighbours = 1
        }
        #expect(result.passages[0].text == "Alpha alone 0.9 Beta comes 0.2")
        let all = try prune([first]) {
            $0.threshold = 0.9
            $0.neighbours = 1_000
        }
        #expect(all.passages[0].text == first.text)
    }

    @Test("forced terms match whole words, case folded; a sign matches itself")
    func forced() throws {
        let passage = PassageSketch.passage(
            ["The Category is 0.1", "A CAT sat 0.1", "It cost 5 % more 0.1"], id: "p")
        #expect(try prune([passage]) { $0.forceTerms = ["cat"] }.passages[0].text == "A CAT sat 0.1")
        #expect(
            try prune([passage]) { $0.forceTerms = ["a cat sat", "%"] }.passages[0].text
                == "A CAT sat 0.1 It cost 5 % more 0.1")
    }

    @Test("digits of any script are kept on request")
    func digits() throws {
        let passage = PassageSketch.passage(
            ["Words only", "In १९४७ there", "Chapter Ⅳ", "More words"], id: "p")
        #expect(
            try prune([passage]) { $0.keepDigits = true }.passages[0].text == "In १९४७ there Chapter Ⅳ")
    }

    @Test(
        "an empty passage stays empty, gets its best sentence, or all it had",
        arguments: [
            (PruningOptions.OnEmpty.empty, ""), (.bestSentence, "Zeta 0.7"),
            (.original, "Epsilon 0.3 Zeta 0.7"),
        ])
    func onEmpty(rule: PruningOptions.OnEmpty, text: String) throws {
        let result = try prune([second]) {
            $0.threshold = 0.8
            $0.onEmpty = rule
        }
        #expect(result.passages[0].text == text)
    }

    @Test("by rank the best passage comes first, by document as they came")
    func order() throws {
        #expect(try prune([second, first]).passages.map(\.id) == ["one", "two"])
        let inOrder = try prune([second, first]) { $0.order = .document }
        #expect(inOrder.passages.map(\.id) == ["two", "one"])
        #expect(inOrder.passages.map(\.rank) == [2, 1])
        #expect(inOrder.context.hasPrefix("Second\nZeta"))
    }

    @Test("what stands in a better passage is a duplicate, unless duplicates are wanted")
    func duplicates() throws {
        let copy = "The very same sentence stands here once more 0.8"
        let one = PassageSketch.passage([copy, "Best 0.9"], id: "one")
        let two = PassageSketch.passage(["Other 0.7", copy], id: "two")
        let result = try prune([two, one])
        #expect(result.passages.map(\.text) == ["\(copy) Best 0.9", "Other 0.7"])
        #expect(result.passages[1].removed.map(\.reason) == [.duplicate])
        #expect(try prune([two, one]) { $0.deduplicate = false }.passages[1].text == two.text)
    }

    @Test("diversity prefers what is unlike the chosen")
    func diversity() throws {
        let passage = PassageSketch.passage(
            ["red green blue yellow 0.9", "red green blue violet 0.8", "seven eight nine ten 0.7"], id: "p")
        func kept(_ diversity: Double) throws -> String {
            try prune([passage]) {
                $0.diversity = diversity
                $0.budget = TokenBudget(limit: 52, unit: .characters)
            }.passages[0].text
        }
        #expect(try kept(0.8).contains("seven"))
        #expect(try kept(0.01).contains("violet"))
    }

    @Test("without explain, what was dropped is not listed")
    func explain() throws {
        #expect(try prune([first]) { $0.explain = false }.passages[0].removed.isEmpty)
    }

    @Test("what no stage could use is refused by name")
    func refusals() throws {
        #expect(throws: EngineError.emptyQuestion) { try engine.prune(" \n", [first]) }
        #expect(throws: EngineError.unknownTokenizer("none", known: ["estimate"])) {
            try prune([first]) { $0.budget = TokenBudget(limit: 9, tokenizer: "none") }
        }
        let share = "a number from 0 to 1"
        #expect(throws: EngineError.outOfRange(option: "threshold", value: "1.5", expected: share)) {
            try prune([first]) { $0.threshold = 1.5 }
        }
        #expect(throws: EngineError.outOfRange(option: "keepRatio", value: "nan", expected: share)) {
            try prune([first]) { $0.keepRatio = .nan }
        }
        #expect(
            throws: EngineError.outOfRange(
                option: "budget.tokens", value: "-1", expected: "a whole number of at least 0")
        ) {
            try prune([first]) { $0.budget = TokenBudget(limit: -1) }
        }
    }
}
