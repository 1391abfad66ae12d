import Database
import TestSupport
import Testing

/// `WINNOW_DAMAGE` sets how many damaged values are tried.
@Suite("Damaged indexes through every method")
struct DamageTests {
    @Test(
        "every bit of every passage's structure: an answer or an error that names it, and a finding for the latter"
    )
    func structures() async throws {
        let index = try DamagedIndex()
        let whole = try await index.outcomes { _ in }
        #expect(whole.allSatisfy { $0.code == nil }, "\(whole)")
        var refused = 0
        var bits = 0
        let every = max(1, 12_000 / Effort.count("WINNOW_DAMAGE", usual: 300))
        for (row, bytes) in try index.structures() {
            for bit in 0..<8 * bytes.count {
                bits += 1
                guard (bits + row) % every == 0 else { continue }
                var damaged = bytes
                damaged[bit / 8] ^= 1 << UInt8(bit % 8)
                let outcomes = try await index.outcomes { connection in
                    let statement = try connection.statement("UPDATE passage SET structure = ? WHERE id = ?")
                    try statement.bind(1, bytes: damaged)
                    try statement.bind(2, row)
                    try statement.run()
                }
                for outcome in outcomes where outcome.code != nil {
                    #expect(outcome.code == -32003 && outcome.said.contains("passage \(row)"), "\(outcome)")
                }
                guard outcomes.contains(where: { $0.code != nil }) else { continue }
                refused += 1
                #expect(try await index.findings().contains { $0.contains("passage \(row)") })
            }
        }
        #expect(refused > 0)
    }

    @Test("any bytes of the file: the same answers or an error, never others")
    func bytes() async throws {
        let index = try DamagedIndex()
        let whole = try await index.outcomes(of: index.bytes)
        #expect(whole.allSatisfy { $0.code == nil }, "\(whole)")
        var random = SeededGenerator(seed: 26)
        var (refused, unseen) = (0, 0)
        for number in 0..<Effort.count("WINNOW_DAMAGE", usual: 300) {
            let outcomes = try await index.outcomes(of: index.damagedBytes(number, &random))
            for outcome in outcomes where outcome.code != nil {
                #expect(outcome.code == -32003, "\(number): \(outcome)")
                #expect(!outcome.said.contains("SELECT"), "\(number): \(outcome)")
            }
            let answers = outcomes.enumerated().filter { $1.code == nil }
            #expect(answers.allSatisfy { whole[$0] == $1 }, "\(number): \(answers)")
            if answers.count < whole.count { refused += 1 } else { unseen += 1 }
            // What hit nothing that is read is no damage; all else is a finding.
            if answers.count < whole.count { #expect(try await !index.findings().isEmpty, "\(number)") }
        }
        print("damaged bytes: \(refused) files refused something, in \(unseen) nothing that is read was hit")
        #expect(refused > unseen / 2)
    }

    @Test("any value of any table, changed: answers and errors, never a crash")
    func values() async throws {
        let index = try DamagedIndex()
        var random = SeededGenerator(seed: 25)
        for _ in 0..<Effort.count("WINNOW_DAMAGE", usual: 300) {
            let change = try index.change(&random)
            let outcomes = try await index.outcomes(after: change.apply)
            for outcome in outcomes where outcome.code != nil {
                #expect([-32003, -32002].contains(outcome.code), "\(change): \(outcome)")
                #expect(!outcome.said.contains("SELECT"), "\(change): \(outcome)")
            }
            _ = try await index.findings()
            try await index.write()
        }
    }
}
