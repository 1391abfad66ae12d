import Labelling
import Testing

@Suite("From token probabilities to a sentence's score")
struct TokenRoundingTests {
    @Test("the mean, and nothing for a sentence without tokens")
    func mean() {
        #expect(abs(TokenRounding.meanProbability([0.2, 0.4, 0.9]) - 0.5) < 1e-6)
        #expect(TokenRounding.meanProbability([]) == 0)
        #expect(TokenRounding.majorityToken([]) == 0)
    }

    /// Provence binarises every token and keeps the sentence when more than half of them are kept.
    @Test("a threshold on the majority score is the rule of more than half of the tokens")
    func majority() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let probabilities = (0..<Int.random(in: 1...12, using: &random)).map { _ in
                Float(Int.random(in: 0...20, using: &random)) / 20
            }
            let score = TokenRounding.majorityToken(probabilities)
            for step in 0..<20 {
                let threshold = (Double(step) + 0.5) / 20
                let above = probabilities.count { Double($0) > threshold }
                #expect((score > threshold) == (2 * above > probabilities.count))
            }
        }
    }
}
