import ContextTypes
import Engine
import FoundationEssentials
import JSONRPC
import JSONValues
import TestSupport
import Testing

@testable import Service

@Suite("Recorded sessions", .timeLimit(.minutes(2)))
struct RecordingTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.file("session.jsonl")
    }

    private static let lines = [
        #"{"jsonrpc":"2.0","id":"i","method":"initialize","params":{"protocolVersion":"2025-03-26","capabilities":{}}}"#,
        #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"prune","params":{"question":"Who grinds grain?","passages":[{"text":"A miller grinds grain. Rivers flow."}]}}"#,
        #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"prune_text","arguments":{"question":"grain","text":"Grain. Rivers.","details":true}}}"#,
        #"[{"jsonrpc":"2.0","id":3,"method":"ping"},{"jsonrpc":"2.0","id":2,"method":"tools/list"},{"jsonrpc":"2.0","method":"ping"}]"#,
        #"{"jsonrpc":"2.0","id":5,"method":"no/such"}"#, "{broken",
        #"{"jsonrpc":"2.0","id":6,"method":"server/stats"}"#,
        #"{"jsonrpc":"2.0","id":7,"method":"tools/call","params":{"name":"expand","arguments":{"document":"x"}}}"#,
    ]

    /// Sends the lines one after the other and records the session.
    private func record(_ lines: [String], on service: WinnowService) async throws {
        let recorder = try SessionRecorder(appendingTo: path) { Issue.record("\($0)") }
        _ = try await ServiceClient(service: service).conversation(lines, recorder: recorder)
    }

    private func recording() throws -> SessionRecording {
        let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
        return try SessionRecording(parsing: bytes, path: path)
    }

    private func service(threshold: Double) -> WinnowService {
        var settings = ServiceSettings.patient
        settings.pruning.threshold = threshold
        return .withoutIndexes(settings)
    }

    @Test("a session that is played again has the same answers; what hangs on time is left out")
    func same() async throws {
        try await record(RecordingTests.lines, on: service(threshold: 0.1))
        try await record(RecordingTests.lines, on: service(threshold: 0.1))
        let recording = try recording()
        #expect(recording.sessions.map(\.count) == [9, 9])
        let replay = try await SessionReplay(of: recording, on: service(threshold: 0.1))
        #expect(replay.differences == [])
        #expect(replay.skipped == 2)
        #expect(replay.same == 14)
    }

    @Test("an answer that has changed is named, with the member and both values")
    func different() async throws {
        try await record(RecordingTests.lines, on: service(threshold: 0.1))
        let replay = try await SessionReplay(of: try recording(), on: service(threshold: 1))
        // The batch lists the tools, whose schemas name the default.
        #expect(replay.differences.map(\.request) == ["prune 1", "tools/call 1", "a batch"])
        let first = try #require(replay.differences.first?.description)
        #expect(first.hasPrefix("prune 1: result.achieved."), "\(first)")
        #expect(replay.same == 4)
    }

    @Test("the file is the owner's alone, and holds each message as it went")
    func file() async throws {
        try await record([RecordingTests.lines[2]], on: service(threshold: 0.1))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let lines = String(decoding: try #require(FileManager.default.contents(atPath: path)), as: UTF8.self)
            .split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1] == #"{"received":\#(RecordingTests.lines[2])}"#)
        #expect(lines[2].hasPrefix(#"{"sent":{"id":1,"jsonrpc":"2.0","result":"#))
    }

    @Test("a file that is no recording, and one that cannot be written, are named with the line or the cause")
    func unfit() throws {
        #expect(throws: RecordingError(path: "f", reason: "line 2 is no line of a recording")) {
            _ = try SessionRecording(parsing: Array("{\"session\":\"1\"}\nhello\n".utf8), path: "f")
        }
        #expect(throws: RecordingError.self) {
            _ = try SessionRecorder(appendingTo: folder.file("no/such/folder")) { _ in }
        }
        #expect(try SessionRecording(parsing: [], path: "f").sessions == [])
    }
}
