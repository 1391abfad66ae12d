import ContextTypes
import Engine
import Labelling
import TestSupport
import Testing

/// Labels by hand-made token probabilities: passage `n` has those of `tokens[n]`, rank score `ranks[n]`.
private struct HandMadeLabeller: SentenceLabeller {
    let profile = LabellerProfile(name: "hand-made", threshold: 0.1, judgesPassages: true)
    let tokens: [[[Float]]]
    let ranks: [Double]

    func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) throws -> [PassageLabels] {
        passages.indices.map { index in
            PassageLabels(
                scores: tokens[index].map(TokenRounding.meanProbability), rankScore: ranks[index],
                majority: tokens[index].map(TokenRounding.majorityToken))
        }
    }
}

/// What Provence and OpenProvence make of the same token probabilities, written down from their own rules.
private enum Peers {
    struct Pruned {
        var kept: [Int]
        var score: Double
    }

    /// Provence, `process` with `title = "first_sentence"` and `always_select_title`: a sentence stays when more than half of
    /// its tokens are above the threshold; the first one comes along when any stays.
    static func provence(_ tokens: [[Float]], threshold: Double, score: Double) -> Pruned {
        var kept = tokens.indices.filter { sentence in
            2 * tokens[sentence].count { Double($0) > threshold } > tokens[sentence].count
        }
        if !kept.isEmpty, kept.first != 0 { kept.insert(0, at: 0) }
        return Pruned(kept: kept, score: score)
    }

    /// OpenProvence, `process` with `zero_score_when_empty`: the mean probability of a sentence's tokens decides.
    static func openProvence(_ tokens: [[Float]], threshold: Double, score: Double) -> Pruned {
        let kept = tokens.indices.filter { sentence in
            let sum = tokens[sentence].reduce(0) { $0 + Double($1) }
            return sum / Double(tokens[sentence].count) > threshold
        }
        return Pruned(kept: kept, score: kept.isEmpty ? 0 : score)
    }
}

@Suite("The semantics of Provence and OpenProvence")
struct KnownSemanticsTests {
    private struct Case {
        var tokens: [[[Float]]]
        var ranks: [Double]
        var threshold: Double

        /// Probabilities on a grid, the threshold between its points: no sentence is exactly at the threshold.
        init(_ random: inout some RandomNumberGenerator) {
            tokens = (0..<Int.random(in: 1...5, using: &random)).map { _ in
                (0..<Int.random(in: 1...6, using: &random)).map { _ in
                    let level = Int.random(in: 0...20, using: &random)
                    return (0..<Int.random(in: 1...9, using: &random)).map { _ in
                        Float(min(20, max(0, level + Int.random(in: -4...4, using: &random)))) / 20
                    }
                }
            }
            ranks = tokens.indices.map { _ in Double(Int.random(in: 1...99, using: &random)) / 100 }
            threshold = (Double(Int.random(in: 0..<20, using: &random)) + 0.513_7) / 20
        }

        var passages: [Passage] {
            tokens.indices.map { passage in
                PassageSketch.passage(
                    tokens[passage].indices.map { "Passage \(passage) says a thing numbered \($0)." },
                    id: "p\(passage)", title: "A title of its own")
            }
        }
    }

    private func check(
        _ wanted: Case, _ change: (inout PruningOptions) -> Void, peer: ([[Float]], Double) -> Peers.Pruned
    )
        throws
    {
        var options = PruningOptions()
        options.threshold = wanted.threshold
        options.deduplicate = false
        change(&options)
        let engine = ContextEngine(labeller: HandMadeLabeller(tokens: wanted.tokens, ranks: wanted.ranks))
        let result = try engine.prune("question", wanted.passages, options)
        let expected = zip(wanted.tokens, wanted.ranks).map(peer)
        for passage in result.passages {
            let index = try #require(wanted.passages.firstIndex { $0.id == passage.id })
            #expect(passage.spans.compactMap(\.sentence) == expected[index].kept)
            #expect(passage.score == expected[index].score)
        }
        // Reordered by score: Python's sort is stable, ours breaks ties by id, which is the same here.
        let order = expected.indices.sorted { (expected[$0].score, $1) > (expected[$1].score, $0) }.map {
            "p\($0)"
        }
        #expect(result.passages.map(\.id) == order)
        #expect(result.passages.map(\.rank) == Array(1...wanted.tokens.count))
    }

    @Test("Provence: more than half of the tokens, and the first sentence as title when anything stays")
    func provence() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let wanted = Case(&random)
            try check(wanted) {
                $0.rounding = .majorityToken
                $0.keepTitle = .firstSentence
            } peer: {
                Peers.provence($0, threshold: wanted.threshold, score: $1)
            }
        }
    }

    @Test("OpenProvence: the mean probability, and the score 0 for what comes out empty")
    func openProvence() throws {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            let wanted = Case(&random)
            try check(wanted) {
                $0.zeroScoreWhenEmpty = true
            } peer: {
                Peers.openProvence($0, threshold: wanted.threshold, score: $1)
            }
        }
    }

    @Test("with the first sentence as title, no other title is written, and none of an empty passage")
    func title() throws {
        let passages = [
            PassageSketch.passage(
                ["The title.", "It answers.", "It does not."], id: "a", title: "Elsewhere"),
            PassageSketch.passage(["Another title.", "Nothing."], id: "b"),
        ]
        let labeller = HandMadeLabeller(
            tokens: [[[0], [0.9, 0.8], [0.1]], [[0], [0.2]]], ranks: [0.9, 0.1])
        var options = PruningOptions()
        options.threshold = 0.5
        options.keepTitle = .firstSentence
        let result = try ContextEngine(labeller: labeller).prune("question", passages, options)
        #expect(result.context == "The title. It answers.")
        options.budget = TokenBudget(limit: 11, unit: .characters)
        let tight = try ContextEngine(labeller: labeller).prune("question", passages, options)
        #expect(tight.context == "It answers.")
    }
}
