import Glibc

/// Turns features into the probability that a unit is worth keeping: a network of one hidden layer, some hundred
/// weights, trained on labelled questions (`training/lexical`).
struct LexicalCalibrator {
    /// Units at or above this are kept when a request names no threshold.
    static var threshold: Double { LexicalWeights.threshold }

    private static let network = SmallNetwork(
        input: LexicalWeights.input, inputBias: LexicalWeights.inputBias, output: LexicalWeights.output,
        outputBias: LexicalWeights.outputBias)

    /// - Parameter passages: how many passages the unit's request has.
    func score(_ features: LexicalFeatures, passages: Int) -> Double {
        let logit = Self.network.logit(features.values)
        return 1 / (1 + exp(Double(-logit) + Self.excess(passages)))
    }

    /// The network has learnt from questions with one to five passages. With more of them its logit grows by 6.3 to 6.6 for each
    /// factor e in their number, which says nothing of the unit: measured on development questions, where as many answers as with
    /// five are to pass one threshold with ten and with twenty (`benchmarks/pruning/RESULTS.md`). Less is taken off:
    /// what answers in several places, or broadly, is not to go with what does not answer.
    private static func excess(_ passages: Int) -> Double {
        5.5 * log(Double(max(mostPassages, passages)) / Double(mostPassages))
    }
    static let mostPassages = 5
}
