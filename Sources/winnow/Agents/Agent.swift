import ArgumentParser
import FoundationEssentials
import JSONValues

/// A program that starts MCP servers, and where it looks for them.
enum Agent: String, CaseIterable, ExpressibleByArgument {
    case claude
    case codex
    case cursor
    case vscode

    /// The member of its file that holds the servers.
    var section: String {
        switch self {
        case .claude, .cursor: "mcpServers"
        case .vscode: "servers"
        case .codex: "mcp_servers"
        }
    }

    /// The file of the user, or the one of the project in this folder.
    func path(isProject: Bool) -> String {
        switch (self, isProject) {
        case (.claude, true): ".mcp.json"
        case (.claude, false): Agent.home + "/.claude.json"
        case (.cursor, true): ".cursor/mcp.json"
        case (.cursor, false): Agent.home + "/.cursor/mcp.json"
        case (.vscode, true): ".vscode/mcp.json"
        case (.vscode, false): Agent.folder("XDG_CONFIG_HOME", or: "/.config") + "/Code/User/mcp.json"
        case (.codex, true): ".codex/config.toml"
        case (.codex, false): Agent.folder("CODEX_HOME", or: "/.codex") + "/config.toml"
        }
    }

    /// The members that start the server; others of an entry are the user's.
    func entry(command: String, arguments: [String]) -> [JSON.Member] {
        let start = [
            JSON.Member("command", .string(command)),
            JSON.Member("args", .array(arguments.map(JSON.string))),
        ]
        switch self {
        case .claude, .vscode: return [JSON.Member("type", .string("stdio"))] + start
        case .cursor, .codex: return start
        }
    }

    /// The text of the agent's file in which the servers stand.
    func document(_ text: String, path: String) throws(CommandFailure) -> any AgentDocument {
        switch self {
        case .codex: try TOMLAgentDocument(text, section: section, path: path)
        case .claude, .cursor, .vscode: try JSONAgentDocument(text, section: section, path: path)
        }
    }

    private static var home: String { FileManager.default.homeDirectoryForCurrentUser.path }

    private static func folder(_ variable: String, or usual: String) -> String {
        let value = ProcessInfo.processInfo.environment[variable] ?? ""
        return value.isEmpty ? home + usual : value
    }
}

/// A file of an agent in which one entry is set or removed, and nothing else changes.
protocol AgentDocument {
    /// What the file is to hold.
    var text: String { get }

    /// Adds the entry, or gives the one that is there these members and leaves its others.
    mutating func set(_ name: String, _ entry: [JSON.Member]) throws(CommandFailure)

    /// Takes the entry away; without effect when there is none.
    mutating func remove(_ name: String) throws(CommandFailure)
}
