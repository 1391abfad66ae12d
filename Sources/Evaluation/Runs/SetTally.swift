import ContextTypes

/// The running sums of one data set: constant memory however many questions there are.
///
/// Questions fall into `groups` groups in turn; intervals come from resampling groups. Up to that many questions a group
/// is a question.
struct SetTally: Sendable {
    static let groups = 512

    private(set) var questions = 0
    private(set) var passages = 0
    private(set) var sentences = 0
    /// One row for each setting, one table for each group.
    private(set) var tables: [[MeasureTable]]
    private(set) var needles: [NeedleCurve]
    private(set) var latencies: [LatencyHistogram]
    /// Questions that a setting's system did not answer.
    private(set) var failures: [Int]

    init(settings: Int) {
        tables = Array(repeating: [], count: settings)
        needles = Array(repeating: NeedleCurve(), count: settings)
        latencies = Array(repeating: LatencyHistogram(), count: settings)
        failures = Array(repeating: 0, count: settings)
    }

    mutating func add(_ result: QuestionResult) {
        let group = questions % SetTally.groups
        for (index, setting) in result.settings.enumerated() {
            if group == tables[index].count { tables[index].append(MeasureTable()) }
            tables[index][group] += setting.table
            needles[index] += setting.needles
            if setting.failure == nil { latencies[index].add(setting.duration) } else { failures[index] += 1 }
        }
        questions += 1
        passages += result.question.passages.count
        sentences += result.question.passages.reduce(0) { $0 + $1.passage.sentences.count }
    }
}

extension SetTally {
    /// All sums as numbers, for a checkpoint.
    var numbers: [Double] {
        var numbers = [questions, passages, sentences, tables.first?.count ?? 0].map(Double.init)
        for index in tables.indices {
            for table in tables[index] {
                for tally in table.tallies { numbers += [tally.numerator, tally.denominator] }
            }
            for tally in needles[index].tallies { numbers += [tally.numerator, tally.denominator] }
            numbers.append(Double(failures[index]))
            numbers.append(latencies[index].total)
            numbers += latencies[index].counts.map(Double.init)
        }
        return numbers
    }

    /// Reads what `numbers` wrote; nil when their count does not fit.
    init?(settings: Int, numbers: [Double]) {
        self.init(settings: settings)
        var place = 4
        guard numbers.count >= 4 else { return nil }
        let groups = Int(numbers[3])
        let perSetting =
            2 * (groups * Measure.allCases.count + NeedleCurve().tallies.count) + 2 + LatencyHistogram.buckets
        guard (0...SetTally.groups).contains(groups), numbers.count == 4 + settings * perSetting else {
            return nil
        }
        (questions, passages, sentences) = (Int(numbers[0]), Int(numbers[1]), Int(numbers[2]))
        func tally() -> Tally {
            place += 2
            return Tally(numerator: numbers[place - 2], denominator: numbers[place - 1])
        }
        for index in 0..<settings {
            for _ in 0..<groups {
                var table = MeasureTable()
                for measure in Measure.allCases { table[measure] = tally() }
                tables[index].append(table)
            }
            needles[index] = NeedleCurve(tallies: needles[index].tallies.map { _ in tally() })
            failures[index] = Int(numbers[place])
            place += 1
            let counts = numbers[(place + 1)...(place + LatencyHistogram.buckets)].map { Int($0) }
            latencies[index] = LatencyHistogram(counts: counts, total: numbers[place])
            place += 1 + LatencyHistogram.buckets
        }
    }
}
