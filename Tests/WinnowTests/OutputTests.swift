import FoundationEssentials
import JSONValues
import TestSupport
import Testing

/// Where output goes that nobody can write to, and what hostile names and texts become.
@Suite("Standard output and standard error", .timeLimit(.minutes(5)))
struct OutputTests {
    private let folder: TemporaryFolder
    private let index: String

    init() throws {
        folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            atPath: folder.file("corpus"), withIntermediateDirectories: true)
        try folder.write("# Mills\n\nA miller grinds grain.\n".utf8, to: "corpus/mills.md")
        index = folder.file("mills.winnow")
        let built = try WinnowProcess.run(["index", folder.file("corpus"), "--to", index, "-q"])
        #expect(built.status == 0, "\(built.errors)")
    }

    @Test("a result that cannot be written is an error, in every command")
    func fullDevice() throws {
        let line = #"{"question":"Who grinds?","passages":[{"text":"A miller grinds."}]}"# + "\n"
        let mills = folder.file("corpus/mills.md")
        let commands: [[String]] = [
            ["trim", "grain", "--index", index], ["trim", "grain", "--index", index, "--json"],
            ["retrieve", "grain", "--index", index], ["prune"], ["prune", "-q", "grain", mills],
            ["prune", "-q", "grain", mills, "--json"], ["text", mills], ["text", mills, "--json"],
            ["analyze", "grain"], ["config"], ["index", "status", index], ["index", "verify", index],
            ["index", "compact", index], ["index", folder.file("corpus"), "--to", index, "-q"],
            ["index", "merge", index, "--to", folder.file("m.winnow")],
            ["index", "statistics", index, "--to", folder.file("s.stats")], ["model", "list", folder.path],
            ["--help"], ["--version"], ["trim", "--help"],
        ]
        for command in commands {
            let run = try WinnowProcess.run(command, input: line, output: "/dev/full")
            // What lists nothing has nothing to write.
            guard command != ["model", "list", folder.path] else { continue }
            #expect(run.status == 1, "\(command)")
            #expect(run.errors.contains("standard output cannot be written: No space left"), "\(command)")
        }
    }

    @Test("hidden text of many pages is one line of the indexer, with its sums; --json has the pages")
    func hiddenText() throws {
        for name in ["a", "b", "c"] {
            try folder.write(
                "# \(name)\n\nText.\n\n<!-- a note to writers -->\n".utf8, to: "corpus/\(name).md")
        }
        let run = try WinnowProcess.run(["index", folder.file("corpus"), "--to", index, "-q"])
        let warnings = run.errors.split(separator: "\n").filter { $0.contains("hidden characters") }
        #expect(warnings.count == 1 && warnings[0].contains("3 documents"), "\(run.errors)")
        #expect(warnings[0].contains("(comment 51)") && warnings[0].contains("a.md"), "\(run.errors)")
        let json = try WinnowProcess.run([
            "index", folder.file("corpus"), "--to", folder.file("new.winnow"), "-q", "--json",
        ])
        #expect(try JSON(parsing: json.output)["warnings"]?.array?.count == 3)
    }

    @Test("--explain shows the score of every unit, kept or dropped")
    func explainedScores() throws {
        let run = try WinnowProcess.run(
            ["prune", "-q", "Who grinds grain?", "--pruner", "lexical", "--explain"],
            input: "A miller grinds grain. It rained for days and days in the hills.\n")
        let units = run.output.split(separator: "\n").filter { $0.hasPrefix("+ ") || $0.hasPrefix("- ") }
        #expect(units.count == 2)
        for unit in units { #expect(unit.contains(/\((\w+, )?\d\.\d{3}\)$/), "\(unit)") }
    }

    @Test("file names and ids in messages forge no line and steer no terminal")
    func hostileNames() throws {
        let name = "a\nforged: all fine \u{1B}[2J\u{9B}2J.txt"
        try folder.write([0, 0, 0, 0, 0, 0, 0, 0], to: "corpus/\(name)")
        let run = try WinnowProcess.run(["index", folder.file("corpus"), "--to", index, "-q"])
        #expect(run.status == 1)
        #expect(run.errors.contains("a␊forged: all fine ␛[2J�2J.txt"))
        #expect(!run.errors.contains("\u{1B}") && !run.errors.contains("\nforged"))
        let removed = try WinnowProcess.run(["index", "remove", index, "no\nsuch\u{7}document"])
        #expect(removed.errors.contains("no␊such␇document"))
        let missing = try WinnowProcess.run(["index", "status", folder.file("no\u{1B}]0;x\u{7}.winnow")])
        #expect(missing.status == 1 && missing.errors.contains("no␛]0;x␇.winnow"), "\(missing.errors)")
    }
}
