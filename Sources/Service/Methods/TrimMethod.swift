import ContextTypes
import Engine
import JSONRPC
import JSONValues
import Options

/// `trim`: what of an index answers a question.
struct TrimMethod: ServiceMethod {
    private let request: TrimRequest
    private let unit: OffsetUnit

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        let question = try Question(in: &parameters, limit: service.settings.questionBytes)
        let index = try service.indexes.index(in: &parameters)
        let settings = try service.settings.settings(.trim, reading: &parameters)
        request = TrimRequest(question.text, in: index, settings.retrieval, settings.pruning)
        unit = try parameters.choice("offsetUnit", default: .codepoint)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        let trimmed = try service.engine.trim(request) { found in
            context.report(progress: 1, total: 2, message: "\(found) passages found")
        }
        context.note(trimmed)
        context.report(progress: 2, total: 2, message: "pruned")
        return ContextAnswer(
            context: trimmed, options: request.pruning, unit: unit, index: request.index.name
        ).json
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
