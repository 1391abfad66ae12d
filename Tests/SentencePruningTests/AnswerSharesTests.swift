import SentencePruning
import Testing

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
        let labels = [
            PassageLabels(scores: [0.5], rankScore: 0.9), PassageLabels(scores: [0.5], rankScore: 0.1),
        ]
        let shares = AnswerShares(labels: labels)
        #expect(abs(shares.units[0][0] - 0.45) < 1e-12)
        #expect(abs(shares.units[1][0] - 0.05) < 1e-12)
    }

    @Test("certain scores stay finite; nothing at all has no shares")
    func extremes() {
        let shares = AnswerShares(scores: [[1, 1, 0]])
        #expect(abs(shares.units[0][0] - 0.5) < 1e-5)
        #expect(AnswerShares(scores: []).units.isEmpty)
    }

    @Test("the score with a share of another's odds")
    func scoreWithShare() {
        // A third of the odds 3 is 1, which a score of one half has.
        #expect(abs(AnswerShares.score(withShare: 1 / 3.0, ofOddsAt: 0.75) - 0.5) < 1e-12)
        #expect(AnswerShares.score(withShare: 0.1, ofOddsAt: 0) == 0)
        #expect(AnswerShares.score(withShare: 0.1, ofOddsAt: 1) < 1)
    }
}
