import TestSupport
import Testing

@testable import Inference

@Suite("A model on several threads")
struct ThreadsTests {
    private let model: EncoderModel

    init() throws { model = try EncoderModel(folder: Fixtures.path("encoder/tiny-pairs")) }

    private func inputs(_ count: Int, seed: UInt64) -> [EncoderInput] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            let length = Int.random(in: 1...40, using: &generator)
            let ids = (0..<length).map { _ in Int32.random(in: 0..<50, using: &generator) }
            return EncoderInput(ids: ids, types: Array(repeating: 0, count: length))
        }
    }

    @Test(
        "any number of threads gives the bits of one sequence alone, in the order given",
        arguments: [1, 2, 5])
    func threadsDoNotMatter(threads: Int) throws {
        let inputs = inputs(120, seed: 7)
        let together = try model.run(inputs, [.pooled, .pairScores], threads: threads)
        #expect(together.count == inputs.count)
        let workspace = EncoderWorkspace()
        for (input, result) in zip(inputs, together) {
            #expect(try model.run([input], [.pooled, .pairScores], in: workspace) == [result])
        }
    }

    @Test("no input gives no output, and a bad one is refused")
    func edges() throws {
        #expect(try model.run([], .pooled, threads: 3).isEmpty)
        let bad = EncoderInput(ids: [9999], types: [0])
        #expect(throws: ModelError.self) { try model.run(inputs(2, seed: 1) + [bad], .pooled, threads: 2) }
        #expect(throws: ModelError.self) { try model.run(inputs(1, seed: 1), .tokenLabels, threads: 2) }
    }
}
