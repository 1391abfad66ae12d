import Evaluation

/// Prints what an evaluation found in a few lines: one for each data set, then where the report is.
struct EvalSummaryPrinter {
    private let report: EvaluationReport
    private let folder: String

    init(_ report: EvaluationReport, folder: String) {
        self.report = report
        self.folder = folder
    }

    func print() {
        Output.line(report.reference, .bold)
        for set in report.figures {
            Output.line("  \(set.name): \(figures(set))", nil)
            for problem in set.problems { printError("  left out: \(problem)") }
            if set.problemCount > set.problems.count {
                printError("  left out: \(grouped(set.problemCount)) in all")
            }
            for failure in set.failures { printError("  failed: \(failure)") }
            for cost in set.costs(setting: report.reference) {
                let whole = cost.whole.map { ", \(Decimals.text($0, places: 2)) with whole passages" } ?? ""
                let price = Decimals.text(cost.price, places: 2)
                Output.line("    1,000 questions to \(cost.model) cost \(price)\(whole)", nil)
            }
            if let generated = set.generated { Output.line("  \(line(of: generated))", nil) }
        }
        Output.line("report: \(folder)/report.html", nil)
    }

    private func line(of generated: GeneratedFigures) -> String {
        if let reason = generated.firstFailure {
            printError("  \(generated.failures) answers failed, first: \(reason)")
        }
        func share(_ value: Double?) -> String { value.map(Decimals.percent) ?? "–" }
        return "  answers of \(generated.model): F1 \(share(generated.fullOverlap)) from the full context, "
            + "\(share(generated.trimmedOverlap)) from the trimmed; equal for \(share(generated.equalAnswers))"
    }

    private func figures(_ set: SetFigures) -> String {
        var parts = ["\(grouped(set.questions)) questions"]
        let wanted: [(Measure, String)] = [
            (.answerRetention, "of answers kept"), (.sentenceRecall, "of gold sentences kept"),
            (.characterCompression, "of characters removed"),
        ]
        for (measure, words) in wanted {
            if let value = set.value(of: measure, setting: report.reference) {
                parts.append("\(Decimals.percent(value)) \(words)")
            }
        }
        if let value = set.value(of: .nDCG10, setting: report.reference) {
            parts.append("nDCG@10 \(Decimals.text(value, places: 3))")
        }
        return parts.joined(separator: ", ")
    }
}
