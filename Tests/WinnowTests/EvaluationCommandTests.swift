import FoundationEssentials
import JSONValues
import TestSupport
import Testing

@Suite("winnow eval on the command line")
struct EvaluationCommandTests {
    /// Twenty questions of which the seventh line is cut off and the fourteenth has no passages.
    private func questions(in folder: TemporaryFolder) throws -> String {
        var lines = (0..<20).map {
            #"{"id": "q\#($0)", "question": "Who wrote book \#($0)?", "answers": ["Ann \#($0)"], "#
                + #""passages": ["Book \#($0) was written by Ann \#($0). It is long.", "Rain fell. Nobody read."]}"#
        }
        lines[6] = String(lines[6].dropLast(5))
        lines[13] = #"{"question": "Who?", "passages": 7}"#
        return try folder.write((lines.joined(separator: "\n") + "\n").utf8, to: "own.jsonl")
    }

    @Test("twenty lines with two mistakes: a report over eighteen, and the two named")
    func mistakes() throws {
        let folder = try TemporaryFolder()
        let path = try questions(in: folder)
        let run = try WinnowProcess.run([
            "eval", path, "--out", folder.file("out"), "--json", "--target-retention", "0.7",
        ])
        #expect(run.status == 0)
        let set = try JSON(parsing: run.output)["sets"]?.array?.first
        #expect(set?["questions"]?.integer == 18 && set?["problemCount"]?.integer == 2)
        let problems = (set?["problems"]?.array ?? []).compactMap(\.string)
        #expect(problems.contains { $0.hasPrefix("\(path):7: ") })
        #expect(problems.contains { $0.hasPrefix("\(path):14: ") })
        let chosen = try String(contentsOfFile: folder.file("out") + "/chosen.toml", encoding: .utf8)
        #expect(chosen.contains("[prune]"))
        #expect(
            try WinnowProcess.run(["prune", "--config", folder.file("out") + "/chosen.toml"]).status == 0)
    }

    @Test("with prices, each setting costs what its contexts do, and whole passages cost most")
    func costs() throws {
        let folder = try TemporaryFolder()
        let path = try questions(in: folder)
        try folder.write(
            "[[model]]\nname = \"large\"\nnew = 3.0\ncached = 0.3\noutput = 15\n".utf8, to: "prices.toml")
        let settings =
            "[[data]]\npath = \"\(path)\"\n[[system]]\nkind = \"unpruned\"\n[[system]]\nkind = \"topPassages\"\n"
            + "passages = [1]\n[cost]\nprices = \"prices.toml\"\nprompt_tokens = 0\noutput_tokens = 0\nquestions = 2\n"
        let config = try folder.write(settings.utf8, to: "eval.toml")
        let run = try WinnowProcess.run(["eval", "--config", config, "--out", folder.file("out"), "--json"])
        #expect(run.status == 0, "\(run.errors)")
        let families = try JSON(parsing: run.output)["sets"]?.array?.first?["families"]?.array ?? []
        let costs = families.compactMap { $0["settings"]?.array?.first?["cost"] }
        try #require(costs.count == 2)
        for cost in costs {
            let context = try #require(cost["context"]?.double)
            #expect(context > 0 && cost["new"]?.double == context && cost["cached"]?.double == context / 2)
            let price = try #require(cost["thousandQuestions"]?["large"]?.double)
            #expect(abs(price - (context * 3 + context / 2 * 0.3) / 1_000) < 1e-9)
        }
        #expect((costs[1]["context"]?.double ?? 0) < (costs[0]["context"]?.double ?? 0))
        let summary = try String(contentsOfFile: folder.file("out") + "/summary.md", encoding: .utf8)
        #expect(summary.contains("large, 1,000 questions"))
        let missing = try WinnowProcess.run(["eval", path, "--prices", folder.file("no.toml")])
        #expect(missing.status == 1 && missing.errors.contains("no.toml"))
    }

    @Test("compare: 0 when nothing fell, 2 when something did, 1 when there is nothing to compare")
    func compare() throws {
        let folder = try TemporaryFolder()
        let path = try questions(in: folder)
        let system = #"[[system]]\#nkind = "topPassages"\#npassages = "#
        for (name, passages) in [("all", 2), ("none", 0)] {
            let settings = "[[data]]\npath = \"\(path)\"\n\(system)[\(passages)]\nname = \"first\"\n"
            let config = try folder.write(settings.utf8, to: "\(name).toml")
            let run = try WinnowProcess.run(["eval", "--config", config, "--out", folder.file(name)])
            #expect(run.status == 0, "\(run.errors)")
        }
        func compare(_ after: String, _ setting: [String]) throws -> Int32 {
            try WinnowProcess.run(["eval", "compare", folder.file("all"), folder.file(after)] + setting)
                .status
        }
        #expect(try compare("all", []) == 0)
        #expect(try compare("missing", []) == 1)
        #expect(try compare("all", ["--setting", "another"]) == 1)
        let text = try String(contentsOfFile: folder.file("none") + "/questions.jsonl", encoding: .utf8)
        let renamed = text.split(separator: "0 passages", omittingEmptySubsequences: false).joined(
            separator: "2 passages")
        try folder.write(renamed.utf8, to: "none/questions.jsonl")
        #expect(try compare("none", ["--setting", "first, 2 passages"]) == 2)
    }

    @Test("what cannot be evaluated ends with a line that names it")
    func errors() throws {
        let folder = try TemporaryFolder()
        let missing = try WinnowProcess.run(["eval", folder.file("x.jsonl"), "--out", folder.file("out")])
        #expect(missing.status == 1 && missing.errors.contains("x.jsonl: no such file"))
        let empty = try folder.write([], to: "empty.jsonl")
        let none = try WinnowProcess.run(["eval", empty, "--out", folder.file("out")])
        #expect(none.status == 1 && none.errors.contains("there is no question in it"))
        #expect(try WinnowProcess.run(["eval"]).status == 64)
        #expect(try WinnowProcess.run(["eval", "compare", "a", "b", "--measures", "x"]).status == 64)
    }
}
