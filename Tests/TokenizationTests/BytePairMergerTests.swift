import TestSupport
import Testing

@testable import Tokenization

/// A vocabulary made as training makes one: each token of two that were there before.
private struct RandomVocabulary {
    /// The text of each token; the first `letters` are single letters.
    private(set) var texts: [[UInt8]]
    private(set) var pairs: [MergeTable.Pair] = []
    private let ranks: [[Int32]: MergeTable.Merge]

    /// - Parameter isOrdered: false lets tokens be made of later ones, as no training would.
    init(letters: Int, merges: Int, isOrdered: Bool, _ generator: inout SeededGenerator) {
        var texts = (0..<letters).map { [UInt8(ascii: "a") + UInt8($0)] }
        var known = Set(texts)
        var made: [MergeTable.Pair] = []
        for _ in 0..<merges {
            let left = Int.random(in: 0..<texts.count, using: &generator)
            let right = Int.random(in: 0..<texts.count, using: &generator)
            let text = texts[left] + texts[right]
            guard text.count < 24, known.insert(text).inserted else { continue }
            let merge = MergeTable.Merge(rank: UInt32(made.count), id: Int32(texts.count))
            made.append(MergeTable.Pair(left: Int32(left), right: Int32(right), merge: merge))
            texts.append(text)
        }
        if !isOrdered {
            made.shuffle(using: &generator)
            for index in made.indices { made[index].merge.rank = UInt32(index) }
        }
        self.texts = texts
        pairs = made
        ranks = Dictionary(uniqueKeysWithValues: made.map { ([$0.left, $0.right], $0.merge) })
    }

    /// The definition: again and again the pair of the lowest rank, the leftmost of equals.
    func naive(_ text: [UInt8]) -> [Int32] {
        var symbols = text.map { Int32($0 - UInt8(ascii: "a")) }
        while true {
            var best: (merge: MergeTable.Merge, place: Int)?
            for place in 0..<max(0, symbols.count - 1) {
                guard let merge = ranks[[symbols[place], symbols[place + 1]]] else { continue }
                if best.map({ merge.rank < $0.merge.rank }) ?? true { best = (merge, place) }
            }
            guard let best else { return symbols }
            symbols.replaceSubrange(best.place...(best.place + 1), with: [best.merge.id])
        }
    }

    func randomText(_ length: Int, _ generator: inout SeededGenerator) -> [UInt8] {
        var text: [UInt8] = []
        while text.count < length { text += texts[Int.random(in: 0..<texts.count, using: &generator)] }
        return Array(text.prefix(length))
    }

    var tokens: TokenList {
        var list = TokenList()
        for (id, text) in texts.enumerated() { list.append(text, id: Int32(id)) }
        return list
    }
}

@Suite("Merging of byte pairs")
struct BytePairMergerTests {
    @Test("short and long pieces are merged as the definition says, whatever the order of the merges")
    func mergesByDefinition() {
        var generator = SeededGenerator(seed: 3)
        var merger = BytePairMerger()
        defer { merger.deallocate() }
        for round in 0..<80 {
            let vocabulary = RandomVocabulary(
                letters: Int.random(in: 1...6, using: &generator), merges: 120,
                isOrdered: round.isMultiple(of: 2),
                &generator)
            let table = MergeTable(vocabulary.pairs)
            let length = round < 60 ? Int.random(in: 0...96, using: &generator) : 90 + round
            let text = vocabulary.randomText(length, &generator)
            merger.removeAll()
            for byte in text { merger.append(Int32(byte - UInt8(ascii: "a")), length: 1) }
            merger.merge(table)
            #expect((0..<merger.count).map { merger.ids[$0] } == vocabulary.naive(text))
            #expect((0..<merger.count).reduce(0) { $0 + Int(merger.lengths[$1]) } == length)
        }
    }

    @Test("finding tokens from the left gives what merging gives")
    func backtracksToTheSame() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<120 {
            let letters = Int.random(in: 1...5, using: &generator)
            let vocabulary = RandomVocabulary(letters: letters, merges: 90, isOrdered: true, &generator)
            let history = try #require(
                TokenHistory(
                    vocabulary.tokens, symbols: (0..<Int32(letters)).map { $0 }, vocabulary.pairs))
            // A token is reached when its own letters are merged to it.
            let reached = Set((0..<history.reached.count).map { history.reached.ids[$0] })
            for (id, text) in vocabulary.texts.enumerated() {
                #expect(reached.contains(Int32(id)) == (vocabulary.naive(text) == [Int32(id)]))
            }
            var encoder = BacktrackingEncoder(history)
            for _ in 0..<20 {
                let text = vocabulary.randomText(Int.random(in: 1...60, using: &generator), &generator)
                var tokens: [PieceToken] = []
                let isEncoded = text.withUnsafeBufferPointer { text in
                    text.baseAddress.map { encoder.encode($0, text.count, into: &tokens) } ?? false
                }
                #expect(isEncoded)
                #expect(tokens.map(\.id) == vocabulary.naive(text))
            }
        }
    }

    @Test("a vocabulary in which a token comes before its parts is merged step by step")
    func outOfOrder() {
        var tokens = TokenList()
        for (id, text) in ["a", "b", "ab", "aba"].enumerated() { tokens.append(text.utf8, id: Int32(id)) }
        let pairs = [
            MergeTable.Pair(left: 2, right: 0, merge: MergeTable.Merge(rank: 0, id: 3)),
            MergeTable.Pair(left: 0, right: 1, merge: MergeTable.Merge(rank: 1, id: 2)),
        ]
        #expect(TokenHistory(tokens, symbols: [0, 1], pairs) == nil)
    }
}
