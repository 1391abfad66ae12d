import Testing

@testable import Postings

@Suite("The page of Postings")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() {
        let collector = TermCollector()
        for term in ["the", "mill", "the"] { add(term, to: collector) }
        collector.endPassage()
        let batch = collector.takeBatch()
        #expect(batch.lengths == [3] && batch.counts.map(\.frequency) == [2, 1])
    }

    private func add(_ term: String, to collector: TermCollector) {
        Array(term.utf8).withUnsafeBufferPointer { collector.add($0) }
    }
}
