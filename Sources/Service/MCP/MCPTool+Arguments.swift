import ContextTypes
import Documents
import JSONRPC
import JSONValues

/// Arguments that several tools have, and how they become parameters of a method.
extension MCPTool {
    static let question = JSONSchema.string("The question that the kept text has to answer.")
    static let index = JSONSchema.string("The name of the index; needed only where there are several.")
    static let language = JSONSchema.string("Its language (BCP 47); guessed without it.")
    static let details = JSONSchema.flag(
        "Return each kept and dropped sentence with its place in the source, score and timings.",
        default: false)
    static let offsetUnit = JSONSchema.string(
        "What offsets count: code points (Python), UTF-16 units (JavaScript) or bytes.",
        choices: OffsetUnit.allCases.map(\.rawValue))
    static let path = JSONSchema.string(
        "In place of `base64`: the absolute path of a file in a folder that the operator has opened for it.")
    static let format = JSONSchema.string(
        "What kind of document it is; told by its first bytes or its name without it.",
        choices: DocumentFormat.allCases.map(\.rawValue))
    static let documents = JSONSchema.array(
        of: .either([
            .string(), .object(["text": .string(), "title": .string()], required: ["text"], isOpen: true),
        ]), "The documents.")
    static let passages = JSONSchema.array(
        of: .object([
            "id": .string(), "title": .string(), "text": .string(),
            "sentences": .array(of: .string(), "In place of `text`: sentences that you have split."),
            "score": .number("How well the passage was found."), "language": .string(),
            "metadata": .anyObject("Returned untouched."),
        ]), "Several passages in place of `text`.")

    /// The arguments without the one that is the tool's own.
    static func removingDetails(from arguments: JSON) throws(RPCError) -> JSON {
        var parameters = try Parameters(arguments, path: "")
        _ = try parameters.flag("details", default: false)
        return .object((arguments.members ?? []).filter { $0.key != "details" })
    }

    /// The parameters of `prune` for a tool that takes one source: the member `name` as a passage.
    ///
    /// - Parameters:
    ///   - other: a member that may stand in place of it, and is a parameter of `prune`.
    ///   - object: the object of `prune` to which all options that it may hold are moved.
    static func asPassages(
        _ arguments: JSON, _ name: String, unless other: String? = nil, flattened object: String? = nil
    ) throws(RPCError) -> JSON {
        let arguments = try removingDetails(from: arguments)
        var parameters = try Parameters(arguments, path: "")
        if let other, parameters.has(other) {
            for own in [name, "title"] where parameters.has(own) { throw .conflict(own, with: other) }
            return arguments
        }
        let source = try parameters.requiredString(name)
        let title = try parameters.string("title")
        var members = (arguments.members ?? []).filter { $0.key != name && $0.key != "title" }
        if let object { members.gather(optionNames(in: object), into: object) }
        let passage = JSON.object([name: .string(source), "title": title.map(JSON.string)])
        return .object(members + [JSON.Member("passages", .array([passage]))])
    }

    /// The parameters of `prune` for a document; its name is the id of its passage.
    static func asDocument(_ arguments: JSON) throws(RPCError) -> JSON {
        let arguments = try removingDetails(from: arguments)
        var parameters = try Parameters(arguments, path: "")
        let own = ["base64", "path", "format", "title"]
        guard parameters.has("base64") || parameters.has("path") else {
            throw .invalidParams(
                "base64", expected: "a string (it or \"path\" is needed)", got: nil, .missing)
        }
        var passage: [JSON.Member] = []
        for name in own { if let value = parameters.value(name) { passage.append(JSON.Member(name, value)) } }
        if let name = try parameters.string("name") { passage.append(JSON.Member("id", .string(name))) }
        let rest = (arguments.members ?? []).filter { !own.contains($0.key) && $0.key != "name" }
        return .object(rest + [JSON.Member("passages", .array([.object(passage)]))])
    }
}

extension [JSON.Member] {
    /// Moves the members of these names into an object.
    fileprivate mutating func gather(_ names: [String], into object: String) {
        let gathered = filter { names.contains($0.key) }
        guard !gathered.isEmpty else { return }
        removeAll { names.contains($0.key) }
        append(JSON.Member(object, .object(gathered)))
    }
}
