import JSONValues
import TestSupport
import Testing

@Suite("Lines by command", .timeLimit(.minutes(2)))
struct LineCommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let log = (1...60).map { number in
        number == 40 ? "10:00:40 ERROR disk failed" : "10:00:\(number) INFO step \(number) done"
    }
    private static let records = (1...60).map { number in
        number == 40
            ? #"{"level":"error","msg":"disk failed"}"# : #"{"level":"info","msg":"step \#(number) done"}"#
    }
    private static let prose = """
        The mill stands at the river Ouse, and nobody remembers who it was that planted the apple trees.
        Anna Weber built the mill in 1843. The school has two rooms, and a view of the hills.

        """

    private func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

    private func prune(_ arguments: [String], input: String = "") throws -> WinnowProcess {
        try WinnowProcess.run(["prune", "-q", "Which disk failed?"] + arguments, input: input)
    }

    @Test(
        "records of JSON without a document are lines, by name and on standard input",
        arguments: [nil, "a.jsonl", "a.json"])
    func records(name: String?) throws {
        let content = text(Self.records)
        let run = try prune(
            name.map { [try folder.write(content.utf8, to: $0)] } ?? [], input: name == nil ? content : "")
        #expect(run.status == 0 && run.output.contains(#""disk failed""#), "\(run.errors)")
        #expect(run.errors.contains("of 60 lines"), "\(run.errors)")
    }

    @Test("a short output comes back whole, with its error and a warning")
    func short() throws {
        let content = text(Array(Self.log[30..<50]))
        let run = try prune([], input: content)
        #expect(run.output == content)
        #expect(run.errors.contains("warning: the text came back whole"))
    }

    @Test("of several files each is read as what it is")
    func mixed() throws {
        let paths = [
            try folder.write(Self.prose.utf8, to: "mill.txt"),
            try folder.write(text(Self.log).utf8, to: "a.log"),
        ]
        let run = try WinnowProcess.run(
            ["prune", "--pruner", "lexical", "-q", "Which disk failed? Who built the mill?"] + paths)
        #expect(run.output.contains("Anna Weber built the mill in 1843."), "\(run.output)")
        #expect(run.output.contains("\n10:00:40 ERROR disk failed\n"))
        #expect(run.errors.contains("of 60 lines"))
        let json = try JSON(parsing: try prune(["--json"] + paths).output)
        #expect(json["passages"]?.array?.count == 2)
    }

    @Test("--explain shows dropped lines with the reason, and scores")
    func explains() throws {
        let run = try prune(["--explain"], input: text(Self.log))
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 60)
        #expect(lines[39].hasPrefix("+ 40: 10:00:40 ERROR disk failed  ("))
        #expect(lines[0].hasPrefix("- 1: 10:00:1 INFO step 1 done  (belowThreshold, 0."))
    }

    @Test("an empty standard input is no failure of a pipe")
    func empty() throws {
        let run = try prune([])
        #expect(run.status == 0 && run.output.isEmpty)
        #expect(run.errors.contains("warning: the context is empty"), "\(run.errors)")
    }

    @Test("a text without a question is refused as a whole; one bad line among lines of JSON is not")
    func noQuestion() throws {
        let run = try WinnowProcess.run(["prune"], input: text(Self.log))
        #expect(run.status == 1 && run.output.isEmpty)
        #expect(
            run.errors.contains("--question") && run.errors.split(separator: "\n").count == 1, "\(run.errors)"
        )
        let request = #"{"question":"Which disk?","passages":[{"text":"The disk failed."}]}"#
        let bad = try WinnowProcess.run(["prune"], input: "oops\n\(request)\n")
        #expect(bad.output.split(separator: "\n").count == 2 && bad.output.contains("notJSON"))
    }

    @Test("a row that was asked for by name stays in a small budget")
    func budget() throws {
        let rows = (1...200).map { "ii  package-\($0)       1.\($0)-1   amd64   what it is good for" }
        let head = [
            "Desired=Unknown/Install/Remove/Purge/Hold",
            "| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend",
            "|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)",
            "||/ Name              Version  Architecture Description",
            "+++-=================-========-====-======",
        ]
        let run = try WinnowProcess.run(
            ["prune", "-q", "version of package-77", "--budget", "100"], input: text(head + rows))
        #expect(run.output.contains("ii  package-77 "), "\(run.output)\(run.errors)")
    }
}
