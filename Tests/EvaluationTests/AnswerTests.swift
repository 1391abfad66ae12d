import Evaluation
import FoundationEssentials
import JSONValues
import TestSupport
import Testing

@Suite("Answers of a language model")
struct AnswerTests {
    @Test("exact match and F1 follow SQuAD's normalisation")
    func scores() {
        #expect(AnswerScores.isExact("The Town!", among: [["x"], ["town"]]))
        #expect(!AnswerScores.isExact("the towns", among: [["town"]]))
        #expect(AnswerScores.overlap("a small town", "town") == 2.0 / 3)
        #expect(AnswerScores.overlap("", "town") == 0)
        #expect(AnswerScores.bestOverlap("red town", with: [["blue"], ["red", "town"]]) == 1)
    }

    @Test("addresses of servers, and what is none")
    func addresses() throws {
        let address = try HTTPAddress("http://127.0.0.1:8080/v1/")
        #expect(address.host == "127.0.0.1" && address.port == "8080" && address.path == "/v1")
        #expect(try HTTPAddress("http://[::1]:80").description == "http://[::1]")
        for wrong in ["https://x", "http://", "http://x:99999", "http://x:y/", "ftp://x", "http://a b/"] {
            #expect(throws: EvaluationError.self, "\(wrong)") { try HTTPAddress(wrong) }
        }
    }

    @Test("an answer counts when it is whole: with a length, in chunks, at the end of the connection")
    func framing() {
        func body(_ text: String, isComplete: Bool = false) -> String? {
            HTTPAnswer(Array(text.utf8), isComplete: isComplete).map {
                String(decoding: $0.body, as: UTF8.self)
            }
        }
        let head = "HTTP/1.1 200 OK\r\n"
        #expect(body(head + "content-LENGTH: 2\r\n\r\nok, more") == "ok")
        #expect(body(head + "Content-Length: 9\r\n\r\nok") == nil)
        let chunks = head + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\nA;x\r\n0123456789\r\n"
        #expect(body(chunks) == nil)
        #expect(body(chunks + "0\r\n\r\n") == "ok0123456789")
        #expect(body(head + "\r\nok") == nil)
        #expect(body(head + "\r\nok", isComplete: true) == "ok")
        #expect(body("220 mail\r\n\r\n", isComplete: true) == nil)
    }

    private func run(_ url: String, in folder: TemporaryFolder) async throws -> JSON? {
        let lines = (0..<12).map {
            #"{"id": "q\#($0)", "question": "Where?", "answers": ["Town"], "passages": ["He lives in Town. It rains."]}"#
        }
        let path = try folder.write(lines.joined(separator: "\n").utf8, to: "q.jsonl")
        let plan = try EvaluationPlan.small(
            path, #"{"answers": {"url": "\#(url)", "model": "small", "questions": 5}}"#)
        let report = try await EvaluationRun(plan, folder: folder.file("out"), threads: 1).run()
        return report.sets[0]["generated"]
    }

    @Test("a server on this machine is asked twice for each drawn question")
    func asks() async throws {
        let server = try ChatServer(answer: "the town.")
        let folder = try TemporaryFolder()
        let figures = try #require(try await run("http://127.0.0.1:\(server.port)/v1", in: folder))
        #expect(server.requests == 10)
        #expect(figures["asked"]?.integer == 5 && figures["failures"]?.integer == 0)
        #expect(figures["exactMatchFull"]?.double == 1 && figures["equalAnswers"]?.double == 1)
        let lines = try String(contentsOfFile: folder.file("out") + "/answers.jsonl", encoding: .utf8)
        #expect(lines.split(separator: "\n").count == 5)
    }

    @Test("a server that is not there costs no evaluation")
    func absent() async throws {
        let port = try ChatServer.freePort()
        let figures = try await run("http://127.0.0.1:\(port)/v1", in: try TemporaryFolder())
        #expect(figures?["failures"]?.integer == 5)
        #expect(figures?["firstFailure"]?.string?.contains("127.0.0.1:\(port)") == true)
    }
}
