import ArgumentParser
import Glibc
import JSONRPC
import JSONValues
import Logging
import Service

/// `winnow prune`: JSON lines in, JSON lines out, in the same order; for shells, `xargs` and Spark's `pipe`.
struct PruneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Prune the passages of each JSON line: what the method `prune` does, without a server.",
        discussion: """
            Each line is an object such as
              {"id": 7, "question": "…", "passages": [{"title": "…", "text": "…"}]}
            with any option of the method `prune`, which wins over the flags. Each answer is one line, in the order \
            of the input, with the line's `id`. A line that fails gives {"error": {…}, "line": N} and spoils no other; \
            the exit code is then 1, or 0 with --tolerate-errors.
            """
    )

    @Argument(
        help: "A file of JSON lines (default: standard input).", completion: .file(extensions: ["jsonl"]))
    var file = "-"

    @OptionGroup var pruning: PruningFlags
    @OptionGroup var settings: SettingsFlags

    @Option(help: "Threads that prune (default: one per core).")
    var threads: Int?

    @Flag(help: "Exit with 0 although lines failed.")
    var tolerateErrors = false

    func validate() throws {
        if let threads, threads < 1 { throw ValidationError("--threads must be at least 1, not \(threads)") }
    }

    func run() async throws {
        let settings = try settings.settings()
        var service = ServiceSettings()
        service.pruning = pruning.options(over: settings.pruning)
        service.questionBytes = settings.server.questionBytes
        let logger = Logger(label: "winnow") { _ in SwiftLogNoOpLogHandler() }
        let lines = try LineReader(path: file, limit: settings.server.messageBytes)
        let failures = try await LinePruner(
            service: WinnowService(
                settings: service, pipeline: try settings.pipeline(threads: 1), logger: logger)
        )
        .prune(lines, threads: threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        guard failures > 0 else { return }
        printError("\(failures) of \(lines.count) lines failed; their answers name the cause")
        if !tolerateErrors { throw ExitCode.failure }
    }
}
