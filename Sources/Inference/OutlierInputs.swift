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
        largest.withUnsafeMutableBufferPointer { largest in
            for row in 0..<rows.count {
                let values = rows[row]
                for input in 0..<width {
                    let size = abs(values[input])
                    largest[input] = size > largest[input] ? size : largest[input]
                }
            }
        }
        // The largest and one more, in falling order; of equal ones the first.
        var found: [Int] = []
        for input in 0..<width where found.count <= most || largest[input] > largest[found[most]] {
            let place = found.firstIndex { largest[$0] < largest[input] } ?? found.count
            found.insert(input, at: place)
            if found.count > most + 1 { found.removeLast() }
        }
        let limit = ratio * largest[found[most]]
        return found.prefix(most).filter { largest[$0] > limit }
    }
}
