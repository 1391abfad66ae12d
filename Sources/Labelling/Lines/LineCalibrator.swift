import Glibc

/// Turns the measures of a line into the probability that it is wanted: a network of one hidden layer, trained on outputs
/// of programs with known causes, and on changed lines of programs (`benchmarks/lines/train.py`).
struct LineCalibrator {
    private static let network = SmallNetwork(
        input: LineWeights.input, inputBias: LineWeights.inputBias, output: LineWeights.output,
        outputBias: LineWeights.outputBias)

    func score(_ row: [Float]) -> Double { 1 / (1 + exp(-Double(Self.network.logit(row)))) }
}
