import Evaluation
import JSONValues

/// Prints what an evaluation found in a few lines: one for each data set, then where the report is.
struct EvalSummaryPrinter {
    let report: EvaluationReport
    let folder: String

    func print() {
        let terminal = Terminal(descriptor: 1)
        let reference = report.summary["reference"]?.string ?? ""
        Swift.print(terminal.styled(reference, .bold))
        for set in report.sets {
            Swift.print("  \(set["name"]?.string ?? ""): \(figures(set, reference))")
            for problem in set["problems"]?.array ?? [] {
                printError("  left out: \(problem.string ?? "")")
            }
        }
        Swift.print("report: \(folder)/report.html")
    }

    private func figures(_ set: JSON, _ name: String) -> String {
        let settings = (set["families"]?.array ?? []).flatMap { $0["settings"]?.array ?? [] }
        let measures = settings.first { $0["name"]?.string == name }?["measures"]
        var parts = ["\(grouped(set["questions"]?.integer ?? 0)) questions"]
        let wanted: [(Measure, String)] = [
            (.answerRetention, "of answers kept"), (.sentenceRecall, "of gold sentences kept"),
            (.characterCompression, "of characters removed"),
        ]
        for (measure, words) in wanted {
            if let value = measures?[measure.rawValue]?["value"]?.double {
                parts.append("\(Decimals.percent(value)) \(words)")
            }
        }
        if let value = measures?[Measure.nDCG10.rawValue]?["value"]?.double {
            parts.append("nDCG@10 \(Decimals.text(value, places: 3))")
        }
        return parts.joined(separator: ", ")
    }
}
