import JSONValues
import Logging
import Synchronization
import Testing

@testable import JSONRPC
@testable import Service

@Suite("Request log")
struct RequestLogTests {
    /// Keeps what is logged.
    private final class Lines: Sendable {
        let lines = Mutex<[String]>([])
    }

    private struct Handler: LogHandler {
        let kept: Lines
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { kept.lines.withLock { $0.append("\(event.level) \(event.message)") } }
    }

    @Test("one line for each request, with figures and reasons, never with a text")
    func lines() async throws {
        let kept = Lines()
        let logger = Logger(label: "winnow.tests") { _ in Handler(kept: kept) }
        let client = ServiceClient(service: WinnowService(settings: .patient, logger: logger))
        _ = try await client.call(
            "prune", #"{"question":"secret","passages":[{"text":"A secret text."}],"threshold":0}"#)
        _ = try await client.call("prune", #"{"question":"secret","passages":"secret"}"#)
        _ = try await client.call("no\\n\\u001bway")
        let lines = kept.lines.withLock { $0 }
        #expect(lines.count == 3)
        let ms = /ms=[0-9.]+/
        #expect(
            lines.map { $0.replacing(ms, with: "ms=T") } == [
                "info prune id=1 ms=T passages=1 sentences=1 kept=1 tokens=5 keptTokens=5",
                "info prune id=1 ms=T error=-32602 reason=wrongType",
                "info no??way id=1 ms=T error=-32601 reason=unknownMethod",
            ])
    }
}
