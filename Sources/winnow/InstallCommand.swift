import ArgumentParser
import CommandSettings
import FoundationEssentials
import Glibc
import IndexStore
import JSONValues

/// `winnow install`: tells an agent how to start Winnow's MCP server.
struct InstallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Add Winnow to a coding agent, as an MCP server.",
        discussion: """
            Prints the entry for the agent's configuration. With --write it is merged into the file: the rest of it \
            stays, a copy of what it was is kept beside it, and doing it twice changes nothing.
              winnow install claude --index notes.winnow --write
            """
    )

    @OptionGroup var flags: AgentFlags

    @Option(
        name: [.short, .customLong("index")],
        help: "An index that the server answers from (may be repeated).",
        completion: .file(extensions: ["winnow"]))
    var indexes: [String] = []

    @Option(name: .customLong("config"), help: "A TOML file of settings for the server.", completion: .file())
    var settings: String?

    @Flag(help: "Merge the entry into the file.")
    var write = false

    func run() throws {
        try check()
        let entry = flags.agent.entry(command: try Self.program(), arguments: try arguments())
        guard write else {
            var alone = try flags.agent.document("", path: "")
            try alone.set(flags.name, entry)
            print(alone.text, terminator: "")
            return printError("This belongs in \(flags.file.path); --write merges it.")
        }
        let file = flags.file
        let before = try file.text()
        var document = try flags.agent.document(before, path: file.path)
        try document.set(flags.name, entry)
        guard document.text != before else {
            return print("\(file.path) has the entry \"\(flags.name)\" already")
        }
        let copy = try file.replace(with: document.text)
        print("\(file.path): added \"\(flags.name)\"" + (copy.map { "; what it was is in \($0)" } ?? ""))
    }

    /// What the server is started with. Agents start it in any folder, so that paths are whole.
    private func arguments() throws -> [String] {
        let config = try settings.map { ["--config", try Self.wholePath($0)] } ?? []
        return ["serve", "--quiet"] + (try indexes.flatMap { ["--index", try Self.wholePath($0)] }) + config
    }

    /// What the server would refuse when the agent starts it, out of sight, is refused now.
    private func check() throws {
        for index in indexes {
            _ = try Self.wholePath(index)
            _ = try IndexFile(index)
        }
        if let settings {
            _ = try Self.wholePath(settings)
            _ = try SettingsFile.settings(from: settings)
        }
    }

    /// The path from the root, without `.` and `..`. Where the file itself is a link, that is what the server opens: the
    /// link may lead elsewhere one day.
    private static func wholePath(_ path: String) throws -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        let start = path.hasPrefix("/") && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
        guard let name = parts.last, FileManager.default.fileExists(atPath: path),
            let resolved = realpath(start, nil)
        else { throw CommandFailure("\(path): there is no such file; make it first, or correct the path") }
        defer { free(resolved) }
        let whole = String(cString: resolved)
        return whole == "/" ? "/\(name)" : "\(whole)/\(name)"
    }

    /// This program.
    private static func program() throws -> String {
        do {
            return try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        } catch { throw CommandFailure("/proc/self/exe: \(error): the path of winnow is not known") }
    }
}

/// `winnow uninstall`: takes the entry away again.
struct UninstallCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uninstall",
        abstract: "Take Winnow out of a coding agent's configuration.",
        discussion: "The rest of the file stays, and a copy of what it was is kept beside it."
    )

    @OptionGroup var flags: AgentFlags

    func run() throws {
        let file = flags.file
        let before = try file.text()
        var document = try flags.agent.document(before, path: file.path)
        try document.remove(flags.name)
        guard document.text != before else { return print("\(file.path) has no entry \"\(flags.name)\"") }
        let copy = try file.replace(with: document.text)
        print("\(file.path): removed \"\(flags.name)\"" + (copy.map { "; what it was is in \($0)" } ?? ""))
    }
}
