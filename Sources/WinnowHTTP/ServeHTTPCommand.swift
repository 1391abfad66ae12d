import ArgumentParser
import CommandSettings
import Engine
import HTTPDoor
import Logging
import Options
import Service

/// `winnow-http serve`: answers until it is told to end.
struct ServeHTTPCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Answer requests over HTTP, and show a page to play with.",
        discussion: """
            Listens on this machine alone unless --address says otherwise, which needs --tokens. Try it:
              winnow-http --index handbook.winnow
            and open http://127.0.0.1:8420/ in a browser, or ask:
              curl -s http://127.0.0.1:8420/v1/prune -H 'Content-Type: application/json' \\
                -d '{"question":"Who grinds?","passages":[{"text":"A miller grinds grain."}]}'
            Standard error gets one line for each request and each call of a method.
            """
    )

    @Option(
        name: [.short, .customLong("index")],
        help: "An index to answer from; its name is the file's without the ending (may be repeated).",
        completion: .file(extensions: ["winnow"]))
    var indexes: [String] = []

    @OptionGroup var http: OptionFlags<HTTPGroup>
    @OptionGroup var encoder: EncoderFlags
    @OptionGroup var settingsFlags: SettingsFlags
    @OptionGroup var limits: OptionFlags<LimitsGroup>

    @Flag(name: .shortAndLong, help: "Log errors only.")
    var quiet = false

    func run() async throws {
        var file = try settingsFlags.settings()
        encoder.apply(to: &file)
        limits.apply(to: &file)
        http.apply(to: &file)
        let logger = Logger(label: "winnow-http") { [quiet] _ in
            StandardErrorLog(level: quiet ? .error : .info)
        }
        var engine = try ContextEngine(
            file, indexes: indexes, gaps: GapStore(), reportingMerges: { logger.warning("\($0)") })
        engine.memory = LabelMemory()
        // A clean end leaves one file of each index.
        defer { engine.indexes.close() }
        let limits = ServiceSettings(file)
        let service = WinnowService(settings: limits, engine: engine, logger: logger)
        service.warmUp()
        let server = try HTTPServer(service, file.http, limits: limits, logger: logger)
        let scheme = file.http.certificate.isEmpty ? "http" : "https"
        try await server.run { [address = file.http.address] port in
            let host = address.contains(":") ? "[\(address)]" : address
            logger.notice("listening on \(scheme)://\(host):\(port)/")
        }
    }
}
