import ArgumentParser
import ContextTypes
import Evaluation
import FoundationEssentials
import JSONValues
import Options
import Threads

/// `winnow eval [run]`: evaluates systems on data sets and writes a report.
struct EvalRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract:
            "Evaluate and write report.html, summary.json, summary.md, questions.jsonl, run.trec, pareto.svg.",
        discussion: """
            `winnow eval questions.jsonl` compares Winnow with simple baselines on your own questions: one JSON object \
            on each line with question, answers and passages (the names of RAGAS, HotpotQA and OpenProvence are known \
            too). A configuration names several data sets and systems. A run that was stopped goes on where it was.
            """
    )

    @Argument(help: "Data: JSONL of questions, SQuAD JSON, or a BEIR folder.", completion: .file())
    var data: [String] = []

    @Option(
        help: "A configuration (TOML) with data sets and systems.", completion: .file(extensions: ["toml"]))
    var config: String?

    @Option(help: "Where relative paths of the configuration's data start from.", completion: .directory)
    var dataFolder: String?

    @Option(name: .shortAndLong, help: "Folder for the report.", completion: .directory)
    var out = "evaluation"

    @Option(
        parsing: .unconditional, help: "Seed of everything that is drawn; the same seed gives the same files."
    )
    var seed: UInt64?

    @Option(parsing: .unconditional, help: "Threads; 0 takes one for each core.")
    var threads = 0

    @Option(parsing: .unconditional, help: "At most so many questions of each data set.")
    var limit: Int?

    @Option(
        parsing: .unconditional,
        help: "Name the setting that saves most while it keeps this share of the evidence (0 to 1).")
    var targetRetention: Double?

    @Option(
        help: "Prices of models (TOML): the report says what asking them costs with each setting.",
        completion: .file(extensions: ["toml"]))
    var prices: String?

    @Flag(help: "Also write contexts.jsonl: the trimmed contexts under the names of RAGAS.")
    var contexts = false

    @Flag(help: "Print the summary as JSON instead of words.")
    var json = false

    func validate() throws {
        guard !data.isEmpty || config != nil else {
            throw ValidationError("name data to evaluate on, or a configuration with --config")
        }
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
        if threads < 0 { throw ValidationError("--threads must be at least 0") }
        if let targetRetention, !(0...1).contains(targetRetention) {
            throw ValidationError("--target-retention must be a number from 0 to 1")
        }
    }

    func run() async throws {
        var plan = try configuration().plan(pruner: EvalPruners.choice(named:), options: pruningOptions)
        plan.matcher = try EvalSentenceMatcher(ModelSettings())
        let cores = ProcessorCores.count
        let meter = EvalProgress()
        let run = EvaluationRun(plan, folder: out, threads: threads > 0 ? threads : cores) { meter.show($0) }
        if run.continues { printError("going on where the last run in \(out) was stopped") }
        let report = try await run.run()
        meter.finish()
        if json { print(report.summary.description) } else { EvalSummaryPrinter(report, folder: out).print() }
        if let targetRetention { try choose(targetRetention, report) }
        for set in report.figures where set.questions == 0 {
            let reason =
                set.problemCount > 0
                ? "no question could be read (\(set.problemCount) left out)" : "there is no question in it"
            throw CommandFailure("\(set.name): \(reason)")
        }
    }

    private func configuration() throws -> EvaluationConfiguration {
        var configuration = EvaluationConfiguration(folder: dataFolder ?? "")
        if let config {
            let place =
                config.contains("/") ? String(config[..<(config.lastIndex(of: "/") ?? config.endIndex)]) : "."
            configuration = try EvaluationConfiguration(
                try EvalConfigurationFile.json(config, dataFolder: dataFolder), folder: place)
        }
        for path in data {
            let short = path.split(separator: "/").last.map(String.init) ?? path
            let isTaken = configuration.sets.contains { $0.name == short }
            let name = isTaken ? path : short
            configuration.sets.append(
                QuestionSet(name: name, format: .guessed(from: path), path: path))
        }
        if let path = prices ?? configuration.pricesPath {
            let found = try ModelPrices.all(in: try EvalConfigurationFile.json(path, dataFolder: nil))
            configuration.cost = try CostModel(configuration.costTable, prices: found)
        }
        if let seed { configuration.seed = seed }
        if contexts { configuration.writesContexts = true }
        if let limit { for index in configuration.sets.indices { configuration.sets[index].limit = limit } }
        return configuration
    }

    /// Options of a Winnow system, under the names of `[prune]` in the configuration file.
    private func pruningOptions(_ json: JSON) throws -> PruningOptions {
        var settings = Settings()
        let records = OptionTable.winnow.records(of: .prune, through: .file)
        for member in json.members ?? [] {
            guard let record = records.first(where: { $0.fileName == member.key }) else {
                throw EvaluationError.settings("unknown pruning option \"\(member.key)\"")
            }
            do {
                try record.apply(member.value, to: &settings)
            } catch {
                throw EvaluationError.settings("\(member.key) must be \(error.expected), not \(error.got)")
            }
        }
        return settings.pruning
    }

    private func choose(_ target: Double, _ report: EvaluationReport) throws {
        guard let choice = try SettingChoice.best(in: report.summary, target: target) else {
            printError(
                "no setting keeps \(Decimals.percent(target)) of the evidence, with 95 % confidence, on every data set"
            )
            throw ExitCode(2)
        }
        let path = "\(out)/chosen.toml"
        try Data(choice.toml.utf8).write(to: URL(fileURLWithPath: path))
        let text =
            "\(choice.name): removes \(Decimals.percent(choice.compression)), keeps at least "
            + "\(Decimals.percent(choice.guaranteed)) with 95 % confidence; written to \(path)"
        if json { printError(text) } else { print(text) }
    }
}
