import Testing

@testable import Selection

@Suite("The order of passages")
struct RankFusionTests {
    private func order(given: [Double]?, relevances: [Double], shares: [Double]) -> [Int] {
        let scores = RankFusion.byWords(given: given, relevances: relevances, shares: shares)
        return scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    }

    @Test("without a confident answer the order given stands, whatever the words say")
    func given() {
        #expect(
            order(given: [9, 5, 1], relevances: [0.1, 0.2, 0.9], shares: [0.01, 0.02, 0.03]) == [0, 1, 2])
    }

    @Test("a confident answer outweighs the order given")
    func answer() {
        #expect(order(given: [9, 5, 1], relevances: [0, 0, 0], shares: [0, 0, 0.9]) == [2, 0, 1])
    }

    @Test("scores that are all equal, or none, leave it to the labeller's relevance")
    func relevance() {
        for given in [nil, [3.0, 3, 3], [.infinity, 0, 1]] {
            #expect(order(given: given, relevances: [0.1, 0.2, 0.9], shares: [0, 0, 0]) == [2, 1, 0])
        }
    }

    @Test("a model's judgement stands against the order given, unless it hardly differs")
    func model() {
        let order = { (given: [Double]?, relevances: [Double]) in
            let scores = RankFusion.byModel(given: given, relevances: relevances)
            return scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
        }
        #expect(order([9, 5, 1], [0.01, 0.2, 0.9]) == [2, 1, 0])
        #expect(order([9, 5, 1], [0.3, 0.31, 0.32]) == [0, 1, 2])
        // Not read: behind what was read, in the order given.
        #expect(order([9, 5, 1], [0, 0, 0.001]) == [2, 0, 1])
        #expect(RankFusion.byModel(given: nil, relevances: [0.2, 1, 0]) == [0.2, 1, 0])
    }

    @Test("rank scores lie between 0 and 1, on whatever scale the passages were found")
    func range() {
        let scores = RankFusion.byWords(
            given: [-1e9, 0, 1e9], relevances: [0, 0, 0], shares: [0, 0.5, 0.5])
        #expect(scores.allSatisfy { (0...1).contains($0) })
        #expect(RankFusion.byWords(given: [], relevances: [], shares: []).isEmpty)
    }
}
