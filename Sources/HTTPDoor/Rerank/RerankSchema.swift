import JSONValues

/// What `/v1/rerank` takes and gives, as JSON Schema.
enum RerankSchema {
    /// - Parameter options: of the method, which may stand beside the members that the clients know.
    static func request(options: [JSON.Member]) -> JSON {
        let own: [JSON.Member] = [
            member("query", string, "What the documents are ranked for."),
            member(
                "documents", list(of: anyOf([string, document])),
                "The documents: strings, or objects with a `text`."),
            member(
                "texts", list(of: string),
                "In place of `documents`, for clients of Text Embeddings Inference."),
            member(
                "model", optional("string"),
                "The name of a labeller, such as `fast`; other names are of no effect."),
            member(
                "top_n",
                .object(["type": .array([.string("integer"), .string("null")]), "minimum": .integer(0)]),
                "The most results; 0: all."),
            member("return_documents", optional("boolean"), "Return each document with its result."),
            member("return_text", optional("boolean"), "The same for `texts`."),
            member(
                "pruned", optional("boolean"), "Return what pruning keeps of each document. Default: true."),
            member(
                "rank_fields", optional(list: string),
                "Of documents that are objects: the members to rank by."),
        ]
        return .object([
            "type": .string("object"), "required": .array([.string("query")]),
            "oneOf": .array(
                ["documents", "texts"].map { .object([JSON.Member("required", .array([.string($0)]))]) }),
            "properties": .object(own + options),
        ])
    }

    static let answer = anyOf([
        .object([
            "type": .string("object"), "required": .array(["results", "model", "usage"].map(JSON.string)),
            "properties": .object([
                member("results", list(of: result("relevance_score")), "Best first."),
                member("model", string, "As it was asked for."),
                member("usage", .object(["type": .string("object")]), "Tokens that were sent."),
            ]),
        ]), list(of: result("score")),
    ])

    private static func result(_ score: String) -> JSON {
        .object([
            "type": .string("object"), "required": .array([.string("index"), .string(score)]),
            "properties": .object([
                member("index", .object(["type": .string("integer")]), "The place in the request."),
                member(score, .object(["type": .string("number")]), "From 0 to 1."),
                member("pruned_text", string, "What pruning keeps."),
            ]),
        ])
    }

    private static let string = JSON.object(["type": .string("string")])
    private static let document = JSON.object([
        "type": .string("object"), "required": .array([.string("text")]),
        "properties": .object([
            "text": string, "title": .object(["type": .string("string")]),
        ]),
    ])

    private static func member(_ name: String, _ schema: JSON, _ description: String) -> JSON.Member {
        JSON.Member(
            name, .object((schema.members ?? []) + [JSON.Member("description", .string(description))]))
    }

    private static func optional(_ type: String) -> JSON {
        .object(["type": .array([.string(type), .string("null")])])
    }

    private static func optional(list items: JSON) -> JSON {
        .object(["type": .array([.string("array"), .string("null")]), "items": items])
    }

    private static func list(of items: JSON) -> JSON { .object(["type": .string("array"), "items": items]) }
    private static func anyOf(_ schemas: [JSON]) -> JSON { .object(["anyOf": .array(schemas)]) }
}
