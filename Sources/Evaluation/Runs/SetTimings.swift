import JSONValues

/// How fast the settings were on one data set: no two runs give the same.
struct SetTimings {
    let name: String
    let tally: SetTally
    let plan: EvaluationPlan

    var json: JSON {
        .object([
            .init("name", .string(name)),
            .init("settings", .array(plan.settings.indices.map(setting))),
        ])
    }

    private func setting(_ index: Int) -> JSON {
        let histogram = tally.latencies[index]
        let rate = histogram.total > 0 ? Double(tally.passages) / histogram.total : nil
        func rounded(_ value: Double?) -> JSON {
            value.map { .number(Decimals.text($0, places: 3)) } ?? .null
        }
        return .object([
            .init("name", .string(plan.name(of: index))),
            .init("p50Milliseconds", rounded(histogram.milliseconds(at: 0.5))),
            .init("p95Milliseconds", rounded(histogram.milliseconds(at: 0.95))),
            .init("passagesPerSecond", rounded(rate)),
            .init("histogram", bars(histogram)),
        ])
    }

    /// Pairs of milliseconds and calls, eight buckets joined to one bar.
    private func bars(_ histogram: LatencyHistogram) -> JSON {
        let width = 8
        let starts = stride(from: 0, to: LatencyHistogram.buckets, by: width)
        return .array(
            starts.compactMap { start in
                let count = histogram.counts[start..<start + width].reduce(0, +)
                guard count > 0 else { return nil }
                let middle = LatencyHistogram.milliseconds(middleOf: start + width / 2)
                return .array([.number(Decimals.text(middle, places: 4)), .integer(count)])
            })
    }
}
