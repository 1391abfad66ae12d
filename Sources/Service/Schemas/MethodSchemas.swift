import ContextTypes
import JSONValues
import Options
import Segmentation

extension WinnowService {
    /// Every method but `shutdown`, in alphabetical order. A new method is one row here.
    package var schemas: [MethodSchema] {
        [
            MethodSchema(
                "expand", "A document of an index or a part of it, or what a mark stands for.",
                input: Fields.expansion, output: MCPTool.source),
            MethodSchema(
                "index/add", "Adds documents to an index, or replaces those of the same id.",
                input: .object(
                    ["index": MCPTool.index, "documents": .array(of: Fields.document, "The documents.")],
                    required: ["documents"]),
                output: Fields.counts(["added", "updated", "unchanged", "passages"])),
            MethodSchema(
                "index/compact", "Makes the file of an index as small as it can be.",
                input: .object(["index": MCPTool.index]), output: .anyObject()),
            MethodSchema(
                "index/remove", "Removes documents from an index.",
                input: .object(
                    ["index": MCPTool.index, "documents": .array(of: .string(), "Ids of documents.")],
                    required: ["documents"]), output: .anyObject()),
            MethodSchema(
                "index/status", "What the indexes hold.",
                input: .object(["index": MCPTool.index]), output: MCPTool.status),
            MethodSchema(
                "index/verify", "Looks for damage in an index.",
                input: .object(["index": MCPTool.index]), output: .anyObject()),
            MethodSchema(
                "prune", "Keeps what of given texts answers a question.", input: Fields.pruning(settings),
                output: .either([
                    MCPTool.context,
                    .object(
                        ["results": .array(of: .anyObject(), "One for each of `items`.")],
                        required: ["results"]),
                ])),
            MethodSchema(
                "rerank", "Documents by their relevance to a query.", input: Fields.ranking(settings),
                output: MCPTool.ranking),
            MethodSchema(
                "retrieve", "The best passages of an index, whole.",
                input: Fields.asking(.retrieve, settings),
                output: MCPTool.found),
            MethodSchema(
                "server/info", "What this server is and can.", input: .object([:]), output: .anyObject()),
            MethodSchema(
                "server/stats", "What this server has done since it started.", input: .object([:]),
                output: .anyObject()),
            MethodSchema(
                "text", "What is read of a page or a document.", input: Fields.readable,
                output: .object(
                    [
                        "text": .string(), "title": .string(), "url": .string(), "language": .string(),
                        "warnings": .array(of: .string()),
                    ], required: ["text"], isOpen: true)),
            MethodSchema(
                "trim", "What of an index answers a question.", input: Fields.asking(.trim, settings),
                output: MCPTool.context),
        ]
    }
}

/// Parameters of methods as they are described.
private enum Fields {
    static func asking(_ method: OptionDoors, _ settings: ServiceSettings) -> JSONSchema {
        guard method == .retrieve else {
            return .object(
                ["question": question, "index": MCPTool.index, "offsetUnit": MCPTool.offsetUnit],
                allOptionsOf: method, settings, required: ["question"])
        }
        return .object(
            [
                "question": question, "index": MCPTool.index, "offsetUnit": MCPTool.offsetUnit,
                "exactScores": .flag("Scores unrounded, to join the answers of shards.", default: false),
            ], allOptionsOf: method, settings, required: ["question"])
    }

    static func pruning(_ settings: ServiceSettings) -> JSONSchema {
        .object(
            [
                "question": question, "passages": passages,
                "items": .array(
                    of: .object(
                        ["question": question, "passages": passages, "language": MCPTool.language],
                        required: ["question", "passages"]),
                    "In place of `question` and `passages`: many of both."),
                "language": MCPTool.language, "offsetUnit": MCPTool.offsetUnit,
            ], allOptionsOf: .prune, settings, required: [])
    }

    static func ranking(_ settings: ServiceSettings) -> JSONSchema {
        .object(
            [
                "query": question, "documents": MCPTool.documents,
                "topN": .integer("The most results; all without it.", from: 1),
                "pruned": .flag("Return what pruning keeps of each document.", default: false),
            ], allOptionsOf: .rerank, settings, required: ["query", "documents"])
    }

    static let question = JSONSchema.string("The question that the kept text has to answer.")

    static let passages = JSONSchema.array(
        of: .object([
            "id": .string(), "title": .string(), "text": .string(),
            "html": .string("In place of `text`: a page."),
            "sentences": .array(of: .string(), "In place of `text`: sentences that you have split."),
            "base64": .string("In place of `text`: a document (PDF, Word, mail, …)."), "path": MCPTool.path,
            "format": MCPTool.format, "score": .number("How well the passage was found."),
            "language": .string(),
            "metadata": .anyObject("Returned untouched."),
        ]), "The texts.")

    static let document = JSONSchema.object(
        [
            "id": .string(), "title": .string(), "text": .string(), "html": .string(), "markdown": .string(),
            "base64": .string("In place of text: a file."), "path": MCPTool.path,
            "format": MCPTool.format, "url": .string(), "language": .string(), "metadata": .anyObject(),
        ], required: ["id"])

    static let readable = JSONSchema.object([
        "text": .string(), "html": .string(), "markdown": .string(),
        "base64": .string("In place of text: a file."), "path": MCPTool.path, "format": MCPTool.format,
        "id": .string("A name whose ending says what kind of file it is."),
        "keepHidden": .flag("Read what the readers of the page cannot see, too.", default: false),
    ])

    static let expansion = JSONSchema.object([
        "id": .string("The id of a mark, in place of `document`."), "index": MCPTool.index,
        "document": .string("The id of the document."), "start": .integer("Where the part begins."),
        "end": .integer("Where the part ends."), "offsetUnit": MCPTool.offsetUnit,
    ])

    static func counts(_ names: [String]) -> JSONSchema {
        .object(
            of: names.map { JSON.Member($0, JSONSchema.integer().json) }, required: names, isOpen: true)
    }
}

extension JSONSchema {
    /// An object of a method's own parameters and all of its options, with the service's defaults.
    fileprivate static func object(
        _ own: KeyValuePairs<String, JSONSchema>, allOptionsOf method: OptionDoors,
        _ settings: ServiceSettings,
        required: [String]
    ) -> JSONSchema {
        let options = settings.options.properties(of: method, defaults: settings.defaults).members ?? []
        return .object(of: own.map { JSON.Member($0.key, $0.value.json) } + options, required: required)
    }
}
