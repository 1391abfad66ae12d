import ArgumentParser

/// Which agent, and which of its files.
struct AgentFlags: ParsableArguments {
    @Argument(help: "The agent: claude (Claude Code), codex, cursor or vscode.")
    var agent: Agent

    @Flag(help: "The file of the project in this folder, not the one of the user.")
    var project = false

    @Option(help: "Another file.", completion: .file())
    var path: String?

    @Option(help: "The name of the entry: letters, digits, - and _.")
    var name = "winnow"

    var file: AgentFile { AgentFile(path ?? agent.path(isProject: project)) }

    func validate() throws {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                true
            default: false
            }
        }
        guard isPlain, !name.isEmpty else {
            throw ValidationError("--name must be of letters, digits, - and _, not \"\(name)\"")
        }
    }
}
