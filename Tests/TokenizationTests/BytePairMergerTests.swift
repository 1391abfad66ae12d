import TestSupport
import Testing

@testable import Tokenization

@Suite("Merging of byte pairs")
struct BytePairMergerTests {
    /// Letters a to h and pairs of what has been made so far.
    private func randomMerges(_ generator: inout SeededGenerator) -> (
        table: MergeTable, pairs: [[Int32]: (Int, Int32)]
    ) {
        var pairs: [[Int32]: (Int, Int32)] = [:]
        let table = MergeTable(count: 400)
        for rank in 0..<400 {
            let left = Int32.random(in: 0..<Int32(8 + rank), using: &generator)
            let right = Int32.random(in: 0..<Int32(8 + rank), using: &generator)
            pairs[[left, right]] = (rank, Int32(8 + rank))
            table.insert(left, right, MergeTable.Merge(rank: UInt32(rank), id: Int32(8 + rank)))
        }
        return (table, pairs)
    }

    /// The definition: again and again the pair of the lowest rank, the leftmost of equals.
    private func naive(_ symbols: [Int32], _ pairs: [[Int32]: (Int, Int32)]) -> [Int32] {
        var symbols = symbols
        while true {
            var best: (rank: Int, place: Int, id: Int32)?
            for place in 0..<max(0, symbols.count - 1) {
                guard let (rank, id) = pairs[[symbols[place], symbols[place + 1]]] else { continue }
                if best == nil || rank < best?.rank ?? 0 { best = (rank, place, id) }
            }
            guard let best else { return symbols }
            symbols.replaceSubrange(best.place...(best.place + 1), with: [best.id])
        }
    }

    @Test("short and long pieces give what the definition gives")
    func equalsDefinition() {
        var generator = SeededGenerator(seed: 3)
        var merger = BytePairMerger()
        defer { merger.deallocate() }
        for round in 0..<60 {
            let (table, pairs) = randomMerges(&generator)
            let letters = Int32.random(in: 1...8, using: &generator)
            let symbols = (0..<(round < 40 ? Int.random(in: 0...96, using: &generator) : 97 + round)).map {
                _ in
                Int32.random(in: 0..<letters, using: &generator)
            }
            merger.removeAll()
            for symbol in symbols { merger.append(symbol, length: 1) }
            merger.merge(table)
            let expected = naive(symbols, pairs)
            #expect((0..<merger.count).map { merger.ids[$0] } == expected)
            #expect((0..<merger.count).reduce(0) { $0 + Int(merger.lengths[$1]) } == symbols.count)
        }
    }
}
