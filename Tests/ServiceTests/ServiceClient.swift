import JSONRPC
import JSONValues
import Logging
import Testing
import Threads

@testable import Service

/// Speaks with a service in this process: lines in, lines out, as over a pipe.
struct ServiceClient {
    let service: WinnowService

    /// The answers to `lines`, in the order in which they came.
    func answers(to lines: [String]) async throws -> [String] {
        let transport = InProcessTransport()
        transport.send(lines.joined(separator: "\n").utf8)
        transport.endInput()
        try await service.serve(over: transport)
        return String(decoding: transport.takeOutput(), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Sends each line when the one before it was answered; gives all that came, notifications too.
    func conversation(_ lines: [String], recorder: SessionRecorder? = nil) async throws -> [String] {
        let transport = InProcessTransport()
        async let served: Void = service.serve(over: transport, recorder: recorder)
        let received = Monitor<[String]>([])
        // On a thread of its own: who waits here would keep the service from its threads.
        await DetachedThread.run {
            for line in lines {
                transport.send((line + "\n").utf8)
                guard !line.contains("\"method\":\"notifications/") else { continue }
                while let text = transport.nextLine() {
                    received.withLock { $0.append(text) }
                    guard text.contains("\"method\":\"notifications/") else { break }
                }
            }
            transport.endInput()
        }
        try await served
        return received.withLock { $0 }
    }

    /// The one answer to one call.
    func call(_ method: String, _ params: String = "{}") async throws -> JSON {
        let line = #"{"jsonrpc":"2.0","id":1,"method":"\#(method)","params":\#(params)}"#
        let answers = try await answers(to: [line])
        #expect(answers.count == 1)
        return try JSON(parsing: try #require(answers.first))
    }

    func result(_ method: String, _ params: String = "{}") async throws -> JSON {
        let answer = try await call(method, params)
        return try #require(answer["result"], "\(answer)")
    }

    /// Code and data of the error that the call gets.
    func error(_ method: String, _ params: String) async throws -> (code: Int?, data: JSON) {
        let answer = try await call(method, params)
        let error = try #require(answer["error"], "\(answer)")
        #expect(error["data"]?["reason"]?.string?.isEmpty == false)
        #expect(error["message"]?.string?.isEmpty == false)
        // What the handbook promises of every -32602.
        for member in ["path", "expected", "got"] where error["code"]?.integer == -32602 {
            #expect(error["data"]?[member]?.string?.isEmpty == false, "\(answer)")
        }
        return (error["code"]?.integer, try #require(error["data"]))
    }
}

extension Logger {
    /// A logger that says nothing.
    static var silent: Logger { Logger(label: "winnow.tests") { _ in SwiftLogNoOpLogHandler() } }
}
