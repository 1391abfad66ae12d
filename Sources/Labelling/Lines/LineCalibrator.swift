import Glibc

/// Turns the measures of a line into the probability that it is wanted: a network of one hidden layer, trained on outputs
/// of programs with known causes, and on changed lines of programs (`benchmarks/lines/train.py`).
struct LineCalibrator {
    private var hidden = [Float](repeating: 0, count: LineWeights.hidden)

    mutating func score(_ row: [Float]) -> Double {
        let width = LineWeights.hidden
        var sum = LineWeights.outputBias
        LineWeights.input.withUnsafeBufferPointer { weights in
            for unit in 0..<width { hidden[unit] = LineWeights.inputBias[unit] }
            for (feature, value) in row.enumerated() where value != 0 {
                let start = feature * width
                for unit in 0..<width { hidden[unit] += value * weights[start + unit] }
            }
        }
        for unit in 0..<width { sum += max(0, hidden[unit]) * LineWeights.output[unit] }
        return 1 / (1 + exp(-Double(sum)))
    }
}
