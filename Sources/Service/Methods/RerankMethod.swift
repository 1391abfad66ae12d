import ContextTypes
import JSONRPC
import JSONValues
import Options
import Pipeline

/// `rerank`: documents by their relevance to a query, in the shape that rerank clients know.
struct RerankMethod: ServiceMethod {
    private let query: Question
    private let documents: [Passage]
    private let limit: Int
    private let isPruned: Bool
    private let options: PruningOptions

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        query = try Question("query", in: &parameters, limit: service.settings.questionBytes)
        documents = try PassageInput(
            documentsIn: &parameters, limit: service.settings.passagesPerCall
        ).passages
        limit = try parameters.integer("topN", in: 1...Int.max) ?? documents.count
        isPruned = try parameters.flag("pruned", default: false)
        var options = try service.settings.settings(.rerank, reading: &parameters).pruning
        options.budget = nil
        options.order = .document
        // Every document is to be judged by itself.
        options.deduplicate = false
        self.options = options
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        let judged = try service.pipeline.prune(query.text, documents, options).passages
        context.note("documents", documents.count)
        let order = judged.indices.sorted { (judged[$0].score, $1) > (judged[$1].score, $0) }
        let results = order.prefix(limit).map { index in
            JSON.sorted([
                "index": .integer(index), "relevance_score": WireNumber.score(judged[index].score),
                "pruned_text": isPruned ? .string(judged[index].text) : nil,
            ])
        }
        return JSON.sorted(["results": .array(results)])
    }
}
