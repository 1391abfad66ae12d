import Testing

@testable import Postings

@Suite("Postings that grow in memory")
struct PostingsArenaTests {
    @Test("what was added comes back, whatever the order of terms and the size of batches")
    func twin() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<60 {
            let terms = Int.random(in: 1...40, using: &random)
            let arena = PostingsArena()
            var expected = [[(doc: UInt32, frequency: UInt32)]](repeating: [], count: terms)
            // The caller's numbers are not the arena's.
            let numbers = (0..<UInt32(terms)).shuffled(using: &random)
            var base: UInt32 = 0
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let passages = UInt32.random(in: 1...300, using: &random)
                var counts: [TermCount] = []
                for passage in 0..<passages {
                    for term in 0..<terms where Int.random(in: 0...term, using: &random) == 0 {
                        let isLarge = Int.random(in: 0...40, using: &random) == 0
                        let frequency = UInt32.random(in: 1...(isLarge ? .max : 3), using: &random)
                        counts.append(TermCount(term: UInt32(term), passage: passage, frequency: frequency))
                        expected[Int(numbers[term])].append((base + passage, frequency))
                    }
                }
                arena.append(counts, numbers: numbers, terms: terms, base: base)
                base += passages + UInt32.random(in: 0...100_000, using: &random)
            }
            var reader = PostingsArena.Reader()
            for term in 0..<terms {
                #expect(arena.df(term) == expected[term].count)
                arena.read(term, with: &reader) { docs, frequencies, df in
                    #expect((0..<df).map { docs[$0] } == expected[term].map(\.doc))
                    #expect((0..<df).map { frequencies[$0] } == expected[term].map(\.frequency))
                }
            }
        }
    }
}
