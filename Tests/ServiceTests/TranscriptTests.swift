import ContextTypes
import Engine
import IndexStore
import JSONRPC
import JSONValues
import TestSupport
import Testing
import TextAnalysis

@testable import Service

/// Lines, and the byte at which each stops being JSON.
private let unreadableLines: [(line: [UInt8], offset: Int)] = [
    ([0x22, 0xC3, 0x28, 0x22], 1), ([0x7B, 0], 1), (Array(repeating: UInt8(ascii: "["), count: 129), 128),
    ([UInt8(ascii: "{")], 1),
    (Array(#"{"id":1,"id":2}"#.utf8), 8),
]

@Suite("Golden transcripts", .timeLimit(.minutes(1)))
struct TranscriptTests {
    private let client = ServiceClient(
        service: .withoutIndexes(.forTranscripts, engine: ContextEngine(counters: [WordCounter()])))

    @Test(
        "each request gets the answer of the transcript, byte for byte", arguments: Transcript.withoutIndexes)
    func exact(exchange: Transcript.Exchange) async throws {
        let answers = try await client.answers(to: exchange.requests)
        #expect(answers.map(Transcript.masked) == exchange.answers, "\(exchange.title)")
    }

    @Test("a conversation over an index, one call after the other")
    func overAnIndex() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("mills.winnow")
        _ = try IndexWriter(path, creatingWith: IndexSettings(analyzer: AnalyzerSettings().json))
        let service = WinnowService(
            settings: .forTranscripts,
            engine: ContextEngine(
                indexes: try IndexRegistry(opening: [path]), counters: [WordCounter()]), logger: .silent)
        for exchange in Transcript.overAnIndex {
            let answers = try await ServiceClient(service: service).answers(to: exchange.requests)
            #expect(answers.map(Transcript.masked) == exchange.answers, "\(exchange.title)")
        }
    }

    @Test(
        "bytes that are no JSON are refused with their place, and the next line is served",
        arguments: unreadableLines)
    func unreadable(line: [UInt8], offset: Int) async throws {
        let transport = InProcessTransport()
        transport.send(line + Array("\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/info\"}\n".utf8))
        transport.endInput()
        try await client.service.serve(over: transport)
        let answers = try String(decoding: transport.takeOutput(), as: UTF8.self).split(separator: "\n")
            .map { try JSON(parsing: String($0)) }
        #expect(answers.count == 2)
        #expect(answers.first?["error"]?["code"]?.integer == -32700)
        #expect(answers.first?["error"]?["data"]?["byteOffset"]?.integer == offset)
        #expect(answers.first?["id"] == .null)
        #expect(answers.last?["result"] != nil)
    }

    @Test("a line over the limit is refused, however long, and the next one is served")
    func longLine() async throws {
        var settings = ServiceSettings.patient
        settings.limits.messageBytes = 10_000
        let client = ServiceClient(service: .withoutIndexes(settings))
        let answers = try await client.answers(to: [
            #"{"jsonrpc":"2.0","id":1,"method":"prune","params":{"question":""#
                + String(repeating: "x", count: 2_000_000),
            #"{"jsonrpc":"2.0","id":2,"method":"server/info"}"#,
        ]).map { try JSON(parsing: $0) }
        #expect(answers.count == 2)
        #expect(answers.first?["error"]?["code"]?.integer == -32005)
        #expect(answers.first?["error"]?["data"]?["reason"]?.string == "messageTooLong")
        #expect(answers.last?["id"] == .integer(2))
    }
}

/// Counts words, so that transcripts do not change with the estimate of tokens.
private struct WordCounter: TokenCounter {
    let name = "words"

    func tokens(in text: UnsafeBufferPointer<UInt8>) -> Int {
        text.split { $0 == 0x20 || $0 == 0x0A }.count
    }
}
