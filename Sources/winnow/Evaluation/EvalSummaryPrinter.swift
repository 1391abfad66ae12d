import Evaluation
import JSONValues

/// Prints what an evaluation found in a few lines: one for each data set, then where the report is.
struct EvalSummaryPrinter {
    private let report: EvaluationReport
    private let folder: String

    init(_ report: EvaluationReport, folder: String) {
        self.report = report
        self.folder = folder
    }

    func print() {
        let reference = report.summary["reference"]?.string ?? ""
        Output.line(reference, .bold)
        for set in report.sets {
            Output.line("  \(set["name"]?.string ?? ""): \(figures(set, reference))", nil)
            for problem in set["problems"]?.array ?? [] {
                printError("  left out: \(problem.string ?? "")")
            }
            let problems = set["problemCount"]?.integer ?? 0
            if problems > set["problems"]?.array?.count ?? 0 {
                printError("  left out: \(grouped(problems)) in all")
            }
            for failure in set["failures"]?.array ?? [] { printError("  failed: \(failure.string ?? "")") }
            for line in costs(set, reference) { Output.line("  \(line)", nil) }
            if let line = generated(set["generated"]) { Output.line("  \(line)", nil) }
        }
        Output.line("report: \(folder)/report.html", nil)
    }

    /// What the setting saves with each model.
    private func costs(_ set: JSON, _ name: String) -> [String] {
        let settings = (set["families"]?.array ?? []).flatMap { family in
            (family["settings"]?.array ?? []).map { (kind: family["kind"]?.string, json: $0) }
        }
        func prices(_ setting: JSON?) -> [JSON.Member] {
            setting?["cost"]?["thousandQuestions"]?.members ?? []
        }
        let whole = prices(settings.first { $0.kind == SystemFamily.Kind.unpruned.rawValue }?.json)
        return prices(settings.first { $0.json["name"]?.string == name }?.json).map { price in
            let before = whole.first { $0.key == price.key }?.value.double
            return
                "  1,000 questions to \(price.key) cost \(Decimals.text(price.value.double ?? 0, places: 2))"
                + (before.map { ", \(Decimals.text($0, places: 2)) with whole passages" } ?? "")
        }
    }

    private func generated(_ json: JSON?) -> String? {
        guard let json else { return nil }
        if let reason = json["firstFailure"]?.string {
            printError("  \(json["failures"]?.integer ?? 0) answers failed, first: \(reason)")
        }
        func share(_ key: String) -> String { json[key]?.double.map(Decimals.percent) ?? "–" }
        return "  answers of \(json["model"]?.string ?? ""): F1 \(share("f1Full")) from the full context, "
            + "\(share("f1Trimmed")) from the trimmed; equal for \(share("equalAnswers"))"
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
