import ArgumentParser
import CommandSettings
import Engine
import Glibc
import JSONRPC
import Logging
import Options
import Service
import Threads

/// `winnow serve`: answers JSON-RPC over standard input and output until the input ends.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer JSON-RPC requests over standard input and output.",
        discussion: """
            One request per line in, one answer per line out, for example:
              echo '{"jsonrpc":"2.0","id":1,"method":"server/info"}' | winnow serve
            Standard error gets one line for each request. The service ends when its input ends, and at SIGTERM: what \
            runs is answered, and each index is left as one file.
            """
    )

    @Option(
        name: [.short, .customLong("index")],
        help: "An index to answer from; its name is the file's without the ending (may be repeated).",
        completion: .file(extensions: ["winnow"]))
    var indexes: [String] = []

    @OptionGroup var encoder: EncoderFlags

    @Option(help: "Statistics of the collection that the indexes are shards of.", completion: .file())
    var statistics: String?

    @OptionGroup var settingsFlags: SettingsFlags

    @OptionGroup var limits: OptionFlags<LimitsGroup>

    @Option(
        parsing: .unconditional,
        help: "Seconds that requests may run on after the end of input before they are cancelled.")
    var grace = 1.4

    @Option(
        help: "Append every message to this file, questions and texts of documents too.", completion: .file())
    var record: String?

    @Option(
        help: "Play such a file again in place of standard input, and name each answer that differs.",
        completion: .file())
    var replay: String?

    @Flag(name: .shortAndLong, help: "Log errors only.")
    var quiet = false

    func validate() throws {
        guard record == nil || replay == nil else {
            throw ValidationError("--record and --replay exclude each other")
        }
        guard (0...1_000_000).contains(grace) else {
            throw ValidationError("--grace must be from 0 to 1000000 seconds, not \(grace)")
        }
    }

    func run() async throws {
        var file = try settingsFlags.settings()
        encoder.apply(to: &file)
        limits.apply(to: &file)
        let logger = Logger(label: "winnow") { [quiet] _ in StandardErrorLog(level: quiet ? .error : .info) }
        let engine = try ContextEngine(
            file, indexes: indexes, statistics: statistics, gaps: GapStore(folder: .ofUser),
            reportingMerges: { logger.warning("\($0)") })
        // A clean end leaves one file of each index.
        defer { engine.indexes.close() }
        let service = WinnowService(
            settings: ServiceSettings(file, grace: .seconds(grace)), engine: engine, logger: logger)
        if let replay { return try await play(replay, on: service) }
        let recorder = try record.map { path in
            try SessionRecorder(appendingTo: path) { logger.error("\($0)") }
        }
        let output = try StandardStreams.claimOutput()
        let transport = try DescriptorTransport(input: STDIN_FILENO, output: output)
        TerminationSignals.hear(writingTo: transport.interruptionDescriptor)
        async let warmUp: Void = DetachedThread.run { service.warmUp() }
        try await service.serve(
            over: transport, recorder: recorder, overdue: { end(engine.indexes, $0) })
        await warmUp
    }

    /// Compares the answers of a recorded session with those of today.
    private func play(_ path: String, on service: WinnowService) async throws {
        let recording = try SessionRecording(parsing: try InputFile.bytes(of: path), path: path)
        let replay = try await SessionReplay(of: recording, on: service)
        for difference in replay.differences { print(difference.description) }
        print(
            "\(replay.same) answers are the same, \(replay.differences.count) differ, \(replay.skipped) skipped"
        )
        if !replay.differences.isEmpty { throw ExitCode.failure }
    }

    /// Ends a process in which something does not end by itself.
    private func end(_ indexes: IndexRegistry, _ overdue: ServeLoop.Overdue) -> Never {
        if !overdue.hasRunningHandlers { indexes.close() }
        if overdue.hasUnreadAnswers {
            printError("Error: the client has stopped reading; not all answers could be delivered")
        }
        Glibc.exit(overdue.hasUnreadAnswers ? EXIT_FAILURE : EXIT_SUCCESS)
    }
}
