import Glibc

/// How the keep probabilities of a sentence's tokens become one score, which a threshold then cuts.
package enum TokenRounding {
    /// The mean probability: a sentence stays when it is at least the threshold (OpenProvence, `process`).
    package static func meanProbability(_ probabilities: [Float]) -> Double {
        guard !probabilities.isEmpty else { return 0 }
        return probabilities.reduce(0) { $0 + Double($1) } / Double(probabilities.count)
    }

    /// The score that is above a threshold if and only if more than half of the tokens are (Provence, section 3).
    ///
    /// That is the `n / 2 + 1`-th largest of the n probabilities, so one pass serves every threshold.
    package static func majorityToken(_ probabilities: [Float]) -> Double {
        guard !probabilities.isEmpty else { return 0 }
        let sorted = probabilities.sorted(by: >)
        return Double(sorted[sorted.count / 2])
    }
}
