import ContextTypes
import Engine
import JSONRPC
import JSONValues
import Options

/// `rerank`: documents by their relevance to a query, in the shape that rerank clients know.
struct RerankMethod: ServiceMethod {
    private let request: RerankRequest
    private let isPruned: Bool

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        let query = try Question("query", in: &parameters, limit: service.settings.questionBytes)
        let documents = try PassageInput(
            documentsIn: &parameters, limit: service.settings.passagesPerCall
        ).passages
        let limit = try parameters.integer("topN", in: 1...Int.max)
        isPruned = try parameters.flag("pruned", default: false)
        let options = try service.settings.settings(.rerank, reading: &parameters).pruning
        request = RerankRequest(query.text, documents, options, limit: limit)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        let documents = try service.engine.rerank(request)
        context.note("documents", request.documents.count)
        let results = documents.map { document in
            JSON.sorted([
                "index": .integer(document.index), "relevance_score": WireNumber.score(document.score),
                "pruned_text": isPruned ? .string(document.text) : nil,
            ])
        }
        return JSON.sorted(["results": .array(results)])
    }
}
