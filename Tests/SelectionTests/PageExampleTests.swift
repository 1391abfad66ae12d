import Testing

@testable import Selection

@Suite("The page of Selection")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() {
        // The words of the third passage answer; the others keep the order in which they were found.
        let scores = RankFusion.byWords(given: [9, 5, 1], relevances: [0, 0, 0], shares: [0, 0, 0.9])
        #expect(scores.indices.sorted { scores[$0] > scores[$1] } == [2, 0, 1])
    }
}
