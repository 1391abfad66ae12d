import JSONValues

/// A JSON file of an agent. Only the entry changes: layout, order and spelling of everything else stay.
struct JSONAgentDocument: AgentDocument {
    private var content: JSONText
    private let section: String
    private let path: String

    var text: String { content.text }

    /// The entries of all servers.
    private var servers: JSON? { (try? JSON(parsing: text))?[section] }

    init(_ text: String, section: String, path: String) throws(CommandFailure) {
        self.section = section
        self.path = path
        content = JSONText(text)
        guard text.contains(where: { !$0.isWhitespace }) else { return }
        do {
            let json = try JSON(parsing: text)
            guard json.members != nil, json[section].map({ $0.members != nil }) ?? true else {
                throw CommandFailure(
                    "\(path): \"\(section)\" is not an object in an object; nothing was changed")
            }
        } catch let error as JSONError {
            throw CommandFailure(
                "\(path): \(error) (a comment, perhaps); nothing was changed: add the entry by hand")
        } catch let error as CommandFailure {
            throw error
        } catch {
            throw CommandFailure("\(path): \(error)")
        }
    }

    mutating func set(_ name: String, _ entry: [JSON.Member]) {
        if !text.contains(where: { !$0.isWhitespace }) { content = JSONText("{}\n") }
        guard let old = servers?[name], old.members != nil else {
            return content.set(.object(entry), at: [section, name])
        }
        for member in entry where old[member.key] != member.value {
            content.set(member.value, at: [section, name, member.key])
        }
    }

    mutating func remove(_ name: String) { content.remove(at: [section, name]) }
}
