import Testing

@testable import Postings

@Suite("Counting terms")
struct TermCollectorTests {
    /// Words of every length up to the longest, many of them again and again.
    private func word(_ random: inout some RandomNumberGenerator) -> [UInt8] {
        let length =
            Bool.random(using: &random)
            ? Int.random(in: 1...9, using: &random) : Int.random(in: 1...255, using: &random)
        let letter = UInt8.random(in: 97...100, using: &random)
        var word = [UInt8](repeating: letter, count: length)
        if Bool.random(using: &random) { word[length - 1] = UInt8.random(in: 0...255, using: &random) }
        return word
    }

    @Test("each passage has the counts and the length of its words, over many batches")
    func twin() {
        var random = SystemRandomNumberGenerator()
        let collector = TermCollector()
        for _ in 0..<40 {
            let passages = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                (0..<Int.random(in: 0...60, using: &random)).map { _ in word(&random) }
            }
            for passage in passages {
                for term in passage { term.withUnsafeBufferPointer { collector.add($0) } }
                collector.endPassage()
            }
            let batch = collector.takeBatch()
            #expect(batch.lengths == passages.map { UInt32($0.count) })
            var found = passages.map { _ in [[UInt8]: UInt32]() }
            var last: UInt32 = 0
            for count in batch.counts {
                #expect(count.passage >= last)
                last = count.passage
                let term = batch.terms.withTerm(Int(count.term)) { Array($0) }
                #expect(found[Int(count.passage)].updateValue(count.frequency, forKey: term) == nil)
            }
            let expected = passages.map { passage in
                passage.reduce(into: [[UInt8]: UInt32]()) { $0[$1, default: 0] += 1 }
            }
            #expect(found == expected)
        }
    }
}
