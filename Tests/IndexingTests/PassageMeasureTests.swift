import ContextTypes
import IndexStore
import JSONValues
import TestSupport
import Testing
import TextAnalysis

@testable import Indexing

@Suite("What passages are measured in", .enabled(if: PassageMeasure.best == .wordPieces, "needs the encoder"))
struct PassageMeasureTests {
    private let folder: TemporaryFolder
    private var index: String { folder.file("a.winnow") }

    init() throws { folder = try TemporaryFolder() }

    private func indexed(_ texts: [String], _ change: (inout IndexingOptions) -> Void = { _ in }) throws {
        let lines = texts.enumerated().map { number, text in
            JSON.object(["_id": .string("\(number)"), "text": .string(text)]).description + "\n"
        }
        let path = try folder.write(lines.joined().utf8, to: "corpus.jsonl")
        var options = IndexingOptions()
        options.passageTokens = 40
        change(&options)
        _ = try Indexer(index, options: options).run(CorpusReader(paths: [path]))
    }

    private func passages() throws -> [Passage] {
        try IndexFile(index).read { reader in
            var found: [Passage] = []
            for row in 1...1_000 {
                guard let passage = try? reader.passage(row) else { break }
                found.append(passage)
            }
            return found
        }
    }

    /// Sentences of words that the estimate counts dear and the encoder in one piece each.
    private func text(_ sentences: Int, _ generator: inout SeededGenerator) -> String {
        let words = ["however", "government", "children", "between", "because", "Wednesday", "through", "water"]
        return (0..<sentences).map { _ in
            (0..<Int.random(in: 3...12, using: &generator)).map { _ in words.randomElement(using: &generator)! }
                .joined(separator: " ") + "."
        }.joined(separator: " ")
    }

    @Test("a passage of several units has at most so many word pieces, and two neighbours would have more")
    func wordPieces() throws {
        var generator = SeededGenerator(seed: 5)
        let counter = try PassageMeasure.wordPieces.counter()
        try indexed((0..<40).map { _ in text(Int.random(in: 1...40, using: &generator), &generator) })
        let passages = try passages()
        #expect(passages.count > 60)
        for passage in passages where passage.sentences.count > 1 {
            #expect(counter.tokens(in: passage.text) <= 40)
        }
    }

    @Test("what fits stays whole, though the estimate counts more", arguments: 1...12)
    func whole(sentences: Int) throws {
        var generator = SeededGenerator(seed: UInt64(sentences))
        let text = text(sentences, &generator)
        let pieces = try PassageMeasure.wordPieces.counter().tokens(in: text)
        try indexed([text]) { $0.passageTokens = max(16, pieces) }
        #expect(try passages().count == 1)
    }

    @Test("an index keeps the measure that it was made with; one without a measure goes on with the estimate")
    func remembered() throws {
        var generator = SeededGenerator(seed: 9)
        let text = text(30, &generator)
        try indexed([text]) { $0.measure = .estimate }
        #expect(try IndexWriter(index).settings.cutting["measure"] == nil)
        try indexed([text, text])
        let estimate = EstimatedTokenCounter()
        let passages = try passages()
        #expect(passages.count > 1)
        for passage in passages where passage.sentences.count > 1 {
            #expect(estimate.tokens(in: passage.text) <= 40)
        }
    }

    @Test("a measure of another version is an error that names it")
    func unknown() {
        #expect(throws: IndexingError.unknownMeasure("\"furlongs\"")) {
            try PassageMeasure(of: .object(["measure": .string("furlongs")]))
        }
    }
}
