/// A short run of a model: that it loads, that what it says is finite, and how fast it is here.
package struct ModelCheck: Sendable {
    package let loading: Duration
    package let firstAnswer: Duration
    /// On passages of 128 tokens.
    package let tokensPerSecond: Double
    package let threads: Int

    /// - Throws: `ModelError` when the folder is damaged or an output is not finite.
    package static func run(_ folder: String, threads: Int) throws -> ModelCheck {
        let clock = ContinuousClock()
        let start = clock.now
        let model = try EncoderModel(folder: folder)
        let loaded = clock.now
        try model.checkWords()
        let question = model.input("what is the grain, and what is the chaff of a text?")
        let asked = clock.now
        let first = try model.run([question], .tokenVectors, in: EncoderWorkspace())
        let answered = clock.now
        guard first.allSatisfy({ $0.tokenVectors.allSatisfy(\.isFinite) }) else {
            throw ModelError.malformed(file: folder, reason: "the model computes numbers that are not finite")
        }
        let length = min(128, model.configuration.positions)
        let ids = (0..<length).map { question.ids[$0 % question.ids.count] }
        let passages = Array(
            repeating: EncoderInput(ids: ids, types: Array(repeating: 0, count: length)), count: 8 * threads)
        var best = Duration.seconds(3600)
        for _ in 0..<4 {
            let begin = clock.now
            _ = try model.run(passages, .pooled, threads: threads)
            best = min(best, clock.now - begin)
        }
        return ModelCheck(
            loading: loaded - start, firstAnswer: answered - asked,
            tokensPerSecond: Double(length * passages.count) / (best / .seconds(1)), threads: threads)
    }
}
