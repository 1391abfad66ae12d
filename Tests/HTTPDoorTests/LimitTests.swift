import ContextTypes
import Engine
import JSONRPC
import JSONValues
import Labelling
import Options
import Service
import Testing
import Threads

@testable import HTTPDoor

/// Waits until it is let go, or cancelled.
private final class SlowLabeller: SentenceLabeller {
    let profile = LabellerProfile(name: "slow", threshold: 0.5)
    private let isOpen = Monitor(false)
    let waiting = Monitor(0)

    func open() { isOpen.withLock { $0 = true } }

    func labels(
        for question: String, passages: [Passage], reading extent: ReadingExtent
    ) throws -> [PassageLabels] {
        waiting.withLock { $0 += 1 }
        defer { waiting.withLock { $0 -= 1 } }
        while isOpen.wait(atMost: .milliseconds(5), until: { $0 ? true : nil }) == nil {
            try Task.checkCancellation()
        }
        return passages.map { PassageLabels(scores: $0.sentences.map { _ in 1 }, rankScore: 1) }
    }
}

@Suite("What one client may take", .timeLimit(.minutes(5)))
struct LimitTests {
    private static let call = #"{"question":"q","passages":[{"text":"One. Two."}]}"#

    @Test("a body that is too large is refused, whether it says so first or not")
    func bodies() async throws {
        var settings = HTTPSettings()
        settings.bodyBytes = 1_024
        try await TestServer.run(settings) { server in
            let large = String(repeating: " ", count: 2_000)
            #expect(try await server.post("/v1/server/info", large).status == 413)
            let chunked = "7D0\r\n\(large)\r\n0\r\n\r\n"
            let answer = try await server.send(
                "POST", "/v1/server/info",
                ["Transfer-Encoding": "chunked", "Content-Type": "application/json"], chunked)
            #expect(answer.status == 413 && answer.headers["connection"] == "close")
            #expect(
                try await server.post("/v1/server/info", String(repeating: " ", count: 1_000) + "{}").status
                    == 200)
        }
    }

    @Test("what is over the limit of requests is answered at once: 503, and when to come again")
    func overload() async throws {
        var limits = ServiceSettings()
        limits.limits.concurrentRequests = 1
        limits.limits.queuedRequests = 1
        let labeller = SlowLabeller()
        try await TestServer.run(limits: limits, engine: ContextEngine(labeller: labeller)) { server in
            async let first = server.post("/v1/prune", Self.call)
            async let second = server.post("/v1/prune", Self.call)
            // Not before one works and one waits.
            while try await !server.get("/metrics").body.contains("winnow_requests_waiting 1\n") {}
            let refused = try await server.post("/v1/server/info", "{}")
            #expect(refused.status == 503 && refused.headers["retry-after"] == "1")
            #expect(refused.json?["data"]?["reason"] == .string("overloaded"))
            #expect(try await server.get("/healthz").status == 200)
            let metrics = try await server.get("/metrics").body
            #expect(
                metrics.contains("winnow_requests_working 1\n")
                    && metrics.contains("winnow_requests_waiting 1\n"))
            labeller.open()
            #expect(try await first.status == 200)
            #expect(try await second.status == 200)
            #expect(try await server.post("/v1/server/info", "{}").status == 200)
        }
    }

    @Test("work that takes too long is cancelled")
    func deadline() async throws {
        var settings = HTTPSettings()
        settings.requestSeconds = 1
        let labeller = SlowLabeller()
        try await TestServer.run(settings, engine: ContextEngine(labeller: labeller)) { server in
            let answer = try await server.post("/v1/prune", Self.call)
            #expect(answer.status == 503 && answer.json?["data"]?["reason"] == .string("deadline"))
            #expect(labeller.waiting.withLock { $0 } == 0)
        }
    }

    @Test("work for a client that has gone is cancelled")
    func gone() async throws {
        let labeller = SlowLabeller()
        try await TestServer.run(engine: ContextEngine(labeller: labeller)) { server in
            await DetachedThread.run {
                LoopbackSocket.abandon(
                    "POST /v1/prune HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: \(Self.call.utf8.count)\r\n\r\n\(Self.call)", port: server.port
                ) { _ = labeller.waiting.wait(atMost: .seconds(20), until: { $0 == 1 ? true : nil }) }
                #expect(labeller.waiting.wait(atMost: .seconds(20), until: { $0 == 0 ? true : nil }) == true)
            }
        }
    }

    @Test(
        "a client that takes too long to send is cut off: in its head, in its body, and between two requests")
    func slowClients() async throws {
        var settings = HTTPSettings()
        settings.readSeconds = 1
        try await TestServer.run(settings) { server in
            let head = "POST /v1/server/info HTTP/1.1\r\nHost: localhost\r\n"
            let inHead = await server.exchange(
                [head] + Array(repeating: "X: y\r\n", count: 6), pause: .milliseconds(400))
            #expect(!inHead.contains(" 200 "))
            let inBody = await server.exchange(
                [head + "Content-Length: 9000\r\n\r\n"] + Array(repeating: " ", count: 6),
                pause: .milliseconds(400))
            #expect(!inBody.contains(" 200 "))
            let idle = await server.exchange(["GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"])
            #expect(idle.contains(" 200 OK"))
        }
    }

    @Test("what is no HTTP is answered with 400, and the server lives on")
    func garbage() async throws {
        try await TestServer.run { server in
            for text in [
                "\u{1}\u{2}\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
                "POST /rpc HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            ] {
                let answer = await server.exchange([text])
                #expect(answer.isEmpty || answer.contains(" 400 "), "\(answer)")
            }
            let long =
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "x", count: 100_000))\r\n\r\n"
            let refused = await server.exchange([long])
            #expect(!refused.contains(" 200 "))
            let healthy = try await server.get("/healthz")
            #expect(healthy.status == 200)
        }
    }

    @Test("places and bytes are free again when what held them has ended")
    func admission() {
        let admission = Admission(workers: 1, waiting: 1, bytes: 10)
        var seats = [admission.enter(), admission.enter()]
        #expect(admission.enter() == nil && admission.load == (1, 1))
        seats.removeLast()
        #expect(admission.load == (1, 0))
        seats.append(admission.enter())
        #expect(seats.allSatisfy { $0 != nil })
        #expect(admission.hold(10) && !admission.hold(1))
        admission.release(10)
        #expect(admission.hold(1))
    }
}
