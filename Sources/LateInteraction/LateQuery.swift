/// A question, ready to be compared with stored passages: by MaxSim of its token vectors and, where passages have mean
/// vectors, by the cosine of its own.
///
/// A passage's score is its MaxSim plus `weight` times that cosine.
package struct LateQuery: Sendable {
    package let tokens: MaxSimQuery
    private let mean: MaxSimQuery?
    private let weight: Double

    package init(_ tokens: MaxSimQuery, mean: MaxSimQuery? = nil, weight: Double = 0) {
        self.tokens = tokens
        self.mean = mean
        self.weight = weight
    }

    /// Memory for one score after the other.
    package struct Scratch {
        fileprivate var tokens = MaxSimQuery.Scratch()
        fileprivate var mean = MaxSimQuery.Scratch()

        package init() {}
    }

    /// The score of a passage; nil when it has no vectors.
    ///
    /// - Throws: `TokenRecord.Malformed` when a centroid does not exist.
    package func score(
        _ record: TokenRecordView, in scratch: inout Scratch
    ) throws(TokenRecord.Malformed) -> Double? {
        guard let sum = try tokens.score(record, in: &scratch.tokens) else { return nil }
        guard let mean, let stored = record.mean,
            let cosine = try mean.score(stored, in: &scratch.mean)
        else { return sum }
        return sum + weight * cosine
    }

    /// What is known of passages without their residuals.
    ///
    /// - Parameter probes: centroids named for each vector of the question.
    package func estimates(probes: Int) -> Estimates {
        Estimates(
            tokens: CentroidScores(tokens, probes: probes), mean: mean.map { CentroidScores($0, probes: 1) },
            weight: weight)
    }

    package struct Estimates {
        package let tokens: CentroidScores
        fileprivate let mean: CentroidScores?
        fileprivate let weight: Double

        /// About the score of a passage as if its vectors were their centroids.
        ///
        /// - Throws: `TokenRecord.Malformed` when the record is not coded or a centroid does not exist.
        package func callAsFunction(_ record: TokenRecordView) throws(TokenRecord.Malformed) -> Float {
            let sum = try tokens.estimate(record)
            guard let mean, let stored = record.mean else { return sum }
            return sum + Float(weight) * (try mean.estimate(stored))
        }
    }
}
