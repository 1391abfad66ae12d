import ArgumentParser
import CommandSettings
import ContextTypes
import Engine
import Indexing
import JSONRPC
import JSONValues
import Logging
import Options
import Selection
import Service
import Threads

/// `winnow prune`: JSON lines in, JSON lines out, in the same order, for shells, `xargs` and Spark's `pipe`; with
/// `--question` whole files in, their trimmed context out.
struct PruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Prune files for a question, or the passages of each JSON line.",
        discussion: """
            With --question, each file is a page, a text or a document such as a PDF (or holds several documents, as an index \
            would read it), and what answers the question is printed: the context on standard output, its summary on \
            standard error.

            Without it, each line is an object such as
              {"id": 7, "question": "…", "passages": [{"title": "…", "text": "…"}]}
            with any option of the method `prune`, which wins over the flags. Each answer is one line, in the order \
            of the input, with the line's `id`. A line that fails gives {"error": {…}, "line": N} and spoils no other; \
            the exit code is then 1, or 0 with --tolerate-errors.
            """
    )

    @Argument(
        help: "A file of JSON lines; with --question any number of documents (default: standard input).",
        completion: .file())
    var files: [String] = []

    @Option(
        name: .shortAndLong, parsing: .unconditional,
        help: "Prune whole files (pages, texts, documents) for this question.")
    var question: String?

    @Flag(help: "With --question: print the answer with its spans as JSON.")
    var json = false

    @OptionGroup var pruning: PruningFlags
    @OptionGroup var settings: SettingsFlags

    @Option(parsing: .unconditional, help: "Threads that prune (default: one per core).")
    var threads: Int?

    @Flag(help: "Exit with 0 although lines failed.")
    var tolerateErrors = false

    func validate() throws {
        if question == nil, files.count > 1 {
            throw ValidationError(
                "one file of JSON lines at a time, not \(files.count); for documents add --question")
        }
        if question == nil, json {
            throw ValidationError("--json goes with --question; JSON lines are JSON already")
        }
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1, not \(threads)") }
    }

    func run() async throws {
        if let question { return try pruneFiles(for: question) }
        var settings = try settings.settings()
        pruning.apply(to: &settings)
        let logger = Logger(label: "winnow") { _ in SwiftLogNoOpLogHandler() }
        let lines = try JSONLines(
            path: files.first ?? "-", limit: settings.server.messageBytes,
            takesAnything: tolerateErrors)
        let failures = try await LinePruner(
            service: WinnowService(
                settings: ServiceSettings(settings),
                engine: try ContextEngine(settings, threads: 1, gaps: .ofCommand),
                logger: logger)
        )
        .prune(lines, threads: threads ?? ProcessorCores.count)
        guard failures > 0 else { return }
        printError("\(failures) of \(lines.count) lines failed; their answers name the cause")
        if !tolerateErrors { throw ExitCode.failure }
    }

    private func pruneFiles(for question: String) throws {
        var settings = try settings.settings()
        pruning.apply(to: &settings)
        let files = try GivenFiles(
            files.isEmpty ? ["-"] : files, units: settings.pruning.units, kind: settings.pruning.kind)
        let found = try SourceFiles.passages(
            of: files.paths, standardInput: files.standardInput,
            passageTokens: settings.indexing.passageTokens, keepsHidden: settings.pruning.keepHidden)
        let terminal = Terminal(descriptor: 1)
        let explainsAll = settings.pruning.explain
        var options = settings.pruning
        options.explain = explainsAll || (terminal.isTerminal && !json && !found.passages.isEmpty)
        let engine = try ContextEngine(settings, threads: threads, gaps: .ofCommand)
        let request = PruneRequest(
            question, found.passages, lined: files.lined, options, warnings: found.warnings)
        guard !json else {
            return print(ContextAnswer(context: try engine.prune(request), options: options).json.description)
        }
        let pruned = try engine.pruneByKind(request)
        if let context = pruned.sentences {
            let printer = ContextPrinter(terminal: terminal)
            options.explain
                ? printer.printExplained(context, all: explainsAll) : printer.printContext(context)
        }
        if let context = pruned.lines {
            if pruned.sentences?.context.isEmpty == false, !options.explain { print() }
            LinePrinter(texts: files.lined, context: context, explains: explainsAll).print()
        }
    }
}
