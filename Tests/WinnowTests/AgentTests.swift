import FoundationEssentials
import JSONValues
import TestSupport
import Testing

@Suite("winnow install and uninstall", .timeLimit(.minutes(2)))
struct AgentTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func text(_ name: String) -> String? {
        FileManager.default.contents(atPath: folder.file(name)).map { String(decoding: $0, as: UTF8.self) }
    }

    private func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    }

    private func makeIndex(_ name: String) throws {
        try folder.write("A note.".utf8, to: "note.txt")
        let built = try WinnowProcess.run(["index", folder.file("note.txt"), "--to", folder.file(name), "-q"])
        #expect(built.status == 0, "\(built.errors)")
        try FileManager.default.removeItem(atPath: folder.file("note.txt"))
    }

    private func run(_ arguments: String...) throws -> WinnowProcess { try WinnowProcess.run(arguments) }

    private let json = """
        {
            "theme": "dark",
            "mcpServers": {
                "other": {"command": "x", "args": [1.50, "a"]}
            },
            "numStartups": 12345678901234567890
        }

        """

    private let toml = """
        # mine
        model = "o5" # the newest

        [mcp_servers.other]
        command = "x"
        env = { A = "1" }

        [tui]
        theme = "dark"

        """

    @Test(
        "without --write the entry is printed and no file is touched",
        arguments: ["claude", "codex", "cursor", "vscode"])
    func printed(agent: String) throws {
        let run = try run("install", agent, "--path", folder.file("new/file"))
        #expect(run.status == 0)
        #expect(
            run.output.contains(
                WinnowProcess.executable.split(separator: "/").last.map(String.init) ?? "winnow"))
        #expect(run.output.contains("serve"))
        #expect(run.errors.contains(folder.file("new/file")))
        #expect(try names() == [])
        if agent != "codex" {
            let section = agent == "vscode" ? "servers" : "mcpServers"
            #expect(
                try JSON(parsing: run.output)[section]?["winnow"]?["args"]?.array?.first == .string("serve"))
        }
    }

    @Test("an entry is merged into a JSON file, whose rest stays; twice changes nothing; a copy is kept")
    func mergedJSON() throws {
        try folder.write(Array(json.utf8), to: "mcp.json")
        try makeIndex("notes.winnow")
        let path = folder.file("mcp.json")
        for _ in 0..<2 {
            #expect(
                try run("install", "cursor", "--path", path, "--write", "-i", folder.file("notes.winnow"))
                    .status == 0)
        }
        #expect(try names() == ["mcp.json", "mcp.json.before-winnow", "notes.winnow"])
        #expect(text("mcp.json.before-winnow") == json)
        let merged = try JSON(parsing: try #require(text("mcp.json")))
        #expect(merged.members?.map(\.key) == ["theme", "mcpServers", "numStartups"])
        #expect(merged["numStartups"] == .number("12345678901234567890"))
        #expect(merged["mcpServers"]?["other"]?["args"]?.array?.first == .number("1.50"))
        #expect(
            merged["mcpServers"]?["winnow"]?["args"]?.array?.last == .string(folder.file("notes.winnow")))
        #expect(text("mcp.json")?.contains("\n    \"theme\"") == true)

        #expect(try run("uninstall", "cursor", "--path", path).status == 0)
        #expect(try JSON(parsing: try #require(text("mcp.json"))) == JSON(parsing: json))
        let again = try run("uninstall", "cursor", "--path", path)
        #expect(again.output.contains("has no entry"))
        #expect(try names().count == 3)
    }

    @Test("an entry is merged into a TOML file, whose comments and tables stay; twice changes nothing")
    func mergedTOML() throws {
        try folder.write(Array(toml.utf8), to: "config.toml")
        let path = folder.file("config.toml")
        for _ in 0..<2 { #expect(try run("install", "codex", "--path", path, "--write").status == 0) }
        let merged = try #require(text("config.toml"))
        #expect(merged.hasPrefix(toml))
        #expect(merged.contains("\n[mcp_servers.winnow]\ncommand = \""))
        #expect(merged.split(separator: "[mcp_servers.winnow]").count == 2)
        #expect(try names() == ["config.toml", "config.toml.before-winnow"])
        #expect(try run("uninstall", "codex", "--path", path).status == 0)
        #expect(text("config.toml") == toml)
    }

    @Test("what the user has added to the entry stays when it is written again, and goes with it")
    func usersMembers() throws {
        let config =
            "[mcp_servers.winnow]\ncommand = \"old\"\nargs = [\"serve\"]\nstartup_timeout_sec = 20\n\n"
            + "[mcp_servers.winnow.env]\nA = \"1\"\n\n[tui]\na = 1\n"
        try folder.write(Array(config.utf8), to: "c.toml")
        #expect(try run("install", "codex", "--path", folder.file("c.toml"), "--write").status == 0)
        let merged = try #require(text("c.toml"))
        #expect(merged.contains("startup_timeout_sec = 20") && merged.contains("A = \"1\""))
        #expect(!merged.contains("\"old\""))
        #expect(try run("uninstall", "codex", "--path", folder.file("c.toml")).status == 0)
        #expect(text("c.toml") == "[tui]\na = 1\n")

        let servers = #"{"servers":{"winnow":{"command":"old","env":{"A":"1"}}}}"#
        try folder.write(Array(servers.utf8), to: "v.json")
        #expect(try run("install", "vscode", "--path", folder.file("v.json"), "--write").status == 0)
        let entry = try JSON(parsing: try #require(text("v.json")))["servers"]?["winnow"]
        #expect(entry?["env"]?["A"] == .string("1"))
        #expect(entry?["command"] != .string("old"))
    }

    @Test(
        "a file that cannot be merged is named and left as it is",
        arguments: [
            ("claude", "// a comment\n{}\n"), ("claude", "[]"), ("cursor", #"{"mcpServers": 5}"#),
            ("vscode", "{"),
            ("codex", "= broken\n"), ("codex", "mcp_servers = { winnow = { command = \"x\" } }\n"),
            ("codex", "[mcp_servers.winnow]\nargs = [\n  \"a\",\n]\n"),
            ("codex", "mcp_servers.winnow.command = \"x\"\n"),
        ])
    func unfitFiles(agent: String, content: String) throws {
        try folder.write(Array(content.utf8), to: "f")
        let run = try run("install", agent, "--path", folder.file("f"), "--write")
        #expect(run.status == 1, "\(run.output)")
        #expect(run.errors.contains(folder.file("f")), "\(run.errors)")
        #expect(run.errors.contains("nothing was changed"), "\(run.errors)")
        #expect(text("f") == content)
        #expect(try names() == ["f"])
    }

    @Test("a link to a file stays a link, its folder is made, and only who could read the file can")
    func linksAndModes() throws {
        try folder.write(Array("{}".utf8), to: "dotfile")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o640], ofItemAtPath: folder.file("dotfile"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: folder.file("dotfile"))
        #expect(try run("install", "claude", "--path", folder.file("link"), "--write").status == 0)
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: folder.file("link"))
                == folder.file("dotfile"))
        for name in ["dotfile", "dotfile.before-winnow"] {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.file(name))[.posixPermissions]
            #expect(mode as? Int == 0o640, "\(name)")
        }
        #expect(try run("install", "claude", "--path", folder.file("a/b/c.json"), "--write").status == 0)
        #expect(text("a/b/c.json")?.hasPrefix("{\n  \"mcpServers\"") == true)
    }

    @Test(
        "every other byte of a JSON file stays, however it is laid out, and comes back when the entry goes",
        arguments: [
            "{\n\t\"z\": [1,2,\n 3],\n\t\"mcpServers\": {\n\t\t\"b\": {\"command\":\"x\"}\n\t},\n\t\"a\":1.50}\n\n",
            "{\"mcpServers\":{\"b\":{}},\"a\":true}", "{ \"a\" : null , \"mcpServers\" : { \"}\" : {} } }",
            "{\r\n    \"mcpServers\": {\r\n        \"b\\\"{\": {}\r\n    }\r\n}\r\n",
            "\n{\n  \"mcpServers\": {},\n  \"a\": \"{[,\"\n}",
            "{\"a\": -1e5, \"mcpServers\": {\"b\": {\"args\": []}}}",
        ])
    func layout(content: String) throws {
        try folder.write(Array(content.utf8), to: "f")
        #expect(try run("install", "cursor", "--path", folder.file("f"), "--write").status == 0)
        let merged = try #require(text("f"))
        #expect(try JSON(parsing: merged)["mcpServers"]?["winnow"]?["args"]?.array?.first == .string("serve"))
        #expect(merged.contains("\r\n") == content.contains("\r\n"))
        // Without what was added, at one place, it is what it was.
        let added = merged.utf8.count - content.utf8.count
        let same = zip(merged.utf8, content.utf8).prefix { $0 == $1 }.count
        #expect(Array(merged.utf8.prefix(same)) + merged.utf8.dropFirst(same + added) == Array(content.utf8))
        #expect(try run("uninstall", "cursor", "--path", folder.file("f")).status == 0)
        #expect(text("f") == content)
    }

    @Test("what a server would refuse to start with is refused; paths are whole, and links stay links")
    func serverArguments() throws {
        try folder.write("[prune]\nthreshold = 2\n".utf8, to: "bad.toml")
        let bad = try run("install", "claude", "--config", folder.file("bad.toml"))
        #expect(bad.status == 1 && bad.errors.contains("bad.toml:2: 'prune.threshold'"), "\(bad.errors)")
        let noIndex = try run("install", "claude", "-i", folder.file("bad.toml"))
        #expect(noIndex.status == 1 && noIndex.errors.contains("bad.toml"), "\(noIndex.errors)")

        try makeIndex("notes.winnow")
        try FileManager.default.createDirectory(atPath: folder.file("a"), withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("latest.winnow"), withDestinationPath: folder.file("notes.winnow"))
        let path = folder.file("a/.././a//../latest.winnow")
        let entry = try JSON(parsing: try run("install", "cursor", "-i", path).output)
        #expect(
            entry["mcpServers"]?["winnow"]?["args"]?.array?.last?.string?.hasSuffix(
                folder.file("latest.winnow")) == true)
    }

    @Test("one copy is kept, of the file as it was before the last change")
    func oneCopy() throws {
        try folder.write(Array(json.utf8), to: "f")
        let path = folder.file("f")
        for name in ["a", "b", "c"] {
            let before = text("f")
            #expect(try run("install", "cursor", "--path", path, "--name", name, "--write").status == 0)
            #expect(text("f.before-winnow") == before)
        }
        #expect(try names() == ["f", "f.before-winnow"])
    }

    @Test("an index that is not there and a name that no file can hold are refused")
    func refused() throws {
        let missing = try run("install", "claude", "-i", "no/such.winnow")
        #expect(missing.status == 1 && missing.errors.contains("no/such.winnow"))
        #expect(try run("install", "claude", "--name", "a b").errors.contains("--name"))
        #expect(try run("install", "emacs").status != 0)
    }
}
