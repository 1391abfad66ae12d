import JSONValues

/// A JSON file of an agent. Members keep their order and numbers their spelling; lines are broken anew.
struct JSONAgentDocument: AgentDocument {
    private var members: [JSON.Member]
    private let original: String
    private let section: String
    private let indent: String
    private let path: String
    private var isChanged = false

    init(_ text: String, section: String, path: String) throws(CommandFailure) {
        original = text
        self.section = section
        self.path = path
        indent = JSONAgentDocument.indent(of: text)
        guard text.contains(where: { !$0.isWhitespace }) else {
            members = []
            return
        }
        do {
            let json = try JSON(parsing: text)
            guard let members = json.members, json[section].map({ $0.members != nil }) ?? true else {
                throw CommandFailure(
                    "\(path): \"\(section)\" is not an object in an object; nothing was changed")
            }
            self.members = members
        } catch let error as JSONError {
            throw CommandFailure(
                "\(path): \(error) (a comment, perhaps); nothing was changed: add the entry by hand")
        } catch let error as CommandFailure {
            throw error
        } catch {
            throw CommandFailure("\(path): \(error)")
        }
    }

    var text: String { isChanged ? JSON.object(members).indented(by: indent) + "\n" : original }

    mutating func set(_ name: String, _ entry: [JSON.Member]) {
        change { servers in
            guard let place = servers.firstIndex(where: { $0.key == name }) else {
                return servers.append(JSON.Member(name, .object(entry)))
            }
            var members = servers[place].value.members ?? []
            for member in entry { members.set(member) }
            servers[place].value = .object(members)
        }
    }

    mutating func remove(_ name: String) {
        guard JSON.object(members)[section]?[name] != nil else { return }
        change { servers in servers.removeAll { $0.key == name } }
    }

    private mutating func change(_ body: (inout [JSON.Member]) -> Void) {
        let before = JSON.object(members)[section]?.members
        var servers = before ?? []
        body(&servers)
        guard servers != before else { return }
        members.set(JSON.Member(section, .object(servers)))
        isChanged = true
    }

    /// The white space that the first indented line begins with.
    private static func indent(of text: String) -> String {
        for line in text.split(separator: "\n") {
            let blank = line.prefix { $0 == " " || $0 == "\t" }
            if !blank.isEmpty { return String(blank) }
        }
        return "  "
    }
}

extension [JSON.Member] {
    /// Replaces the member of that name, or appends it.
    fileprivate mutating func set(_ member: JSON.Member) {
        if let place = firstIndex(where: { $0.key == member.key }) {
            self[place] = member
        } else {
            append(member)
        }
    }
}
