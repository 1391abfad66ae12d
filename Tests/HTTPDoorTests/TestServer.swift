import ContextTypes
import Engine
import IndexStore
import JSONRPC
import JSONValues
import Logging
import Options
import Service
import TestSupport
import TextAnalysis
import Threads

@testable import HTTPDoor

/// A server on a free port of this machine, with an index named `mills`, and a client of it.
struct TestServer: Sendable {
    let port: Int
    let log: TestLog

    /// Starts a server, runs `body` against it, and ends it.
    static func run(
        _ settings: HTTPSettings = HTTPSettings(), limits: ServiceSettings = ServiceSettings(),
        engine: ContextEngine? = nil, _ body: (TestServer) async throws -> Void
    ) async throws {
        let folder = try TemporaryFolder()
        var settings = settings
        settings.port = 0
        let log = TestLog()
        let logger = Logger(label: "test") { _ in log }
        let service = WinnowService(
            settings: limits, engine: try engine ?? self.engine(in: folder), logger: logger)
        _ = try? await service.call(
            "index/add",
            JSON(
                parsing:
                    #"{"documents":[{"id":"mill","title":"Mills","text":"A miller grinds grain.\n\nRivers flow to the sea."}]}"#
            ))
        let server = try HTTPServer(service, settings, limits: limits, logger: logger)
        let (ports, source) = AsyncStream.makeStream(of: Int.self)
        async let served: Void = serve(server, source)
        defer { withExtendedLifetime(folder) {} }
        do {
            var iterator = ports.makeAsyncIterator()
            if let port = await iterator.next() { try await body(TestServer(port: port, log: log)) }
        } catch {
            server.end()
            _ = try? await served
            throw error
        }
        server.end()
        try await served
    }

    private static func serve(
        _ server: HTTPServer, _ source: AsyncStream<Int>.Continuation
    ) async throws {
        defer { source.finish() }
        try await server.run(handlingSignals: false) { source.yield($0) }
    }

    private static func engine(in folder: TemporaryFolder) throws -> ContextEngine {
        let path = folder.file("mills.winnow")
        _ = try IndexWriter(path, creatingWith: IndexSettings(analyzer: AnalyzerSettings().json))
        return ContextEngine(indexes: try IndexRegistry(opening: [path]))
    }

    // MARK: - The client

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> HTTPReply {
        try await send("GET", path, headers, "")
    }

    func post(_ path: String, _ body: String, _ headers: [String: String] = [:]) async throws -> HTTPReply {
        let length = ["Content-Length": "\(body.utf8.count)", "Content-Type": "application/json"]
        return try await send("POST", path, length.merging(headers) { $1 }, body)
    }

    func send(
        _ verb: String, _ path: String, _ headers: [String: String] = [:], _ body: String = ""
    ) async throws -> HTTPReply {
        let all = ["Host": "127.0.0.1:\(port)", "Connection": "close"].merging(headers) { $1 }
        let fields = all.sorted { $0.key < $1.key }.map { "\($0): \($1)\r\n" }.joined()
        return try HTTPReply(await exchange(["\(verb) \(path) HTTP/1.1\r\n\(fields)\r\n\(body)"]))
    }

    /// Sends texts one after another, with a pause before each but the first, and gives all that comes back.
    func exchange(_ texts: [String], pause: Duration = .zero) async -> String {
        let received = Monitor("")
        await DetachedThread.run { [port] in
            let answer = LoopbackSocket.exchange(texts, port: port, pause: pause)
            received.withLock { $0 = answer }
        }
        return received.withLock { $0 }
    }
}

/// Keeps the lines of a log.
final class TestLog: LogHandler, Sendable {
    private let kept = Monitor<[String]>([])

    var lines: [String] { kept.withLock { $0 } }
    var logLevel: Logger.Level {
        get { .info }
        set {}
    }
    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) { kept.withLock { $0.append("\(event.message)") } }
}
