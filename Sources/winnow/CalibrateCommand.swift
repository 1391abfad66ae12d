import ArgumentParser
import CommandSettings
import ContextTypes
import Engine
import Evaluation
import FoundationEssentials
import Labelling
import Options
import Threads

extension PruningOptions.Pruner: ExpressibleByArgument {}

/// `winnow calibrate --data FILE`: thresholds for a wanted retention, measured on one's own questions.
struct CalibrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate",
        abstract: "Measure which threshold keeps how many answers, so that requests may say retention.",
        discussion: """
            Reads questions with answers or labelled sentences, in the forms that `winnow eval` reads. A request with \
            retention = 0.95 then gets the largest threshold that keeps an answer with at least that probability, for \
            questions like these (split conformal prediction: the bound holds for any number of questions, and with \
            n of them for a retention up to n / (n + 1)). Of several data sets the weakest counts. The table is written \
            where the program finds it, beside those of other pruners.
            """
    )

    @Option(
        parsing: .upToNextOption, help: "Data sets: JSONL of questions, SQuAD JSON, or a BEIR folder.",
        completion: .file())
    var data: [String]

    @Option(
        parsing: .upToNextOption, help: "Other data: report what is kept there. Nothing is learnt from it.",
        completion: .file())
    var check: [String] = []

    @Option(help: "Whose scores: fast, cascade, accurate; auto is the one that requests get.")
    var pruner: PruningOptions.Pruner = .auto

    @Option(parsing: .unconditional, help: "At most so many questions of each data set.")
    var limit: Int?

    @Option(parsing: .unconditional, help: "Questions that are labelled at once; 0: one per core.")
    var threads = 0

    @Option(name: .shortAndLong, help: "Write the calibration here.", completion: .file())
    var out: String?

    @Flag(help: "Report only, write nothing.")
    var dry = false

    @OptionGroup var settings: SettingsFlags

    private static let levels = [0.8, 0.9, 0.95, 0.98, 0.99]

    func validate() throws {
        if data.isEmpty { throw ValidationError("--data: name at least one data set") }
        if let limit, limit < 1 { throw ValidationError("--limit must be at least 1") }
        if threads < 0 { throw ValidationError("--threads must be at least 0") }
    }

    func run() async throws {
        let settings = try settings.settings()
        let labeller = try settings.models.labellers(threads: 1).labeller(for: pruner)
        let sets = try await read(data, labeller)
        let table = RetentionTable(groups: sets.map(\.questions.thresholds))
        guard !table.isEmpty else {
            let read = sets.reduce(0) { $0 + $1.questions.thresholds.count + $1.questions.unanswerable }
            throw CommandFailure(
                read > 0 ? "no question has an answer in its passages" : "there is no question in the data")
        }
        let checks = try await read(check, labeller)
        report(table, sets, checks)
        guard !dry else { return }
        let path = out ?? settings.models.calibrationFile
        var file = try CalibrationFile(path: path)
        file.set(table, for: labeller)
        try file.write(to: path)
        printError("written to \(path) for \(labeller.profile.calibrationName)")
    }

    private typealias Measured = (name: String, questions: CalibrationQuestions)

    private func read(_ paths: [String], _ labeller: any SentenceLabeller) async throws -> [Measured] {
        let cores = ProcessorCores.count
        var sets: [Measured] = []
        for path in paths {
            var set = QuestionSet(name: path, format: .guessed(from: path), path: path)
            set.limit = limit
            let questions = try await CalibrationQuestions(
                of: set, by: labeller, tasks: threads > 0 ? threads : cores, seed: 1)
            for problem in questions.problems.prefix(10) { printError("\(problem)") }
            printError(
                "\(path): \(questions.thresholds.count) questions, \(questions.unanswerable) without an answer "
                    + "in their passages, \(questions.problems.count) not readable")
            sets.append((path, questions))
        }
        return sets
    }

    private func report(_ table: RetentionTable, _ sets: [Measured], _ checks: [Measured]) {
        print("wanted  threshold  kept of the same questions" + (checks.isEmpty ? "" : "  kept of others"))
        for level in Self.levels {
            let threshold = table.threshold(for: level)
            let own = sets.map { figure($0.questions.kept(at: threshold)) }.joined(separator: " ")
            let others = checks.map { figure($0.questions.kept(at: threshold)) }.joined(separator: " ")
            print(
                "\(figure(level))   \(figure(threshold))      \(own)" + (checks.isEmpty ? "" : "  \(others)"))
        }
    }

    /// To four decimals.
    private func figure(_ value: Double) -> String {
        let digits = String(Int((value * 10_000).rounded()))
        let padded = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
        return padded.dropLast(4) + "." + padded.suffix(4)
    }
}
