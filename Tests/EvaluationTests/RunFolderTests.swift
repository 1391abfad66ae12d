import FoundationEssentials
import Glibc
import TestSupport
import Testing

@testable import Evaluation

@Suite("The folder of an evaluation")
struct RunFolderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func text(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: folder.file(name)) ?? Data(), as: UTF8.self)
    }

    @Test(
        "a file of somebody else that has the name of one of an evaluation keeps the folder closed",
        arguments: ["report.html", "questions.jsonl", "summary.json", "state", "run.trec", "pareto.svg"])
    func foreign(name: String) throws {
        try folder.write("dear reader".utf8, to: name)
        #expect(throws: EvaluationError.self) { try RunFolder(folder.path) }
        #expect(text(name) == "dear reader")
    }

    @Test("nothing is written through a link, also in a folder of an evaluation")
    func links() throws {
        try folder.write(#"{"reference":"r","sets":[]}"#.utf8, to: "summary.json")
        _ = try RunFolder(folder.path)
        try folder.write("dear reader".utf8, to: "letter")
        #expect(symlink(folder.file("letter"), folder.file("report.html")) == 0)
        #expect(throws: EvaluationError.self) { try RunFolder(folder.path) }
        unlink(folder.file("report.html"))
        #expect(symlink("/nowhere", folder.file("state")) == 0)
        #expect(throws: EvaluationError.self) { try RunFolder(folder.path) }
    }

    @Test(
        "a folder that is missing, empty, or of other files is taken; so is one of an evaluation that was stopped"
    )
    func taken() throws {
        _ = try RunFolder(folder.file("new/deep"))
        try folder.write("dear reader".utf8, to: "letter")
        _ = try RunFolder(folder.path)
        try folder.write(#"{"description":{},"questionsLength":0}"#.utf8, to: "state")
        try folder.write("".utf8, to: "questions.jsonl")
        _ = try RunFolder(folder.path)
    }
}
