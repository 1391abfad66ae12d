import TestSupport
import Testing

@testable import LateInteraction

/// What centroids alone say of passages.
@Suite("Centroid scores")
struct CentroidScoresTests {
    private static func vectors(_ count: Int, width: Int, seed: UInt64) -> TokenVectors {
        TokenVectors(width: width, unitRows: rows(count, width: width, seed: seed))
    }

    private static func rows(_ count: Int, width: Int, seed: UInt64) -> [Float] {
        var random = SeededGenerator(seed: seed)
        return (0..<count).flatMap { _ in
            let row = (0..<width).map { _ in Float.random(in: -1...1, using: &random) }
            let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return row.map { $0 / length }
        }
    }

    private static func product(_ codec: ResidualCodec, _ centroid: Int, _ row: ArraySlice<Float>) -> Float {
        zip(row, 0..<codec.width).reduce(0) {
            $0 + $1.0 * Float(codec.centroidRows[centroid * codec.width + $1.1]) * codec.step
        }
    }

    @Test(
        "estimates and nearest centroids are those of plain arithmetic, on every path",
        arguments: [1, 5, 32, 40])
    func estimates(count: Int) throws {
        let codec = CodecTraining(Self.vectors(4_096, width: 64, seed: 1), .init(vectors: 4_096)).train()
        let question = Self.rows(count, width: 64, seed: UInt64(count))
        let scores = LatePath.available.map {
            CentroidScores(MaxSimQuery(question, codec, path: $0), probes: 5)
        }
        for row in 0..<count {
            let vector = question[row * 64..<(row + 1) * 64]
            let products = (0..<codec.centroids).map { Self.product(codec, $0, vector) }
            let expected = products.sorted(by: >).prefix(5)
            for own in scores {
                #expect(zip(own.nearest[row], expected).allSatisfy { abs($0.score - $1) < 1e-3 })
                #expect(own.nearest[row].allSatisfy { abs(products[$0.centroid] - $0.score) < 1e-3 })
            }
        }
        for size in [1, 2, 30] {
            let passage = Self.vectors(size, width: 64, seed: UInt64(100 + size))
            let centroids = codec.nearestCentroids(of: passage)
            let record = codec.encode(
                passage, centroids: centroids, counts: [size],
                members: (0..<size).map { .init(first: $0, second: nil) }
            ).record
            try record.bytes.withUnsafeBytes { bytes in
                let view = try TokenRecordView(bytes, RecordLayout(width: 64, bits: 4))
                let expected = (0..<count).reduce(Float(0)) { sum, row in
                    let vector = question[row * 64..<(row + 1) * 64]
                    return sum + max(0, centroids.map { Self.product(codec, $0, vector) }.max() ?? 0)
                }
                let found = try scores.map { try $0.estimate(view) }
                #expect(Set(found).count == 1)
                // A step is 1/255, rounded down.
                #expect(found[0] <= expected + 1e-3 && found[0] >= expected - Float(count) / 255 - 1e-3)
            }
        }
    }

    @Test("a passage of which nothing is known is expected to be as its lists say")
    func expectation() {
        let codec = CodecTraining(Self.vectors(4_096, width: 64, seed: 1), .init(vectors: 4_096)).train()
        let question = Self.rows(3, width: 64, seed: 2)
        let scores = CentroidScores(MaxSimQuery(question, codec), probes: 1)
        let none = scores.expectation(
            listSizes: [UInt32](repeating: 0, count: codec.centroids), passages: 1_000)
        #expect(none.allSatisfy { $0 == 0 })
        // Every passage has every centroid: the best one is certain.
        let all = scores.expectation(
            listSizes: [UInt32](repeating: 1_000_000, count: codec.centroids), passages: 1_000)
        #expect(zip(all, scores.nearest).allSatisfy { abs($0 - $1[0].score) < 0.01 })
        // Passages drawn by the same chances have that much on average.
        var random = SeededGenerator(seed: 3)
        let sizes = (0..<codec.centroids).map { _ in UInt32.random(in: 0...8, using: &random) }
        let expected = scores.expectation(listSizes: sizes, passages: 1_000)
        var sums = [Float](repeating: 0, count: 3)
        let draws = 3_000
        for _ in 0..<draws {
            let chosen = sizes.indices.filter { Int.random(in: 0..<1_000, using: &random) < sizes[$0] }
            for row in 0..<3 {
                let vector = question[row * 64..<(row + 1) * 64]
                sums[row] += max(0, chosen.map { Self.product(codec, $0, vector) }.max() ?? 0)
            }
        }
        #expect(zip(sums, expected).allSatisfy { abs($0 / Float(draws) - $1) < 0.015 })
    }
}
