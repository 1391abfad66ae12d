import FoundationEssentials
import TestSupport
import Testing

@Suite("The configuration file")
struct ConfigurationTests {
    @Test("config/winnow.toml is what `winnow config` prints, and it passes its own check")
    func documentIsCurrent() throws {
        let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let committed = FileManager.default.contents(atPath: root + "/config/winnow.toml") ?? Data()
        let printed = try WinnowProcess.run(["config"])
        #expect(printed.status == 0)
        #expect(printed.output == String(decoding: committed, as: UTF8.self))
        #expect(try WinnowProcess.run(["config", root + "/config/winnow.toml"]).status == 0)
    }

    @Test(
        "a bad file is refused with its name, the line and what to do",
        arguments: [
            ("[prune]\nthreshold = 2\n", ":2: 'prune.threshold' must be a number from 0 to 1, not 2"),
            (
                "[prune]\n\nkeep_digit = true\n",
                ":3: unknown setting 'prune.keep_digit'; did you mean 'prune.keep_digits'?"
            ),
            (
                "[prune\n",
                ":1: not TOML: in a table header: expected ']', found the end of the line, in \"[prune\""
            ),
            ("[prune]\nthreshold: 0.5\n", ":2: not TOML: in a key-value pair: expected '=', found ':'"),
            ("[prune]\nforce_terms = [\"a\"", "not TOML: in an array: the file ends"),
            ("[prune]\nsorted = true\n", "unknown setting 'prune.sorted' (`winnow config`"),
            ("[prune]\nmarker = true\n", "did you mean 'prune.markers'?"),
            ("[limits]\nthreshold = 0.5\n", "did you mean 'prune.threshold'?"),
            ("[prunes]\nthreshold = 0.5\n", "did you mean 'prune.threshold'?"),
            (
                "[prune]\nthreshold = 0.5\nkeep_ratio = 0.5\n",
                ":3: 'prune.threshold' and 'prune.keep_ratio' exclude each other"
            ),
            (
                "[prune]\nforce_terms = [\"a\", 1]\n",
                ":2: 'prune.force_terms[1]' must be a string, not 1"
            ),
            ("[prune]\norder = \"best\"\n", "'prune.order' must be one of \"rank\", \"document\""),
        ])
    func refusals(text: String, message: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(Array(text.utf8), to: "winnow.toml")
        let run = try WinnowProcess.run(["config", path])
        #expect(run.status != 0)
        #expect(run.errors.contains(path))
        #expect(run.errors.contains(message), "\(run.errors)")
    }

    @Test("a missing file is named")
    func missing() throws {
        let run = try WinnowProcess.run(["config", "/nowhere/winnow.toml"])
        #expect(run.status != 0)
        #expect(run.errors.contains("/nowhere/winnow.toml: no such configuration file"))
    }
}
