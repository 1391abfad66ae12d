import FoundationEssentials
import Glibc
import JSONValues
import TestSupport
import Testing

@Suite("The main job on the command line")
struct MainJobTests {
    private let folder: TemporaryFolder
    private let index: String
    private static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    init() throws {
        folder = try TemporaryFolder()
        index = folder.file("handbook.winnow")
        let run = try WinnowProcess.run(["index", Self.root + "/corpora/handbook", "--to", index])
        #expect(run.status == 0, "\(run.errors)")
    }

    private let question = "What happens to the index when the process is killed while it is being written?"

    @Test(
        "the demo's question finds the sentence that answers it, within its budget, whoever scores",
        arguments: ["auto", "fast", "cascade", "accurate"])
    func demo(pruner: String) throws {
        let run = try WinnowProcess.run([
            "trim", question, "--index", index, "--budget", "160", "--pruner", pruner, "--json",
        ])
        let answer = try JSON(parsing: run.output)
        #expect(answer["context"]?.string?.contains("nothing that was confirmed is lost") == true)
        #expect((answer["totals"]?["tokens"]?["kept"]?.integer ?? .max) <= 160)
        #expect((answer["totals"]?["windows"] == nil) == (pruner == "fast"))
    }

    @Test("calibrate writes thresholds that requests with a retention get")
    func calibrate() throws {
        let lines = (0..<30).map { number in
            #"{"question":"Who built mill \#(number)?","answers":["Anna Weber"],"passages":[{"sentences":["Mill \#(number) was built by Anna Weber.","It rained."]}]}"#
        }
        let data = try folder.write(lines.joined(separator: "\n").utf8, to: "questions.jsonl")
        let config = folder.file("winnow.toml")
        let file = folder.file("calibration.json")
        try folder.write("[models]\ncalibration = \"\(file)\"\n".utf8, to: "winnow.toml")
        let run = try WinnowProcess.run([
            "calibrate", "--data", data, "--check", data, "--pruner", "fast", "--config", config,
        ])
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("0.9000"))
        let request =
            #"{"question":"Who built mill 3?","retention":0.5,"passages":[{"text":"Mill 3 was built by Anna Weber. It rained."}]}"#
        func threshold(_ flags: [String]) throws -> Double? {
            let run = try WinnowProcess.run(["prune", "--pruner", "fast"] + flags, input: request + "\n")
            return try JSON(parsing: run.output)["achieved"]?["threshold"]?.double
        }
        let own = try #require(try threshold(["--config", config]))
        #expect(try threshold([]) != own)
        let none = try WinnowProcess.run([
            "calibrate", "--data", folder.file("none.jsonl"), "--config", config,
        ])
        #expect(none.status != 0)
    }

    @Test("every kept span is the text at its place in the stored document, in each unit")
    func spans() throws {
        for unit in ["codepoint", "utf16", "utf8"] {
            let requests = [
                #"{"jsonrpc":"2.0","id":1,"method":"trim","params":{"question":"\#(question)","offsetUnit":"\#(unit)"}}"#
            ]
            let answers = try serve(requests)
            let passages = try #require(answers.first?["result"]?["passages"]?.array)
            #expect(!passages.isEmpty)
            for passage in passages {
                let document = try #require(passage["document"])
                for span in passage["spans"]?.array ?? [] {
                    let place =
                        #"{"document":\#(document),"start":\#(span["start"] ?? .null),"end":\#(span["end"] ?? .null),"offsetUnit":"\#(unit)"}"#
                    let expanded = try serve([
                        #"{"jsonrpc":"2.0","id":2,"method":"expand","params":\#(place)}"#
                    ])
                    let text = try #require(expanded.first?["result"]?["text"]?.string)
                    #expect(!text.isEmpty)
                    #expect(passage["text"]?.string?.contains(text) == true, "\(text)")
                }
            }
        }
    }

    private func serve(_ requests: [String]) throws -> [JSON] {
        let run = try WinnowProcess.run(
            ["serve", "--quiet", "--index", index], input: requests.joined(separator: "\n") + "\n")
        #expect(run.status == 0)
        return try run.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    }

    @Test("on standard output stands the context alone, the summary on standard error")
    func streams() throws {
        let run = try WinnowProcess.run(["trim", question, "--index", index, "--budget", "160"])
        #expect(run.output.contains("nothing that was confirmed is lost"))
        #expect(!run.output.contains("tokens ("))
        #expect(run.errors.contains("tokens ("))
    }

    @Test("unchanged documents cost nothing, gone ones go with --sync")
    func updates() throws {
        let corpus = folder.file("corpus")
        try FileManager.default.createDirectory(atPath: corpus, withIntermediateDirectories: true)
        try folder.write("The mill grinds.".utf8, to: "corpus/a.txt")
        try folder.write("The river flows.".utf8, to: "corpus/b.txt")
        let path = folder.file("small.winnow")
        func report(_ arguments: String...) throws -> JSON {
            try JSON(
                parsing: try WinnowProcess.run(["index", corpus, "--to", path, "--json"] + arguments).output)
        }
        #expect(try report()["added"]?.integer == 2)
        #expect(try report()["unchanged"]?.integer == 2)
        try folder.write("The mill stands still.".utf8, to: "corpus/a.txt")
        try FileManager.default.removeItem(atPath: folder.file("corpus/b.txt"))
        let last = try report("--sync")
        #expect(last["updated"]?.integer == 1)
        #expect(last["removed"]?.integer == 1)
        #expect(try WinnowProcess.run(["index", "verify", path]).status == 0)
    }

    @Test("prune --question: files of every kind, standard input, JSON; errors name the file")
    func pruneFiles() throws {
        let folder = try TemporaryFolder()
        let html = "<h1>Harbour</h1><p>The big crane lifts 90 tonnes.</p><p>Soup is served at noon.</p>"
        let page = try folder.write(html.utf8, to: "page.html")
        let notes = try folder.write(
            "# Notes\n\nThe small crane is broken.\n\nIt rained.\n".utf8, to: "notes.md")
        let question = ["--question", "What does the big crane lift?"]
        let run = try WinnowProcess.run(["prune", page, notes] + question)
        #expect(run.status == 0)
        #expect(run.output.contains("The big crane lifts 90 tonnes.") && !run.output.contains("Soup"))
        #expect(run.errors.contains("tokens") && run.errors.contains("saved"))
        let typed = try WinnowProcess.run(
            ["prune", "--json"] + question, input: "It rained. The big crane lifts 90 tonnes. It is late.")
        let answer = try JSON(parsing: typed.output)
        #expect(answer["context"]?.string?.contains("The big crane lifts 90 tonnes.") == true)
        let missing = try WinnowProcess.run(["prune", folder.file("none.txt")] + question)
        #expect(missing.status != 0 && missing.errors.contains("none.txt"))
        #expect(try WinnowProcess.run(["prune", page, notes]).status == 64)
    }

    @Test("prune answers every line in order, names what is wrong with one, and says so by its exit code")
    func lines() throws {
        let input = (0..<40).map { number in
            number == 17
                ? #"{"id":17,"question":"x","passages":[{"text":"y"}],"bugdet":1}"#
                : #"{"id":\#(number),"question":"Who wrote Emma?","passages":[{"text":"Jane Austen wrote Emma. It rained."}]}"#
        }
        let run = try WinnowProcess.run(["prune"], input: input.joined(separator: "\n") + "\nnot json\n")
        let answers = try run.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
        #expect(answers.count == 41)
        #expect(answers.prefix(40).map { $0["id"]?.integer } == Array(0..<40))
        #expect(answers[17]["error"]?["message"]?.string?.contains("budget") == true)
        #expect(answers[17]["line"]?.integer == 18)
        #expect(answers[40]["error"]?["data"]?["reason"]?.string == "notJSON")
        #expect(answers[0]["context"]?.string?.contains("Jane Austen wrote Emma.") == true)
        #expect(run.status == 1)
        #expect(try WinnowProcess.run(["prune", "--tolerate-errors"], input: "not json\n").status == 0)
    }

    @Test(
        "what cannot be done is named, with an exit code that is not 0",
        arguments: [
            (["trim", "x", "--index", "/nowhere/i.winnow"], "/nowhere/i.winnow: there is no such index"),
            (["index", "/nowhere", "--to", "/tmp/winnow-none-\(getpid()).winnow"], "/nowhere"),
            (["text", "/nowhere/page.html"], "/nowhere/page.html: there is no such file"),
            (["trim", "x", "--index", "i", "--threshold", "7"], "It must be a number from 0 to 1."),
            (["trim", "x", "--index", "i", "--bugdet", "7"], "Did you mean '--budget'?"),
        ])
    func refusals(arguments: [String], message: String) throws {
        let run = try WinnowProcess.run(arguments)
        #expect(run.status != 0)
        #expect(run.errors.contains(message), "\(run.errors)")
    }
}
