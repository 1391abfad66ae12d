import ArgumentParser
import Evaluation
import JSONValues

/// `winnow eval compare A B`: is the newer evaluation worse?
struct EvalCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Compare two evaluations; fails (exit code 2) when a measure fell by more than the tolerance.",
        discussion: """
            Questions are paired by data set and id; p values come from paired randomisation tests. Exit codes: 0 nothing \
            fell, 2 a measure fell by more than the tolerance, 1 the comparison was not possible, 64 wrong arguments.
            """
    )

    @Argument(help: "Folder of the older evaluation.", completion: .directory)
    var before: String

    @Argument(help: "Folder of the newer evaluation.", completion: .directory)
    var after: String

    @Option(help: "Name of the setting to compare; without it each evaluation's reference.")
    var setting: String?

    @Option(parsing: .unconditional, help: "A measure may fall by so much.")
    var tolerance = 0.01

    @Option(parsing: .upToNextOption, help: "Measures to compare, by the names in summary.json.")
    var measures = ["answerRetention", "sentenceRecall", "sentenceF2", "nDCG@10", "characterCompression"]

    @Flag(help: "Print the comparison as JSON instead of words.")
    var json = false

    @Flag(help: "Only falls with p < 0.05 count.")
    var significant = false

    func run() throws {
        let chosen = try measures.map { name in
            guard let measure = Measure.headlines.first(where: { $0.rawValue == name }) else {
                let known = Measure.headlines.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("unknown measure \"\(name)\"; known are \(known)")
            }
            return measure
        }
        let comparison = try RunComparison(
            before: before, after: after, setting: setting, measures: chosen, tolerance: tolerance,
            significant: significant)
        for set in comparison.unpaired { printError("only one of the two has \"\(set)\"") }
        guard !comparison.rows.isEmpty else {
            throw CommandFailure("the two evaluations have no data set and measure in common")
        }
        if json { print(comparison.json.description) } else { comparison.rows.forEach(printLine) }
        if comparison.rows.contains(where: \.isRegression) { throw ExitCode(2) }
    }

    private func printLine(_ row: RunComparison.Row) {
        let change = row.after - row.before
        let sign = change > 0 ? "+" : ""
        let figures = "\(Decimals.text(row.before, places: 4)) → \(Decimals.text(row.after, places: 4))"
        let text =
            "\(row.set), \(row.measure.rawValue): \(figures) (\(sign)\(Decimals.text(change, places: 4)), "
            + "p = \(Decimals.text(row.pValue, places: 4)), \(row.questions) questions)"
        Output.line(row.isRegression ? "WORSE  \(text)" : "       \(text)", row.isRegression ? .red : nil)
    }
}
