import Evaluation
import Testing

@Suite("The page of Evaluation")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() {
        // Three of five answers were kept, with one sentence that answers nothing.
        let counts = SentenceCounts(found: 3, extra: 1, missed: 2)
        #expect(counts.precision == 0.75)
        #expect(counts.recall == 0.6)
    }
}
