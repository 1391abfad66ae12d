package import JSONValues

/// Two finished evaluations side by side: differences with their significance, and which of them are regressions.
package struct RunComparison: Sendable {
    package struct Row: Sendable, Hashable {
        package var set: String
        package var measure: Measure
        package var before: Double
        package var after: Double
        /// Of the paired randomisation test.
        package var pValue: Double
        package var questions: Int
        package var isRegression: Bool
    }

    package private(set) var rows: [Row] = []
    /// Data sets that only one of the two has.
    package private(set) var unpaired: [String] = []

    /// - Parameters:
    ///   - before: Folder of the older evaluation.
    ///   - after: Folder of the newer one.
    ///   - setting: Name of the setting in both; nil takes each one's reference.
    ///   - tolerance: A measure may fall by so much.
    ///   - significant: Only falls with p < 0.05 count as regressions.
    package init(
        before: String, after: String, setting: String?, measures: [Measure], tolerance: Double,
        significant: Bool, seed: UInt64 = 1
    ) throws {
        let left = try RunComparison.tallies(in: before, setting, measures)
        let right = try RunComparison.tallies(in: after, setting, measures)
        unpaired = Set(left.keys).symmetricDifference(right.keys).sorted()
        for set in left.keys.filter({ right[$0] != nil }).sorted() {
            let ids = (left[set] ?? [:]).keys.filter { right[set]?[$0] != nil }.sorted()
            for (index, measure) in measures.enumerated() {
                let first = ids.map { left[set]?[$0]?[index] ?? .undefined }
                let second = ids.map { right[set]?[$0]?[index] ?? .undefined }
                let test = RandomisationTest(seed: seed)
                guard let before = total(first), let after = total(second),
                    let pValue = test.pValue(first, second)
                else { continue }
                let loss = (measure.largerIsBetter ?? true) ? before - after : after - before
                rows.append(
                    Row(
                        set: set, measure: measure, before: before, after: after, pValue: pValue,
                        questions: ids.count,
                        isRegression: loss > tolerance && (!significant || pValue < 0.05)))
            }
        }
    }

    /// For programs: the rows, and whether any of them is a regression.
    package var json: JSON {
        let rows = rows.map { row in
            JSON.object([
                .init("set", .string(row.set)), .init("measure", .string(row.measure.rawValue)),
                .init("before", .double(row.before)), .init("after", .double(row.after)),
                .init("pValue", .double(row.pValue)), .init("questions", .integer(row.questions)),
                .init("regression", .bool(row.isRegression)),
            ])
        }
        return .object([
            .init("regression", .bool(self.rows.contains(where: \.isRegression))),
            .init("rows", .array(rows)), .init("unpaired", .array(unpaired.map(JSON.string))),
        ])
    }

    private func total(_ tallies: [Tally]) -> Double? {
        tallies.reduce(into: Tally.undefined) { $0 += $1 }.value
    }

    /// By data set, by question: one tally for each measure.
    private static func tallies(
        in folder: String, _ setting: String?, _ measures: [Measure]
    ) throws -> [String: [String: [Tally]]] {
        let summary = try WholeJSON.value("\(folder)/summary.json")
        guard let name = setting ?? summary["reference"]?.string else {
            throw EvaluationError.malformed(path: "\(folder)/summary.json", reason: "no reference setting")
        }
        let lines = try NumberedLines("\(folder)/questions.jsonl")
        var found: [String: [String: [Tally]]] = [:]
        while let (line, location) = try lines.nextValue() {
            let json = try line.get()
            guard let set = json["set"]?.string, var id = json["id"]?.string,
                let row = json["settings"]?.array?.first(where: { $0["setting"]?.string == name })
            else {
                throw EvaluationError.malformed(path: location, reason: "no setting \"\(name)\" on this line")
            }
            // Data sets with an id twice: the first pairs with the first, the second with the second.
            while found[set]?[id] != nil { id += "'" }
            found[set, default: [:]][id] = measures.map { measure in
                let pair = row[measure.rawValue]?.array
                return Tally(numerator: pair?.first?.double ?? 0, denominator: pair?.last?.double ?? 0)
            }
        }
        return found
    }
}
