import CommandSettings
import JSONValues
import TOMLKit

/// A TOML file of an agent, changed line by line so that comments and the order of tables stay.
///
/// What was done is checked against a parser: when anything but the entry has changed, or the entry is not what it should
/// be, the change is refused.
struct TOMLAgentDocument: AgentDocument {
    private(set) var text: String
    private let section: String
    private let path: String

    init(_ text: String, section: String, path: String) throws(CommandFailure) {
        self.text = text
        self.section = section
        self.path = path
        _ = try table(text)
    }

    mutating func set(_ name: String, _ entry: [JSON.Member]) throws(CommandFailure) {
        var lines = self.lines
        let written = entry.map { "\($0.key) = \($0.value)" }
        if let place = lines.firstIndex(where: { header(of: $0) == [section, name] }) {
            let end = lines[(place + 1)...].firstIndex { header(of: $0) != nil } ?? lines.count
            let others = lines[(place + 1)..<end].filter { line in
                !entry.contains { key(of: line) == $0.key }
            }
            lines.replaceSubrange((place + 1)..<end, with: written + others)
        } else {
            if let last = lines.last, !last.isEmpty { lines.append("") }
            lines += ["[\(section).\(name)]"] + written
        }
        try adopt(lines) { table in table[name].set(entry) }
    }

    mutating func remove(_ name: String) throws(CommandFailure) {
        var kept: [String] = []
        var isDropping = false
        for line in lines {
            if let header = header(of: line) { isDropping = header.starts(with: [section, name]) }
            if !isDropping { kept.append(line) }
        }
        while kept.last?.isEmpty ?? false { kept.removeLast() }
        try adopt(kept) { $0[name] = nil }
    }

    private var lines: [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines
    }

    /// Takes the lines when they say what the file said with `change` done to its servers.
    private mutating func adopt(
        _ lines: [String], _ change: (inout [String: [String: JSON]]) -> Void
    ) throws(CommandFailure) {
        let changed = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
        var wanted = try table(text)
        change(&wanted.servers)
        let result = try? table(changed)
        guard let result, result.others == wanted.others,
            result.servers.filter({ !$0.value.isEmpty }) == wanted.servers.filter({ !$0.value.isEmpty })
        else {
            throw CommandFailure(
                "\(path): the entry stands there in a form that is not understood; nothing was changed: edit it by hand"
            )
        }
        if result.servers != (try table(text)).servers { text = changed }
    }

    /// `["mcp_servers", "winnow"]` for `[mcp_servers.winnow]`; nil for what is no header of a table.
    private func header(of line: String) -> [String]? {
        let trimmed = line.drop { $0 == " " || $0 == "\t" }
        guard trimmed.hasPrefix("["), !trimmed.hasPrefix("[["), let end = trimmed.firstIndex(of: "]") else {
            return trimmed.hasPrefix("[[") ? [] : nil
        }
        return trimmed[trimmed.index(after: trimmed.startIndex)..<end].split(separator: ".").map { part in
            String(part.filter { $0 != " " && $0 != "\"" && $0 != "'" })
        }
    }

    private func key(of line: String) -> String {
        String(line.prefix { $0 != "=" }.filter { $0 != " " && $0 != "\t" && $0 != "\"" && $0 != "'" })
    }

    private func table(_ text: String) throws(CommandFailure) -> (
        servers: [String: [String: JSON]], others: [String: JSON]
    ) {
        if let line = TOMLNesting.excess(in: text) {
            throw CommandFailure("\(path):\(line): nested deeper than \(TOMLNesting.limit) levels")
        }
        do {
            var servers: [String: [String: JSON]] = [:]
            var others: [String: JSON] = [:]
            for (key, value) in SettingsFile.leaves(of: try TOMLTable(string: text), prefix: []) {
                if key.count > 2, key[0] == section {
                    servers[key[1], default: [:]][key[2...].joined(separator: ".")] = value
                } else {
                    others[key.joined(separator: ".")] = value
                }
            }
            return (servers, others)
        } catch let error as TOMLParseError {
            throw CommandFailure(
                "\(path):\(error.source.begin.line): \(error.reason(in: text)); nothing was changed")
        } catch {
            throw CommandFailure("\(path): \(error); nothing was changed")
        }
    }
}

extension [String: JSON]? {
    fileprivate mutating func set(_ entry: [JSON.Member]) {
        var members = self ?? [:]
        for member in entry { members[member.key] = member.value }
        self = members
    }
}
