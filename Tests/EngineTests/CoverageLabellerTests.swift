import ContextTypes
import Engine
import Labelling
import PassageSupport
import Retrieval
import TestSupport
import Testing

@Suite("Pruning with stored token vectors")
struct CoverageLabellerTests {
    private let folder: String
    private let question = "Who invented the telephone?"
    private let passages: [Passage]

    init() throws {
        folder = try ShippedModels.path("late-interaction")
        let filler = (0..<12).map { number in
            PassageSketch.passage(
                ["Report \(number) is about the harvest.", "The weather was mild.", "Nobody was inside."],
                id: "f\(number)",
                title: "Harvest \(number)")
        }
        passages =
            [
                PassageSketch.passage(
                    [
                        "The device changed how people talk.",
                        "Alexander Graham Bell was awarded its first patent in 1876.",
                        "Rain fell on the day of the exhibition.",
                    ], id: "p", title: "Telephone")
            ] + filler
    }

    private func labeller(_ coverages: [TokenCoverage?]) throws -> CoverageLabeller {
        CoverageLabeller(try #require(try CoverageCalibrator(folder: folder)), coverages: coverages)
    }

    @Test("a sentence without a word of the question is found by its vectors, one coverage a sentence")
    func findsByMeaning() throws {
        let index = try IndexedPassages(passages, encoder: folder)
        defer { index.remove() }
        let coverages = try index.coverages(for: question, passages)
        #expect(zip(coverages, passages).allSatisfy { $0?.sentences == $1.sentences.count })
        let labels = try labeller(coverages).labels(for: question, passages: passages)
        let scores = labels[0].scores.compactMap { $0 }
        #expect(scores.count == 3 && scores[1] == scores.max())
        #expect(scores.allSatisfy { (0...1).contains($0) })
        #expect(labels.dropFirst().allSatisfy { $0.rankScore < labels[0].rankScore })
    }

    @Test("without coverage, or with one of another state of the passage, the words decide alone")
    func fallsBack() throws {
        let index = try IndexedPassages(passages, encoder: folder)
        defer { index.remove() }
        let words = try LexicalLabeller().labels(for: question, passages: passages)
        var coverages = try index.coverages(for: question, passages)
        #expect(try labeller([]).labels(for: question, passages: passages) == words)
        coverages[0]?.bySentence.removeLast()
        coverages[1] = nil
        let mixed = try labeller(coverages).labels(for: question, passages: passages)
        #expect(mixed[0] == words[0] && mixed[1] == words[1])
    }

    @Test("`fast` reads what the index holds, so does `auto` with many passages; `lexical` does not")
    func throughTheShelf() throws {
        let index = try IndexedPassages(passages, encoder: folder)
        defer { index.remove() }
        let engine = ContextEngine(labellers: PrunerShelf(coverageFolder: folder))
        func model(_ pruner: PruningOptions.Pruner) throws -> String? {
            var options = PruningOptions()
            options.pruner = pruner
            var retrieval = RetrievalOptions()
            retrieval.limit = 12
            return try engine.trim(TrimRequest(question, in: try index.opened(), retrieval, options)).model
        }
        #expect(try model(.fast) == "token-vectors")
        #expect(try model(.auto) == "token-vectors")
        #expect(try model(.lexical) == "bm25")
        #expect(try ContextEngine().prune(question, passages).model == "bm25")
    }

    @Test("a folder without calibrator gives none")
    func calibratorFiles() throws {
        #expect(try CoverageCalibrator(folder: "/nowhere").map { _ in 0 } == nil)
        #expect(
            try PrunerShelf(coverageFolder: "/nowhere").labeller(for: .fast, coverages: [nil]).profile.name
                == "bm25")
    }
}
