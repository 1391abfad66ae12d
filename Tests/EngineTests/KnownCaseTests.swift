import ContextTypes
import Engine
import TestSupport
import Testing

/// Cases of the literature, as far as matching words can solve them.
@Suite("Known cases, without a model")
struct KnownCaseTests {
    private let engine = ContextEngine()

    /// The example of Provence's model card: sentence 2 and the title answer.
    @Test("Shepherd's pie: the sentence that answers stays, most of the others go")
    func shepherdsPie() throws {
        let result = try engine.prune(KnownCases.pieQuestion, [KnownCases.pie])
        #expect(result.context.hasPrefix("Shepherd's pie\n"))
        #expect(result.context.contains("lined on the sides and bottom"))
        #expect(!result.context.contains("medieval"))
        #expect(!result.context.contains("Brazil"))
        #expect(result.sentences.kept <= 4)
    }

    /// A keyword trap: "playwright" and "play" stand in the wrong sentence.
    @Test("Sacred Deer: the sentence with the screenplay scores above the one with the playwright")
    func sacredDeer() throws {
        var options = PruningOptions()
        options.explain = true
        let result = try engine.prune(KnownCases.deerQuestion, [KnownCases.deer], options)
        let spans = (result.passages[0].spans + result.passages[0].removed).sorted {
            $0.start.utf8 < $1.start.utf8
        }
        #expect(spans[0].score > spans[2].score)
        #expect(spans[0].kept)
    }

    @Test("a needle is found at every position, the first and the last among them")
    func needle() throws {
        let hay = (0..<20).map { "Sentence \($0) tells of quiet fields and of the weather in the valley." }
        for place in 0...hay.count {
            var sentences = hay
            sentences.insert("The lighthouse keeper hid the brass key under the third step.", at: place)
            let result = try engine.prune(
                "Where did the lighthouse keeper hide the key?", [PassageSketch.passage(sentences, id: "p")])
            #expect(result.context.contains("third step"))
            #expect(result.sentences.kept <= 5)
        }
    }

    @Test("passages that share nothing with the question come out empty")
    func negatives() throws {
        let passages = [
            PassageSketch.passage(
                ["Bread is baked from flour.", "Water is added."], id: "a", title: "Bread"),
            PassageSketch.passage(["Volcanoes erupt.", "Lava flows downhill."], id: "b", title: "Volcano"),
        ]
        let result = try engine.prune("Who composed the opera Fidelio?", passages)
        #expect(result.context.isEmpty)
        #expect(result.passages.allSatisfy { $0.text.isEmpty && $0.spans.isEmpty })
    }

    @Test("one word, nothing at all, blank passages, long passages, other scripts")
    func extremes() throws {
        #expect(try engine.prune("word", []).context.isEmpty)
        #expect(
            try engine.prune("Abstract", [PassageSketch.passage(["Abstract"], id: "a")]).context
                == "Abstract")
        let blank = Passage(
            id: "blank", document: "blank", text: "",
            blocks: [Block(kind: .document, span: SourceSpan(start: 0, end: 0), parent: -1)], sentences: [])
        #expect(try engine.prune("word", [blank]).passages.map(\.text) == [""])
        let long = PassageSketch.passage(
            (0..<1_500).map { "Line \($0) of the long report says little of note." }
                + ["The dam broke in March."], id: "long")
        #expect(long.text.utf8.count > 60_000)
        var options = PruningOptions()
        options.budget = TokenBudget(limit: 200)
        let result = try engine.prune("When did the dam break?", [long], options)
        #expect(result.context.contains("The dam broke in March."))
        #expect(result.tokens.kept <= 200)
        let chinese = PassageSketch.passage(["布鲁克林大桥于1883年通车。", "面包由面粉制成。"], id: "zh")
        let kept = try engine.prune("布鲁克林大桥何时通车？", [chinese]).passages[0]
        #expect(kept.text.contains("1883"))
    }

    @Test("a long question is no trouble")
    func longQuestion() throws {
        let question = (0..<20_000).map { "word\($0)" }.joined(separator: " ")
        #expect(question.utf8.count > 100_000)
        let passage = PassageSketch.passage(["It has word17 and word18.", "It has none."], id: "p")
        _ = try engine.prune(question, [passage])
    }
}
