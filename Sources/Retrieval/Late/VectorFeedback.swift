import Glibc
import LateInteraction

/// ColBERT-PRF (Wang et al. 2021) on stored vectors: the token vectors of the passages found first are clustered, and
/// the most telling clusters join the question.
///
/// How telling a cluster is says the idf of its centroid in the index, over the lists of passages; where there are no
/// lists, its share of the vectors. Three passages, 24 clusters, ten of them kept, each weighing its idf relative to the
/// greatest.
struct VectorFeedback {
    static let passages = 3
    private static let clusters = 24
    private static let kept = 10

    let codec: ResidualCodec
    let listSizes: [UInt32]
    /// Passages of the index.
    let total: Int

    /// The question's rows with those of the feedback behind them.
    ///
    /// - Parameter vectors: unit rows of all passages, one after the other.
    func expand(_ question: [Float], by vectors: [Float]) -> [Float] {
        let width = codec.width
        let count = vectors.count / width
        guard count > 0 else { return question }
        let means = cluster(vectors, count)
        let centroids = codec.nearestCentroids(
            of: TokenVectors(width: width, unitRows: means.flatMap(\.row)))
        var weighted = zip(means, centroids).map { mean, centroid in
            (row: mean.row, weight: weight(centroid, share: Double(mean.size) / Double(count)))
        }
        // A stable order: clusters are numbered by their first token.
        weighted = weighted.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }
        .map(\.element)
        let best = weighted.prefix(VectorFeedback.kept)
        guard let greatest = best.first?.weight, greatest > 0 else { return question }
        return question
            + best.flatMap { entry in entry.row.map { $0 * Float(entry.weight / greatest) } }
    }

    private func weight(_ centroid: Int, share: Double) -> Double {
        guard centroid < listSizes.count else { return share }
        return max(0, log(Double(total + 1) / (Double(listSizes[centroid]) + 1)))
    }

    /// Ward's clusters as unit means, in the order of their first vectors.
    private func cluster(_ vectors: [Float], _ count: Int) -> [(row: [Float], size: Int)] {
        let width = codec.width
        let factor = max(1, (count + VectorFeedback.clusters - 1) / VectorFeedback.clusters)
        let (rows, _, _) = TokenPooling(factor: factor).pool(
            vectors, width: width, groups: [Array(0..<count)])
        var sizes = [Int](repeating: 0, count: rows.count / width)
        for vector in 0..<count {
            var best = (similarity: -Float.infinity, at: 0)
            for cluster in sizes.indices {
                var product: Float = 0
                for index in 0..<width {
                    product += vectors[vector * width + index] * rows[cluster * width + index]
                }
                if product > best.similarity { best = (product, cluster) }
            }
            sizes[best.at] += 1
        }
        return sizes.indices.map { (Array(rows[$0 * width..<($0 + 1) * width]), sizes[$0]) }
    }
}
