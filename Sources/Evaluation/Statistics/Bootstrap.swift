/// Percentile bootstrap over questions (Efron 1979): draw as many questions as there are, with replacement, many times.
///
/// The draws are made once and shared by all measures and settings, so that their intervals belong to the same samples.
package struct Bootstrap: Sendable {
    /// For each resample, how often each question was drawn.
    private let weights: [[Double]]

    package init(questions: Int, resamples: Int = 1000, seed: UInt64) {
        var random = EvaluationRandom(seed: seed)
        weights = (0..<(questions == 0 ? 0 : resamples)).map { _ in
            var counts = [Double](repeating: 0, count: questions)
            for _ in 0..<questions { counts[random.index(below: questions)] += 1 }
            return counts
        }
    }

    /// The measure over all questions with its 95 % interval; nil when nothing counted. `tallies` has one entry for
    /// each question.
    package func interval(of tallies: [Tally]) -> Interval? {
        var total = Tally.undefined
        for tally in tallies { total += tally }
        guard let value = total.value else { return nil }
        let numerators = tallies.map(\.numerator)
        let denominators = tallies.map(\.denominator)
        let values = weights.compactMap { weights in
            let whole = product(weights, denominators)
            return whole == 0 ? nil : product(weights, numerators) / whole
        }.sorted()
        guard !values.isEmpty else { return Interval(value: value, lower: value, upper: value) }
        return Interval(
            value: value, lower: quantile(0.025, ofSorted: values), upper: quantile(0.975, ofSorted: values))
    }

    private func product(_ left: [Double], _ right: [Double]) -> Double {
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                // Four sums: the compiler may not reorder floating-point additions into SIMD lanes by itself.
                var sums = SIMD4<Double>.zero
                let whole = left.count & ~3
                for index in stride(from: 0, to: whole, by: 4) {
                    let weights = SIMD4(left[index], left[index + 1], left[index + 2], left[index + 3])
                    let values = SIMD4(right[index], right[index + 1], right[index + 2], right[index + 3])
                    sums += weights * values
                }
                var sum = sums.sum()
                for index in whole..<left.count { sum += left[index] * right[index] }
                return sum
            }
        }
    }
}

/// The value below which a `share` of the sorted values lies, interpolated linearly between neighbours (R's type 7).
package func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
    guard let last = values.last else { return .nan }
    let position = share * Double(values.count - 1)
    let index = Int(position)
    guard index + 1 < values.count else { return last }
    return values[index] + (position - Double(index)) * (values[index + 1] - values[index])
}
