import JSONValues

/// summary.md: one table for each data set, for a pull request or a terminal.
struct MarkdownSummary {
    let plan: EvaluationPlan
    let sets: [JSON]

    private static let columns: [(title: String, measure: Measure)] = [
        ("answers kept", .answerRetention), ("gold kept", .sentenceRecall), ("precision", .sentencePrecision),
        ("F2", .sentenceF2), ("characters removed", .characterCompression),
        ("from relevant", .characterCompressionPositive), ("from irrelevant", .characterCompressionNegative),
        ("relevant emptied", .emptyPositive), ("irrelevant emptied", .emptyNegative), ("nDCG@10", .nDCG10),
    ]

    var text: String {
        var lines = ["# \(plan.title)", ""]
        for set in sets { lines += section(set) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func section(_ set: JSON) -> [String] {
        let families = set["families"]?.array ?? []
        let settings = families.flatMap { $0["settings"]?.array ?? [] }
        let columns = MarkdownSummary.columns.filter { column in
            settings.contains { $0["measures"]?[column.measure.rawValue] != nil }
        }
        var lines = ["## \(set["name"]?.string ?? "")", ""]
        lines.append(
            "\(set["questions"]?.integer ?? 0) questions, \(set["passages"]?.integer ?? 0) passages; "
                + "± is half of the 95 % bootstrap interval.")
        for problem in set["problems"]?.array ?? [] { lines.append("- left out: \(problem.string ?? "")") }
        for failure in set["failures"]?.array ?? [] { lines.append("- failed: \(failure.string ?? "")") }
        lines += ["", "| setting | " + columns.map(\.title).joined(separator: " | ") + " |"]
        lines.append("|---|" + columns.map { _ in "---:|" }.joined())
        for setting in settings {
            let cells = columns.map { cell(setting["measures"]?[$0.measure.rawValue], $0.measure) }
            lines.append("| \(setting["name"]?.string ?? "") | " + cells.joined(separator: " | ") + " |")
        }
        let costs = plan.cost.map { CostTable(model: $0).lines(of: settings) } ?? []
        return lines + curves(families, set) + costs + generated(set["generated"]) + [""]
    }

    /// Answers of a language model, marked as what they are.
    private func generated(_ json: JSON?) -> [String] {
        guard let json else { return [] }
        func share(_ key: String) -> String { json[key]?.double.map(Decimals.percent) ?? "–" }
        let asked = json["asked"]?.integer ?? 0
        let failures = json["failures"]?.integer ?? 0
        var lines = [
            "",
            "Answers that `\(json["model"]?.string ?? "")` generated for \(asked) drawn questions (a language "
                + "model's words, not part of the figures above):", "",
            "| context | exact match | F1 |", "|---|---:|---:|",
            "| full | \(share("exactMatchFull")) | \(share("f1Full")) |",
            "| trimmed | \(share("exactMatchTrimmed")) | \(share("f1Trimmed")) |", "",
            "The two answers are equal for \(share("equalAnswers")), their words overlap by \(share("likeness")).",
        ]
        if failures > 0 {
            lines.append("\(failures) not answered, first: \(json["firstFailure"]?.string ?? "")")
        }
        return lines
    }

    private func cell(_ measure: JSON?, _ name: Measure) -> String {
        guard let value = measure?["value"]?.double, let lower = measure?["lower"]?.double,
            let upper = measure?["upper"]?.double
        else { return "–" }
        let isScore = name.ranking != nil || name == .sentenceF1 || name == .sentenceF2
        let scale = isScore ? 1.0 : 100
        let places = isScore ? 3 : 1
        return Decimals.text(value * scale, places: places) + (isScore ? "" : " %") + " ±"
            + Decimals.text((upper - lower) / 2 * scale, places: places)
    }

    /// What each family keeps at the same compression.
    private func curves(_ families: [JSON], _ set: JSON) -> [String] {
        let rows = families.filter { $0["area"] != nil }
        guard !rows.isEmpty else { return [] }
        let heads = OperatingCurve.compressions.map { "at " + Decimals.percent($0) }
        var lines = ["", "Evidence kept (`\(set["evidence"]?.string ?? "")`) at a fixed compression:", ""]
        lines.append("| system | " + heads.joined(separator: " | ") + " | area |")
        lines.append("|---|" + heads.map { _ in "---:|" }.joined() + "---:|")
        for row in rows {
            let cells = OperatingCurve.compressions.map { compression in
                let kept = row["keptAtCompression"]?[Decimals.text(compression, places: 2)]?.double ?? 0
                return Decimals.text(kept, places: 3)
            }
            let area = Decimals.text(row["area"]?.double ?? 0, places: 3)
            lines.append(
                "| \(row["name"]?.string ?? "") | " + cells.joined(separator: " | ") + " | \(area) |")
        }
        return lines
    }
}
