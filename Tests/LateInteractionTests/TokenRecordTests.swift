import LateInteraction
import TestSupport
import Testing

@Suite("Records of token vectors")
struct TokenRecordTests {
    @Test("groups, members and whole vectors come back")
    func roundTrips() throws {
        var source = SyntheticVectors(width: 32, centres: 4, seed: 1)
        let vectors = TokenVectors(width: 32, unitRows: source.rows(6))
        let members: [TokenPooling.Member] = [
            .init(first: 0, second: nil), .init(first: 200, second: 201), .init(first: 3, second: 17),
            .init(first: 5, second: nil), .init(first: 6, second: 20), .init(first: 30, second: 31),
        ]
        let record = TokenRecord(whole: vectors, counts: [2, 0, 3, 1], members: members)
        try record.bytes.withUnsafeBytes { bytes in
            let view = try TokenRecordView(bytes, RecordLayout(width: 32, bits: 4))
            #expect(view.form == .whole && view.whole == vectors)
            #expect(try view.groups() == [0..<2, 2..<2, 2..<5, 5..<6])
            #expect(try view.members() == members)
        }
    }

    @Test("any cut and any changed length is refused, never read beyond")
    func refusesDamage() {
        var source = SyntheticVectors(width: 32, centres: 4, seed: 1)
        let vectors = TokenVectors(width: 32, unitRows: source.rows(3))
        let members = (0..<3).map { TokenPooling.Member(first: 40 * $0, second: nil) }
        let record = TokenRecord(whole: vectors, counts: [1, 2], members: members)
        for count in 0..<record.bytes.count {
            #expect(throws: TokenRecord.Malformed.self) {
                try record.bytes[..<count].withUnsafeBytes { bytes in
                    let view = try TokenRecordView(bytes, RecordLayout(width: 32, bits: 4))
                    _ = try view.members()
                }
            }
        }
    }

    @Test("pooling halves each group, joins what is alike, and keeps groups apart")
    func poolsByGroup() {
        var source = SyntheticVectors(width: 32, centres: 4, tightness: 0.98, seed: 3)
        var rows: [Float] = []
        for centre in [0, 1, 0, 1, 2, 2, 3] { rows += source.row(near: centre) }
        let pooled = TokenPooling(factor: 2).pool(rows, width: 32, groups: [[0, 1, 2, 3], [4, 5], [6], []])
        #expect(pooled.counts == [2, 1, 1, 0])
        #expect(
            pooled.members == [
                .init(first: 0, second: 2), .init(first: 1, second: 3), .init(first: 4, second: 5),
                .init(first: 6, second: nil),
            ])
        let whole = TokenPooling(factor: 1).pool(rows, width: 32, groups: [[0, 1, 2, 3], [4, 5], [6], []])
        #expect(whole.counts == [4, 2, 1, 0])
        for (a, b) in zip(whole.rows, rows) { #expect(abs(a - b) < 1e-6) }
    }

    @Test("joining follows Ward's criterion, as summed squares computed afresh")
    func joinsByWard() {
        var source = SyntheticVectors(width: 32, centres: 6, tightness: 0.6, seed: 5)
        let rows = source.rows(14)
        func variance(_ tokens: [Int]) -> Float {
            var sum: Float = 0
            for index in 0..<32 {
                let mean = tokens.reduce(0) { $0 + rows[$1 * 32 + index] } / Float(tokens.count)
                for token in tokens {
                    sum += (rows[token * 32 + index] - mean) * (rows[token * 32 + index] - mean)
                }
            }
            return sum
        }
        var clusters = (0..<14).map { [$0] }
        while clusters.count > 7 {
            var best = (cost: Float.infinity, a: 0, b: 0)
            for a in clusters.indices {
                for b in clusters.indices where b > a {
                    let cost =
                        variance(clusters[a] + clusters[b]) - variance(clusters[a]) - variance(clusters[b])
                    if cost < best.cost { best = (cost, a, b) }
                }
            }
            clusters[best.a] += clusters.remove(at: best.b)
        }
        let pooled = TokenPooling(factor: 2).pool(rows, width: 32, groups: [Array(0..<14)])
        let expected = clusters.map { $0.sorted() }.sorted { $0[0] < $1[0] }
        #expect(pooled.members.map(\.first) == expected.map { $0[0] })
        #expect(pooled.members.map(\.second) == expected.map { $0.count > 1 ? $0[1] : nil })
    }
}
