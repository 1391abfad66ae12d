import LinearAlgebra

/// Which inputs of a projection stay floats where the others become bytes.
///
/// In every text a few inputs of trained encoders are many times as large as all others (Dettmers et al., LLM.int8(), 2022;
/// Sun et al., Massive Activations, 2024); which ones depends on the weights, so a dozen tokens show them.
enum OutlierInputs {
    /// How much larger than the largest of the others an input must be.
    private static let ratio: Float = 1.5

    /// Inputs whose largest magnitude over all rows is out of line, the largest first.
    static func find(in rows: Rows, width: Int) -> [Int] {
        let most = Projection.mostOutliers
        guard rows.count > 0, width > 4 * most else { return [] }
        var largest = [Float](repeating: 0, count: width)
        for row in 0..<rows.count {
            for input in 0..<width { largest[input] = max(largest[input], abs(rows[row][input])) }
        }
        let order = largest.indices.sorted { (-largest[$0], $0) < (-largest[$1], $1) }
        let limit = ratio * largest[order[most]]
        return order.prefix(most).filter { largest[$0] > limit }
    }
}
