import JSONValues
import Synchronization
import Testing
import Threads

@testable import JSONRPC

/// Serves `input` over a small table of methods; gives the lines of the answers.
private func serve(
    _ input: String, limits: ServeLimits = .unhurried, table: MethodTable = testMethods,
    observer: @escaping ServeLoop.Observer = { _ in }
) async throws -> [String] {
    let transport = InProcessTransport()
    transport.send(input.utf8)
    transport.endInput()
    let loop = ServeLoop(
        over: transport, methods: table, limits: limits,
        mapping: { RPCError(.internalError, "\($0)", reason: .init("internal")) }, observer: observer)
    try await loop.run()
    return String(decoding: transport.takeOutput(), as: UTF8.self).split(separator: "\n").map(String.init)
}

extension ServeLimits {
    /// Waits for what ends by itself however busy the machine is; tests of what does not end set a short grace.
    static var unhurried: ServeLimits {
        var limits = ServeLimits()
        limits.grace = .seconds(50)
        limits.patience = .seconds(50)
        return limits
    }
}

private struct Refusal: Error {}

private let testMethods: MethodTable = [
    "echo": { params, _ in params ?? .null },
    "fail": { _, _ in throw Refusal() },
    "sleep": { _, _ in
        try await Task.sleep(for: .seconds(60))
        return .null
    },
    "count": { _, context in
        for step in [1.0, 3, 2, 4] { context.report(progress: step, total: 4) }
        context.note("steps", 4)
        return .integer(4)
    },
]

private func request(_ id: String, _ method: String, _ params: String = "{}") -> String {
    #"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":\#(params)}"# + "\n"
}

private func cancel(_ id: String) -> String {
    #"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":\#(id)}}"# + "\n"
}

@Suite("Serve loop", .timeLimit(.minutes(1)))
struct ServeLoopTests {
    private var quick: ServeLimits {
        var limits = ServeLimits.unhurried
        limits.concurrentRequests = 2
        return limits
    }

    @Test("a transcript: each line gets its exact answer")
    func transcript() async throws {
        var limits = quick
        limits.messageBytes = 200
        let cases: [(String, String)] = [
            (request("1", "echo", #"{"b":1,"a":[]}"#), #"{"id":1,"jsonrpc":"2.0","result":{"b":1,"a":[]}}"#),
            (
                request("\"x\"", "nothing"),
                #"{"error":{"code":-32601,"data":{"method":"nothing","reason":"unknownMethod"},"#
                    + #""message":"no method has the name \"nothing\""},"id":"x","jsonrpc":"2.0"}"#
            ),
            (
                request("2", "fail"),
                #"{"error":{"code":-32603,"data":{"reason":"internal"},"message":"Refusal()"},"id":2,"jsonrpc":"2.0"}"#
            ),
            (
                "{\"a\":\n",
                #"{"error":{"code":-32700,"data":{"byteOffset":5,"reason":"notJSON"},"message":"not JSON at byte 5: "#
                    + #"the text ends where a value should stand"},"id":null,"jsonrpc":"2.0"}"#
            ),
            (
                String(repeating: "y", count: 300) + "\n",
                #"{"error":{"code":-32005,"data":{"limit":200,"reason":"messageTooLong"},"message":"#
                    + #""a message may have 200 bytes at most"},"id":null,"jsonrpc":"2.0"}"#
            ),
            (
                "{\"id\":null,\"jsonrpc\":\"2.0\",\"method\":\"echo\"}\n",
                #"{"id":null,"jsonrpc":"2.0","result":null}"#
            ),
        ]
        for (line, answer) in cases { #expect(try await serve(line, limits: limits) == [answer]) }
    }

    @Test("notifications and strange answers get nothing")
    func silence() async throws {
        let input =
            #"{"jsonrpc":"2.0","method":"echo"}"# + "\n" + #"{"jsonrpc":"2.0","method":"none"}"# + "\n"
            + #"{"jsonrpc":"2.0","id":4,"result":1}"# + "\n"
        #expect(try await serve(input).isEmpty)
    }

    @Test("a thousand requests are each answered exactly once")
    func everyAnswerOnce() async throws {
        var limits = quick
        limits.queuedRequests = 2000
        let answers = try await serve((0..<1000).map { request("\($0)", "echo") }.joined(), limits: limits)
        let ids = try answers.map { try JSON(parsing: $0)["id"]?.integer }
        #expect(ids.count == 1000)
        #expect(Set(ids) == Set(0..<1000))
    }

    @Test("a batch is answered by one array without its notifications")
    func batch() async throws {
        let entries = [
            #"{"jsonrpc":"2.0","id":1,"method":"echo"}"#, #"{"jsonrpc":"2.0","method":"echo"}"#, "7",
            #"{"jsonrpc":"2.0","id":2,"method":"nothing"}"#,
        ]
        let answers = try await serve("[\(entries.joined(separator: ","))]\n")
        #expect(answers.count == 1)
        let array = try #require(JSON(parsing: answers[0]).array)
        let codes = array.map { $0["error"]?["code"]?.integer }
        #expect(array.count == 3)
        #expect(codes.contains(nil) && codes.contains(-32600) && codes.contains(-32601))
        #expect(try await serve("[\(entries[1])]\n").isEmpty)
    }

    @Test("$/cancelRequest is answered with -32800 at once, for running and for waiting requests")
    func cancellation() async throws {
        let input =
            (1...4).map { request("\($0)", "sleep") }.joined() + (1...4).map { cancel("\($0)") }.joined()
        let answers = try await serve(input, limits: quick).map { try JSON(parsing: $0) }
        #expect(Set(answers.map { $0["id"]?.integer }) == [1, 2, 3, 4])
        #expect(answers.allSatisfy { $0["error"]?["code"]?.integer == -32800 })
    }

    @Test("notifications/cancelled silences a request for good; both count only while it is in flight")
    func silencing() async throws {
        let silenced =
            request("1", "sleep")
            + #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"# + "\n"
        #expect(try await serve(silenced, limits: quick).isEmpty)
        #expect(try await serve(cancel("77") + request("1", "echo"), limits: quick).count == 1)
        let asked = request("9", "$/cancelRequest", #"{"id":77}"#)
        #expect(try await serve(asked) == [#"{"id":9,"jsonrpc":"2.0","result":{"cancelled":false}}"#])
        let wrong = try await serve(request("9", "$/cancelRequest", #"{"id":[]}"#))
        #expect(try JSON(parsing: wrong[0])["error"]?["code"]?.integer == -32602)
    }

    @Test("an id in flight is refused under id null, so that every id has one answer")
    func duplicateIDs() async throws {
        let answers = try await serve(
            request("1", "sleep") + request("1", "echo") + cancel("1"), limits: quick
        )
        .map { try JSON(parsing: $0) }
        #expect(answers.count == 2)
        #expect(answers[0]["id"] == .null)
        #expect(answers[0]["error"]?["data"] == (try JSON(parsing: #"{"id":1,"reason":"duplicateId"}"#)))
        #expect(answers[1]["id"] == .integer(1))
    }

    @Test("what exceeds the queue is refused at once")
    func overload() async throws {
        var limits = quick
        limits.grace = .milliseconds(100)
        limits.queuedRequests = 3
        let input = (1...8).map { request("\($0)", "sleep") }.joined()
        let answers = try await serve(input, limits: limits).map { try JSON(parsing: $0) }
        let codes = answers.map { $0["error"]?["code"]?.integer }
        #expect(answers.count == 8)
        // Workers may take their first calls before or after the queue has filled.
        #expect((3...5).contains(codes.count { $0 == -32006 }))
        #expect(codes.count { $0 == -32800 } == 8 - codes.count { $0 == -32006 })
    }

    @Test("at the end of input what runs too long is cancelled and answered")
    func endOfInput() async throws {
        var limits = quick
        limits.grace = .milliseconds(100)
        // Sleeps for longer than this suite may take: without the cancellation there would be no answer.
        let answers = try await serve(request("1", "sleep") + request("2", "echo"), limits: limits)
        #expect(answers.count == 2)
        #expect(answers.contains { $0.contains(#""reason":"endOfService""#) })
    }

    @Test("progress rises and stops before the answer; the figures of a call reach the observer")
    func progress() async throws {
        let seen = Mutex<[Int]>([])
        let answers = try await serve(
            request("1", "count", #"{"_meta":{"progressToken":"t"}}"#),
            observer: { record in seen.withLock { $0 += record.counts.map(\.count) } })
        let steps = try answers.dropLast().map { try JSON(parsing: $0) }
        #expect(steps.map { $0["params"]?["progress"]?.integer } == [1, 3, 4])
        #expect(
            answers.first
                == #"{"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":1,"progressToken":"t","total":4}}"#
        )
        #expect(answers.last == #"{"id":1,"jsonrpc":"2.0","result":4}"#)
        #expect(try await serve(request("1", "count")).count == 1)
        #expect(seen.withLock { $0 } == [4])
    }

    @Test("a client that speaks headers is answered in headers")
    func headers() async throws {
        let body = #"{"jsonrpc":"2.0","id":1,"method":"echo","params":{"é":1}}"#
        let transport = InProcessTransport()
        transport.send("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
        transport.endInput()
        try await ServeLoop(
            over: transport, methods: testMethods, limits: .unhurried, mapping: { _ in .unknownMethod("") }
        ).run()
        let answer = #"{"id":1,"jsonrpc":"2.0","result":{"é":1}}"#
        #expect(
            String(decoding: transport.takeOutput(), as: UTF8.self)
                == "Content-Length: \(answer.utf8.count)\r\n\r\n\(answer)")
    }

    @Test("handlers that block do not keep cancellation and other calls from being answered")
    func blockingHandlers() async throws {
        let gate = Monitor(false)
        var table = testMethods
        table["block"] = { _, _ in
            gate.wait { $0 ? () : nil }
            return .null
        }
        table["open"] = { _, _ in
            gate.withLock { $0 = true }
            return .null
        }
        var limits = quick
        limits.concurrentRequests = 12
        let input = (1...11).map { request("\($0)", "block") }.joined() + cancel("1") + request("99", "open")
        let answers = try await serve(input, limits: limits, table: table).map { try JSON(parsing: $0) }
        #expect(answers.count == 12)
        #expect(answers.first?["error"]?["code"]?.integer == -32800)
    }

    @Test("shutdown from a handler ends the service; a client that goes away ends it with an error")
    func endings() async throws {
        var table = testMethods
        table["shutdown"] = { _, context in
            context.endService()
            return .object([])
        }
        let transport = InProcessTransport()
        transport.send(request("1", "shutdown").utf8)
        try await ServeLoop(
            over: transport, methods: table, limits: .unhurried, mapping: { _ in .unknownMethod("") }
        ).run()
        #expect(transport.nextLine() == #"{"id":1,"jsonrpc":"2.0","result":{}}"#)

        let broken = InProcessTransport()
        broken.breakOutput()
        broken.send((request("1", "sleep") + request("2", "echo")).utf8)
        await #expect(throws: TransportError.self) {
            try await ServeLoop(over: broken, methods: table, mapping: { _ in .unknownMethod("") }).run()
        }
    }
}
