import ArgumentParser
import CommandSettings
import Engine
import JSONValues
import Options
import Retrieval

/// `winnow index tune FILE`: the weight of token vectors that suits a corpus, found without labels.
struct IndexTuneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune",
        abstract: "Find the weight of token vectors that suits this corpus, without any labels.",
        discussion: """
            Asks with sentences of the corpus and looks whether the other passages of their documents are found. Prints \
            the mean nDCG@10 for every weight. Nothing is changed: set retrieve.alpha, or give --alpha.
            """
    )

    @Argument(help: "An encoded index.", completion: .file(extensions: ["winnow"]))
    var index: String

    @Option(parsing: .unconditional, help: "Questions to ask, at most (default: 200).")
    var questions = 200

    @OptionGroup var encoder: EncoderFlags
    @OptionGroup var settings: SettingsFlags

    @Flag(help: "Print JSON.")
    var json = false

    @Flag(name: .shortAndLong, help: "No progress.")
    var quiet = false

    func validate() throws {
        if questions < 1 { throw ValidationError("--questions must be at least 1, not \(questions)") }
    }

    func run() async throws {
        var settings = try settings.settings()
        encoder.apply(to: &settings)
        let retriever = try PassageRetriever(
            path: index, encoder: try settings.models.questionEncoder(for: [index]))
        let line = ProgressLine(unit: .questions)
        let outcome = try WeightTuning(retriever, settings.retrieval).run(questions: questions) {
            if !quiet { line.update(done: $0, total: $1, note: "") }
        }
        line.finish()
        print(json ? self.json(of: outcome).description : text(of: outcome))
    }

    private func text(of outcome: WeightTuning.Outcome) -> String {
        var lines = ["alpha  nDCG@10  (\(outcome.questions) questions)"]
        for trial in outcome.trials { lines.append("\(rounded(trial.alpha, 2))\t\(rounded(trial.gain, 4))") }
        let difference = outcome.best.gain - outcome.current.gain
        let isClear = difference > 2 * outcome.error
        lines.append(
            isClear
                ? "best: alpha = \(rounded(outcome.best.alpha, 2)), \(rounded(difference, 4)) "
                    + "(± \(rounded(outcome.error, 4))) above the \(rounded(outcome.current.alpha, 2)) that is set; "
                    + "to use it: alpha in [retrieve], or --alpha"
                : "no weight is clearly better than the \(rounded(outcome.current.alpha, 2)) that is set "
                    + "(best: \(rounded(outcome.best.alpha, 2)), \(rounded(difference, 4)) ± \(rounded(outcome.error, 4)))"
        )
        return lines.joined(separator: "\n")
    }

    private func rounded(_ value: Double, _ digits: Int) -> String {
        let scale = (0..<digits).reduce(1.0) { result, _ in result * 10 }
        let text = "\((value * scale).rounded() / scale)"
        return text
    }

    private func json(of outcome: WeightTuning.Outcome) -> JSON {
        func json(_ trial: WeightTuning.Outcome.Trial) -> JSON {
            .object(["alpha": .double(trial.alpha), "ndcg@10": .double(trial.gain)])
        }
        return .object([
            "best": json(outcome.best), "current": json(outcome.current), "error": .double(outcome.error),
            "questions": .integer(outcome.questions), "trials": .array(outcome.trials.map(json)),
        ])
    }
}
