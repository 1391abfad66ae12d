import JSONValues
import TestSupport
import Testing

@Suite("MCP through the program", .timeLimit(.minutes(5)))
struct MCPSessionTests {
    private static let opening = [
        #"{"jsonrpc":"2.0","id":"open","method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"#,
        #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
    ]

    @Test("whatever bytes come between, each request is answered and nothing else is on standard output")
    func noise() throws {
        let inputs = Effort.count("WINNOW_FUZZ_INPUTS", usual: 1000)
        var generator = SeededGenerator(seed: 11)
        var lines = MCPSessionTests.opening
        for id in 0..<inputs {
            let noise = (0..<Int.random(in: 1..<60, using: &generator)).map { _ in
                Unicode.Scalar(UInt8.random(in: 0x20..<0x7F, using: &generator))
            }
            lines.append(String(String.UnicodeScalarView(noise)))
            if id.isMultiple(of: 10) {
                lines.append(
                    #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":{"name":"prune_text","arguments":{"question":"grain","text":"A miller grinds grain.","pruner":"lexical"}}}"#
                )
            }
        }
        let run = try WinnowProcess.run(
            ["serve", "--quiet", "--grace", "100"], input: lines.joined(separator: "\n") + "\n")
        #expect(run.status == 0)
        let answers = try run.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
        for answer in answers { #expect((answer.array?.first ?? answer)["jsonrpc"] == .string("2.0")) }
        let ids = answers.compactMap { $0["result"] == nil ? nil : $0["id"]?.integer }.sorted()
        #expect(ids == Array(stride(from: 0, to: inputs, by: 10)))
    }

    @Test("a recorded session plays again without a difference")
    func recordAndReplay() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("session.jsonl")
        let call =
            #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"prune_text","arguments":{"question":"Who grinds grain?","text":"A miller grinds grain. Rivers flow."}}}"#
        let recorded = try WinnowProcess.run(
            ["serve", "--quiet", "--record", path],
            input: (MCPSessionTests.opening + [call]).joined(separator: "\n") + "\n")
        #expect(recorded.output.split(separator: "\n").count == 2)
        let replayed = try WinnowProcess.run(["serve", "--quiet", "--replay", path])
        #expect(replayed.status == 0)
        #expect(replayed.output == "2 answers are the same, 0 differ, 0 skipped\n")
        let missing = try WinnowProcess.run(["serve", "--replay", folder.file("none")])
        #expect(missing.status == 1 && missing.errors.contains(folder.file("none")))
    }
}
