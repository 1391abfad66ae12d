import ContextTypes
import JSONRPC
import JSONValues
import Options
import Pipeline
import Segmentation

/// `trim`: retrieve, prune, rerank, fit.
struct TrimMethod: ServiceMethod {
    private let question: Question
    private let index: OpenIndex
    private let retrieval: RetrievalOptions
    private let pruning: PruningOptions
    private let unit: OffsetUnit

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        question = try Question(in: &parameters, limit: service.settings.questionBytes)
        index = try service.indexes.index(in: &parameters)
        var settings = try service.settings.settings(.trim, reading: &parameters)
        settings.retrieval.coverage = settings.pruning.pruner.usesCoverage
        (retrieval, pruning) = (settings.retrieval, settings.pruning)
        unit = try parameters.choice("offsetUnit", default: .codepoint)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        var trimmed = try service.pipeline.trim(question.text, pruning) {
            let found = try index.search(question.text, retrieval)
            context.report(progress: 1, total: 2, message: "\(found.count) passages found")
            return found
        }
        trimmed.settleInvisible(pruning)
        service.gaps.put(trimmed.gaps)
        context.note(trimmed)
        context.report(progress: 2, total: 2, message: "pruned")
        return ContextAnswer(context: trimmed, options: pruning, unit: unit, index: index.name).json
    }
}

extension CallContext {
    /// Notes the figures of a pruning for the log.
    func note(_ trimmed: TrimmedContext) {
        note("passages", trimmed.passages.count)
        note("sentences", trimmed.sentences.original)
        note("kept", trimmed.sentences.kept)
    }
}
