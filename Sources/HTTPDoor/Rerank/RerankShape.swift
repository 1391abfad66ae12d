import ContextTypes
import JSONRPC
import JSONValues

/// The shapes in which clients of rerank services ask and read.
///
/// They agree in what they mean: a query and texts in, places and scores out, best first.
enum RerankShape: Sendable {
    /// `documents`, `top_n` and `return_documents`; results with `relevance_score`. Jina's names, and Cohere's.
    case documents
    /// `texts`, `return_text`; a bare array with `score`: that of Text Embeddings Inference.
    case texts

    init(of request: JSON) { self = request["texts"] == nil ? .documents : .texts }

    /// The parameters of the method `rerank`.
    func parameters(of request: JSON) throws(RPCError) -> JSON {
        var members = (request.members ?? []).filter { !Self.own.contains($0.key) }
        let documents: [JSON.Member]
        switch self {
        case .documents:
            documents =
                request["documents"].map { given in
                    [JSON.Member("documents", Self.texts(in: given, fields: request["rank_fields"]))]
                } ?? []
        case .texts: documents = request["texts"].map { [JSON.Member("documents", $0)] } ?? []
        }
        members += documents
        // Dify sends 0 for all of them.
        if let count = request["top_n"] ?? request["top_k"], count.integer != 0 {
            members.append(JSON.Member("topN", count))
        }
        members.append(JSON.Member("pruned", .bool(try wantsPrunedText(request))))
        if request["pruner"] == nil, let model = request["model"]?.string.flatMap(Self.labeller) {
            members.append(JSON.Member("pruner", .string(model)))
        }
        return .object(members)
    }

    /// What is no parameter of the method under the same name.
    private static let own: Set<String> = [
        "model", "documents", "texts", "top_n", "top_k", "return_documents", "return_text", "rank_fields",
        "pruned",
        "raw_scores", "truncate", "truncation", "truncation_direction", "max_chunks_per_doc",
        "max_tokens_per_doc", "priority",
        "user", "encoding_format",
    ]

    /// What pruning keeps of each document is returned unless a client does not want it.
    private func wantsPrunedText(_ request: JSON) throws(RPCError) -> Bool {
        guard let wanted = request["pruned"], !wanted.isNull else { return true }
        guard let flag = wanted.bool else {
            throw RPCError(
                .invalidParams, "\"pruned\" must be true or false", reason: .otherType,
                details: [JSON.Member("path", .string("pruned"))])
        }
        return flag
    }

    /// The labeller that a name of a model means; nil for names of others' models.
    private static func labeller(_ model: String) -> String? {
        let name = model.hasPrefix("winnow-") ? String(model.dropFirst("winnow-".count)) : model
        return PruningOptions.Pruner(rawValue: name)?.rawValue
    }

    /// Documents as the method takes them: of objects the text, or those fields that are to be ranked by.
    private static func texts(in documents: JSON, fields: JSON?) -> JSON {
        guard let documents = documents.array else { return documents }
        let fields = fields?.array?.compactMap(\.string) ?? []
        return .array(documents.map { text(of: $0, fields: fields) })
    }

    private static func text(of document: JSON, fields: [String]) -> JSON {
        guard document.members != nil else { return document }
        if !fields.isEmpty {
            return .string(fields.compactMap { document[$0]?.string }.joined(separator: "\n"))
        }
        guard let text = document["text"] ?? document["content"] else { return document }
        return .object(["text": text, "title": document["title"].flatMap { $0.string.map(JSON.string) }])
    }
}
