/// A network of one hidden layer with a rectifier, and one output.
struct SmallNetwork: Sendable {
    /// Feature by feature, one weight for each hidden unit.
    let input: [Float]
    /// One for each hidden unit.
    let inputBias: [Float]
    let output: [Float]
    let outputBias: Float

    /// What comes out for the values of the features, before it is made a probability; it looks at as many, the first ones,
    /// as it has weights for.
    func logit(_ features: [Float]) -> Float {
        var sums = inputBias
        let hidden = inputBias.count
        // Without bounds to check the inner loop becomes vector instructions.
        sums.withUnsafeMutableBufferPointer { sums in
            input.withUnsafeBufferPointer { weights in
                for feature in 0..<weights.count / hidden where features[feature] != 0 {
                    let (row, value) = (feature * hidden, features[feature])
                    for unit in 0..<hidden { sums[unit] += value * weights[row + unit] }
                }
            }
        }
        var sum = outputBias
        for unit in 0..<hidden { sum += max(0, sums[unit]) * output[unit] }
        return sum
    }
}
