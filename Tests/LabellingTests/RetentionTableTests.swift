import Labelling
import Testing

@Suite("Thresholds for a wanted retention")
struct RetentionTableTests {
    @Test("the bound of split conformal prediction, by hand")
    func byHand() {
        // 9 questions: floor(10 * 0.1) = 1, the smallest score keeps 90 %; 95 % cannot be promised.
        let table = RetentionTable(groups: [(1...9).map { Double($0) / 10 }])
        #expect(table.threshold(for: 0.9) == 0.1)
        #expect(table.threshold(for: 0.8) == 0.2)
        #expect(table.threshold(for: 0.95) == 0)
        #expect(table.threshold(for: 1) == 0)
        #expect(RetentionTable.empty.isEmpty)
    }

    @Test("the weakest group counts; the table survives its file form")
    func groups() throws {
        let strong = (0..<99).map { 0.5 + Double($0) / 200 }
        let weak = (0..<99).map { Double($0) / 100 }
        let table = RetentionTable(groups: [strong, weak])
        #expect(table.threshold(for: 0.9) == RetentionTable(groups: [weak]).threshold(for: 0.9))
        #expect(try RetentionTable(table.json, file: "f") == table)
    }

    @Test("new questions keep their answers at least as often as was promised, on average")
    func coverage() {
        var random = SystemRandomNumberGenerator()
        var kept = 0
        let rounds = 4_000
        for _ in 0..<rounds {
            let scores = (0..<40).map { _ in Double.random(in: 0...1, using: &random) }
            let threshold = RetentionTable(groups: [scores]).threshold(for: 0.8)
            if Double.random(in: 0...1, using: &random) >= threshold { kept += 1 }
        }
        // 0.8 promised; five standard errors of 4,000 rounds are 0.032.
        #expect(Double(kept) / Double(rounds) > 0.8 - 0.032)
    }
}
