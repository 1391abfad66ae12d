import ContextTypes
import Labelling
import TestSupport
import Testing
import Threads

@testable import Engine

/// Counts how often it is asked; scores a sentence by its length.
private final class CountingLabeller: SentenceLabeller {
    let profile = LabellerProfile(name: "counting", threshold: 0.5)
    let calls = Monitor(0)

    func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) throws -> [PassageLabels] {
        calls.withLock { $0 += 1 }
        return passages.map { passage in
            PassageLabels(scores: passage.sentences.map { Double($0.span.count % 10) / 10 }, rankScore: 1)
        }
    }
}

@Suite("What a labeller said is remembered")
struct LabelMemoryTests {
    private let labeller = CountingLabeller()

    private func engine(_ memory: LabelMemory?) -> ContextEngine {
        var engine = ContextEngine(labeller: labeller)
        engine.memory = memory
        return engine
    }

    private let passage = PassageSketch.passage(
        ["The mill grinds.", "Its roof is new.", "It rains."], id: "p")

    @Test("another threshold or budget asks no labeller; another question, text or reading does")
    func asks() throws {
        let engine = engine(LabelMemory())
        func calls(_ question: String, _ passage: Passage, _ change: (inout PruningOptions) -> Void) throws
            -> Int
        {
            var options = PruningOptions()
            change(&options)
            _ = try engine.prune(question, [passage], options)
            return labeller.calls.withLock { $0 }
        }
        #expect(try calls("q", passage) { _ in } == 1)
        #expect(try calls("q", passage) { $0.threshold = 0.9 } == 1)
        #expect(try calls("q", passage) { $0.neighbours = 1 } == 1)
        #expect(try calls("q", passage) { $0.budget = TokenBudget(limit: 5, unit: .tokens) } == 1)
        #expect(try calls("other", passage) { _ in } == 2)
        #expect(try calls("q", passage) { $0.readTokens = 10 } == 3)
        var other = passage
        other.title = "Mills"
        #expect(try calls("q", other) { _ in } == 4)
        // What a deadline may have cut short is not remembered.
        #expect(try calls("q", passage) { $0.deadline = .seconds(9) } == 5)
        #expect(try calls("q", passage) { $0.deadline = .seconds(9) } == 6)
        #expect(try calls("q", passage) { _ in } == 6)
    }

    @Test("it is bounded, and what was used longest ago is forgotten first")
    func bounds() throws {
        let engine = engine(LabelMemory(entries: 2))
        for question in ["a", "b", "a", "c", "a", "b"] { _ = try engine.prune(question, [passage]) }
        // "b" was forgotten for "c"; "a" never was.
        #expect(labeller.calls.withLock { $0 } == 4)
        let small = self.engine(LabelMemory(bytes: 10))
        for _ in 0..<2 { _ = try small.prune("q", [passage]) }
        #expect(labeller.calls.withLock { $0 } == 6)
    }

    @Test("no answer is another one for it")
    func same() throws {
        var plain = ContextEngine()
        plain.memory = nil
        var remembering = plain
        remembering.memory = LabelMemory()
        var random = RandomRequests(seed: 4)
        for _ in 0..<Effort.count("WINNOW_MEMORY_CASES", usual: 60) {
            let (question, passages) = (random.question(), random.passages())
            for _ in 0..<3 {
                let options = random.options()
                let (left, right) = (
                    try plain.prune(question, passages, options),
                    try remembering.prune(question, passages, options)
                )
                #expect(RequestLaws.withoutTimings(left) == RequestLaws.withoutTimings(right))
            }
        }
    }
}
