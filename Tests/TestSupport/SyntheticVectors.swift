import Glibc

/// Unit vectors that lie as a text encoder's do: around centres of very different sizes, with the rest spread evenly.
package struct SyntheticVectors {
    package let width: Int
    /// Cosine between a vector and its centre, on average.
    package let tightness: Float
    private var random: SeededGenerator
    private let centres: [Float]
    private let centreCount: Int

    package init(width: Int, centres count: Int, tightness: Float = 0.8, seed: UInt64) {
        self.width = width
        self.tightness = tightness
        random = SeededGenerator(seed: seed)
        centreCount = count
        var centres: [Float] = []
        for _ in 0..<count { centres += SyntheticVectors.direction(width, &random) }
        self.centres = centres
    }

    /// `count` rows of `width`, each of length one.
    package mutating func rows(_ count: Int) -> [Float] {
        var rows: [Float] = []
        rows.reserveCapacity(count * width)
        for _ in 0..<count {
            // Squaring makes low numbers likely: few centres have many vectors.
            let draw = Double.random(in: 0..<1, using: &random)
            rows += row(near: Int(draw * draw * Double(centreCount)))
        }
        return rows
    }

    /// One unit row near a centre.
    package mutating func row(near centre: Int) -> [Float] {
        let noise = SyntheticVectors.direction(width, &random)
        let rest = (1 - tightness * tightness).squareRoot()
        return SyntheticVectors.unit(
            (0..<width).map { tightness * centres[centre * width + $0] + rest * noise[$0] })
    }

    package static func unit(_ row: [Float]) -> [Float] {
        let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? row.map { $0 / length } : row
    }

    private static func direction(_ width: Int, _ random: inout SeededGenerator) -> [Float] {
        unit(
            (0..<width).map { _ in
                let (u, v) = (
                    Float.random(in: 1e-6..<1, using: &random), Float.random(in: 0..<1, using: &random)
                )
                return (-2 * log(u)).squareRoot() * cos(2 * .pi * v)
            })
    }
}
