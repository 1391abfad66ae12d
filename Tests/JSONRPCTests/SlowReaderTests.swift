import JSONValues
import Testing
import Threads

@testable import JSONRPC

/// Output passes nothing until it is opened, then all.
private final class GatedTransport: MessageTransport {
    let inner = InProcessTransport()
    private let isOpen = Monitor(false)

    func open() { isOpen.withLock { $0 = true } }

    func read(into bytes: inout [UInt8]) -> Bool { inner.read(into: &bytes) }

    func write(_ bytes: [UInt8]) throws(TransportError) {
        isOpen.wait { $0 ? () : nil }
        try inner.write(bytes)
    }

    func interruptReading() { inner.interruptReading() }
    var isInterrupted: Bool { inner.isInterrupted }
}

/// A server whose answers have 10 kB, and how many it began to make.
private struct LargeAnswers {
    let transport = GatedTransport()
    let begun = Monitor(0)
    /// How often it was said that answers are not read.
    let overdue = Monitor(0)
    let loop: ServeLoop

    init(_ limits: ServeLimits) {
        let (begun, overdue) = (begun, overdue)
        var hooks = ServeLoop.Hooks()
        hooks.overdue = { found in
            if found == .init(hasRunningHandlers: false, hasUnreadAnswers: true) {
                overdue.withLock { $0 += 1 }
            }
        }
        let answer = JSON.string(String(repeating: "x", count: 10_000))
        loop = ServeLoop(
            over: transport,
            methods: [
                "large": { _, _ in
                    begun.withLock { $0 += 1 }
                    return answer
                }
            ], limits: limits, mapping: { _ in .unknownMethod("") }, hooks: hooks)
    }

    func ask(_ count: Int) {
        for id in 0..<count {
            transport.inner.send(#"{"jsonrpc":"2.0","id":\#(id),"method":"large"}"#.utf8)
            transport.inner.send("\n".utf8)
        }
    }

    var answers: [JSON] {
        get throws {
            try String(decoding: transport.inner.takeOutput(), as: UTF8.self).split(separator: "\n")
                .map { try JSON(parsing: String($0)) }
        }
    }
}

/// Looks at a value until it is what it should be, or long enough has passed; blocks no thread.
private func eventually(
    _ monitor: Monitor<Int>, atMost limit: Duration, _ isReached: (Int) -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while !isReached(monitor.withLock { $0 }), .now < deadline { try await Task.sleep(for: .milliseconds(5)) }
}

@Suite("A client that reads slowly, or not at all", .timeLimit(.minutes(2)))
struct SlowReaderTests {
    private var limits: ServeLimits {
        var limits = ServeLimits.unhurried
        limits.concurrentRequests = 4
        limits.backlogBytes = 100_000
        limits.queuedRequests = 2_000
        return limits
    }

    @Test("while too much waits nothing new begins; when it is read all goes on")
    func held() async throws {
        let server = LargeAnswers(limits)
        server.ask(200)
        async let running: Void = server.loop.run()
        // Ten answers fill what may wait; those of the workers may come on top.
        let most = 100_000 / 10_000 + 1 + 4
        try await eventually(server.begun, atMost: .seconds(20)) { $0 > 10 }
        try await eventually(server.begun, atMost: .milliseconds(300)) { $0 > most }
        #expect(server.begun.withLock { $0 } <= most)
        server.transport.open()
        server.transport.inner.endInput()
        try await running
        let answers = try server.answers
        #expect(Set(answers.map { $0["id"]?.integer }) == Set(0..<200))
        #expect(answers.count == 200 && answers.allSatisfy { $0["result"] != nil })
    }

    @Test("at the end of input every request is answered, with -32800 if it must be")
    func endOfInput() async throws {
        var limits = limits
        limits.grace = .milliseconds(100)
        let server = LargeAnswers(limits)
        server.ask(600)
        server.transport.inner.endInput()
        async let running: Void = server.loop.run()
        try await eventually(server.begun, atMost: .milliseconds(500)) { $0 == 600 }
        server.transport.open()
        try await running
        let answers = try server.answers
        #expect(Set(answers.map { $0["id"]?.integer }) == Set(0..<600) && answers.count == 600)
        let cancelled = answers.count { $0["error"]?["code"]?.integer == -32800 }
        #expect(cancelled > 0 && cancelled + answers.count { $0["result"] != nil } == 600)
        #expect(server.overdue.withLock { $0 } == 0)
    }

    @Test("a client that reads nothing at all is given up, and that is said")
    func neverRead() async throws {
        var limits = limits
        limits.grace = .milliseconds(50)
        limits.stallWhenAsked = .milliseconds(100)
        let server = LargeAnswers(limits)
        server.ask(20)
        async let running: Void = server.loop.run()
        // Also when so much waits that it is not read from.
        server.ask(10)
        server.transport.interruptReading()
        try await eventually(server.overdue, atMost: .seconds(30)) { $0 > 0 }
        #expect(server.overdue.withLock { $0 } == 1)
        server.transport.open()
        try await running
    }

    @Test("the answers to a batch are bounded: what is over the limit is an error of its own")
    func batch() async throws {
        let server = LargeAnswers(limits)
        let entries = (0..<50).map { #"{"jsonrpc":"2.0","id":\#($0),"method":"large"}"# }
        server.transport.inner.send("[\(entries.joined(separator: ","))]\n".utf8)
        server.transport.inner.endInput()
        server.transport.open()
        try await server.loop.run()
        let answers = try #require(try server.answers.first?.array)
        #expect(Set(answers.map { $0["id"]?.integer }) == Set(0..<50) && answers.count == 50)
        let refused = answers.filter { $0["error"]?["code"]?.integer == -32005 }
        #expect(!refused.isEmpty && refused.count < 50)
        #expect(refused.allSatisfy { $0["error"]?["data"]?["reason"]?.string == "batchTooLarge" })
    }
}
