import JSONValues

/// What the tools return, and how much of it.
extension MCPTool {
    /// Of the tools that prune.
    static let context = JSONSchema.object(
        [
            "context": .string("The text that is left, ready to be read."),
            "passages": .array(
                of: .object(passage, required: inEachPassage, isOpen: true), "Where it is from."),
            "totals": .object(["tokens": tokens], required: ["tokens"], isOpen: true),
            "warnings": .array(
                of: .object(
                    ["code": .string(), "message": .string(), "place": .string()],
                    required: ["code", "message"], isOpen: true)),
            "index": .string(), "model": .string(), "requested": .anyObject(), "achieved": .anyObject(),
            "timings": .anyObject(),
        ], required: ["context", "passages", "totals", "warnings"], isOpen: true)

    /// Of `search_passages`.
    static let found = JSONSchema.object(
        [
            "passages": .array(of: .object(passage, required: inEachPassage + ["text"], isOpen: true)),
            "index": .string(), "retriever": .string(), "timings": .anyObject(),
            "warnings": .array(of: .string()),
        ], required: ["passages", "index"], isOpen: true)

    /// Of `rerank`.
    static let ranking = JSONSchema.object(
        [
            "results": .array(
                of: .object(
                    [
                        "index": .integer("The place of the document in the request."),
                        "relevance_score": .number(), "pruned_text": .string(),
                    ], required: ["index", "relevance_score"], isOpen: true))
        ], required: ["results"], isOpen: true)

    /// Of `expand`.
    static let source = JSONSchema.object(
        [
            "document": .string(), "text": .string(), "title": .string(), "url": .string(),
            "start": .integer(), "end": .integer(), "metadata": .anyObject(), "id": .string(),
            "sentences": .integer(),
        ], required: ["document", "text"], isOpen: true)

    /// Of `index_status`.
    static let status = JSONSchema.object(
        [
            "indexes": .anyObject("By name, where there is not exactly one."),
            "documents": .integer(), "passages": .integer(), "tokens": .integer(), "bytes": .anyObject(),
            "encoder": .string(), "encoded": .anyObject(), "formatVersion": .integer(),
            "statistics": .anyObject(),
        ], isOpen: true)

    private static let passage: KeyValuePairs<String, JSONSchema> = [
        "id": .string(), "document": .string(), "title": .string(), "url": .string(), "rank": .integer(),
        "score": .number(), "text": .string(), "metadata": .anyObject(),
    ]
    private static let inEachPassage = ["id", "document", "title", "rank", "score"]

    private static let tokens = JSONSchema.object(
        ["original": .integer(), "kept": .integer(), "budget": .integer()], required: ["original", "kept"],
        isOpen: true)

    /// What a model needs of the result of `prune` or `trim`, unless the arguments ask for all of it: each member costs
    /// tokens, and the text stands in the context already.
    static func concise(_ result: JSON, unlessAskedIn arguments: JSON) -> JSON {
        let asksForAll = ["details", "explain"].contains { arguments[$0] == .bool(true) }
        guard !asksForAll else { return result }
        let kept = (result["passages"]?.array ?? []).filter { $0["text"] != .string("") }
        return JSON.sorted([
            "context": result["context"], "warnings": result["warnings"],
            "passages": .array(
                kept.map { $0.holding(["id", "document", "title", "url", "rank", "score"]) }),
            "totals": result["totals"]?.holding(["tokens", "tokenizer"]),
        ])
    }
}

extension JSON {
    /// The object with these of its members alone.
    fileprivate func holding(_ names: Set<String>) -> JSON {
        .object((members ?? []).filter { names.contains($0.key) })
    }
}
