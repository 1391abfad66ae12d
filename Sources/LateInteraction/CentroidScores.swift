import CKernels
import Glibc

/// What every vector of a question makes of every centroid: enough to find passages that may be good, and to estimate
/// how good one is without its residuals (PLAID, Santhanam et al. 2022, stages 1 to 3).
package struct CentroidScores {
    /// For each vector of the question its best centroids, best first, with the products of the two.
    package let nearest: [[(centroid: Int, score: Float)]]
    /// What a step of an estimate is worth.
    private let unit: Float
    /// `[centroids][lanes]`
    private let steps: [UInt8]
    private let centroids: Int
    private let lanes: Int

    /// - Parameter probes: centroids named for each vector of the question.
    package init(_ query: MaxSimQuery, probes: Int) {
        let codec = query.codec
        let lanes = 16 * query.groups
        let centroids = codec.centroids
        self.lanes = lanes
        self.centroids = centroids
        unit = query.greatestLength / 255
        var scores = [Int32](repeating: .min, count: lanes * probes)
        var rows = [Int32](repeating: -1, count: lanes * probes)
        // Lanes without a vector of the question have only products of 0.
        var factors = [Float](repeating: 0, count: lanes)
        for row in 0..<query.count where query.greatestLength > 0 {
            factors[row] = query.scales[row] * codec.step * 255 / query.greatestLength
        }
        var steps = [UInt8](repeating: 0, count: lanes * centroids)
        // So many that their products stay in a core's own cache.
        let part = 256
        var products = [Int32](repeating: 0, count: part * lanes)
        steps.withUnsafeMutableBufferPointer { steps in
            guard let target = steps.baseAddress else { return }
            for start in stride(from: 0, to: centroids, by: part) {
                let count = Int32(min(part, centroids - start))
                winnow_late_products(
                    codec.centroidRows + start * codec.width, count, Int32(codec.width), query.lanes,
                    Int32(query.groups), query.path.rawValue, &products)
                winnow_late_steps(
                    products, count, Int32(lanes), factors, query.path.rawValue, target + start * lanes)
                winnow_late_select(
                    products, count, Int32(start), Int32(lanes), Int32(query.count), Int32(probes), &scores,
                    &rows)
            }
        }
        self.steps = steps
        nearest = (0..<query.count).map { row in
            (0..<probes).map { $0 * lanes + row }.filter { rows[$0] >= 0 }.map {
                (Int(rows[$0]), Float(scores[$0]) * query.scales[row] * codec.step)
            }
        }
    }

    /// About the MaxSim of a passage as if its vectors were their centroids, with nothing below zero.
    ///
    /// - Throws: `TokenRecord.Malformed` when the record is not coded or a centroid does not exist.
    package func estimate(_ record: TokenRecordView) throws(TokenRecord.Malformed) -> Float {
        guard record.form == .coded else { throw .init(reason: "its vectors are not coded yet") }
        let tokens = record.tokens(0..<record.count)
        let sum = steps.withUnsafeBufferPointer {
            winnow_late_estimate($0.baseAddress, Int32(centroids), Int32(lanes), tokens.codes, tokens.count)
        }
        guard sum >= 0 else { throw .init(reason: "a centroid does not exist") }
        return Float(sum) * unit
    }

    /// For each vector of the question the expected product with the nearest vector of a passage of which nothing is
    /// known: the mean over passages that have each centroid as often as its list is long, independently.
    ///
    /// - Parameter listSizes: passages that have each centroid.
    package func expectation(listSizes: [UInt32], passages: Int) -> [Float] {
        guard listSizes.count == centroids, passages > 0 else { return nearest.map { _ in 0 } }
        // A part of the centroids tells as much as all.
        let stride = max(1, centroids / 4_096)
        let share = Float(stride) / Float(passages)
        var masses = [Float](repeating: 0, count: 256 * nearest.count)
        for centroid in Swift.stride(from: 0, to: centroids, by: stride) {
            let mass = share * Float(listSizes[centroid])
            for vector in nearest.indices {
                masses[256 * vector + Int(steps[centroid * lanes + vector])] += mass
            }
        }
        return nearest.indices.map { vector in
            var (mass, sum): (Float, Float) = (0, 0)
            for step in (1...255).reversed() {
                mass += masses[256 * vector + step]
                // The chance that a passage has a vector of this step or a better one.
                sum += 1 - exp(-mass)
            }
            return sum * unit
        }
    }
}
