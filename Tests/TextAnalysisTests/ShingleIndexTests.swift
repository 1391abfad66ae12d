import TestSupport
import Testing

@testable import TextAnalysis

@Suite("The text that holds most of another")
struct ShingleIndexTests {
    /// What the index promises, the slow way: lists of at most 64 texts for each shingle.
    private struct Twin {
        private var lists: [UInt64: [Int]] = [:]

        func nearest(to shingles: WordShingles) -> (text: Int, share: Double)? {
            var counts: [Int: Int] = [:]
            for shingle in shingles.hashes {
                for text in lists[shingle] ?? [] { counts[text, default: 0] += 1 }
            }
            let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
            return best.map { ($0.key, Double($0.value) / Double(shingles.hashes.count)) }
        }

        mutating func add(_ shingles: WordShingles, as text: Int) {
            for shingle in shingles.hashes {
                let list = lists[shingle] ?? []
                if list.last != text, list.count < 64 { lists[shingle] = list + [text] }
            }
        }
    }

    private func shingles(_ text: String) -> WordShingles {
        Array(text.utf8).withUnsafeBufferPointer { WordShingles(WordHashes($0)) }
    }

    @Test("random texts: as many shared shingles as the slow way finds, in the same text")
    func twin() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<20 {
            var index = ShingleIndex()
            var twin = Twin()
            var order = Array(0..<200)
            order.shuffle(using: &generator)
            for text in order {
                for _ in 0..<Int.random(in: 1...3, using: &generator) {
                    let words = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                        "w\(Int.random(in: 0..<4, using: &generator))"
                    }
                    let shingles = shingles(words.joined(separator: " "))
                    let (found, expected) = (index.nearest(to: shingles), twin.nearest(to: shingles))
                    #expect(found?.text == expected?.text && found?.share == expected?.share)
                    index.add(shingles, as: text)
                    twin.add(shingles, as: text)
                }
            }
        }
    }

    @Test("nothing is near to nothing")
    func empty() {
        var index = ShingleIndex()
        #expect(index.nearest(to: shingles("a b c")) == nil)
        index.add(shingles(""), as: 0)
        #expect(index.nearest(to: shingles("")) == nil)
        #expect(index.nearest(to: shingles("a b c")) == nil)
    }
}
