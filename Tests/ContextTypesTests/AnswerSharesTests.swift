import Testing

@testable import ContextTypes

@Suite("The probability of each unit to be the one that answers")
struct AnswerSharesTests {
    @Test("shares are proportional to the odds, beside 1 for none")
    func byHand() {
        // Odds 3, 1 and 0; with 1 for "none" they make 5.
        let shares = AnswerShares(scores: [[0.75, 0.5], [nil]])
        #expect(shares.units == [[0.6, 0.2], [0]])
        #expect(shares.passages[0] == 0.6 + 0.2)
        #expect(shares.passages[1] == 0)
    }

    @Test("a passage that is hardly relevant lends its units little")
    func weights() {
        let shares = AnswerShares(scores: [[0.5], [0.5]], weights: [0.9, 0.1])
        #expect(abs(shares.units[0][0] - 0.45) < 1e-12)
        #expect(abs(shares.units[1][0] - 0.05) < 1e-12)
    }

    @Test("certain scores stay finite; nothing at all has no shares")
    func extremes() {
        let shares = AnswerShares(scores: [[1, 1, 0]])
        #expect(abs(shares.units[0][0] - 0.5) < 1e-5)
        #expect(AnswerShares(scores: []).units.isEmpty)
    }
}
