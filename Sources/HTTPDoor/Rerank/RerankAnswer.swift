import ContextTypes
import JSONValues
import TextAnalysis

/// The answer of a rerank service, made of the result of the method `rerank`.
struct RerankAnswer {
    let shape: RerankShape
    let request: JSON
    /// `{results: [{index, relevance_score, pruned_text?}]}`.
    let result: JSON

    var json: JSON {
        let results = result["results"]?.array ?? []
        switch shape {
        case .documents:
            return .object([
                "model": .string(request["model"]?.string ?? "winnow"),
                "object": .string("list"),
                "results": .array(results.map(documentResult)),
                "usage": usage,
            ])
        case .texts: return .array(results.map(textResult))
        }
    }

    private func documentResult(_ result: JSON) -> JSON {
        let wantsDocument = request["return_documents"]?.bool ?? false
        return .object([
            "document": wantsDocument ? source(of: result).map { .object([JSON.Member("text", $0)]) } : nil,
            "index": result["index"], "pruned_text": result["pruned_text"],
            "relevance_score": result["relevance_score"],
        ])
    }

    private func textResult(_ result: JSON) -> JSON {
        let wantsText = request["return_text"]?.bool ?? false
        return .object([
            "index": result["index"], "pruned_text": result["pruned_text"],
            "score": result["relevance_score"],
            "text": wantsText ? source(of: result) : nil,
        ])
    }

    /// The text that was sent.
    private func source(of result: JSON) -> JSON? {
        let documents = (request["documents"] ?? request["texts"])?.array ?? []
        guard let index = result["index"]?.integer, documents.indices.contains(index) else { return nil }
        let document = documents[index]
        return document.string != nil ? document : document["text"] ?? document["content"]
    }

    /// Tokens of the query and the documents, counted as budgets are where nothing else is named.
    private var usage: JSON {
        let documents = (request["documents"] ?? request["texts"])?.array ?? []
        let texts = documents.compactMap { $0.string ?? ($0["text"] ?? $0["content"])?.string }
        let counter = EstimatedTokenCounter()
        let tokens = (texts + [request["query"]?.string ?? ""]).reduce(0) { $0 + counter.tokens(in: $1) }
        return .object(["prompt_tokens": .integer(tokens), "total_tokens": .integer(tokens)])
    }
}
