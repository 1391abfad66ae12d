import ContextTypes
import Engine
import JSONRPC
import JSONValues
import Options
import Retrieval

/// `retrieve`: the best passages of an index, whole.
struct RetrieveMethod: ServiceMethod {
    private let request: RetrieveRequest
    private let unit: OffsetUnit
    private let exactScores: Bool

    init(reading parameters: inout Parameters, for service: WinnowService) throws {
        let question = try Question(in: &parameters, limit: service.settings.questionBytes)
        let index = try service.indexes.index(in: &parameters)
        let settings = try service.settings.settings(.retrieve, reading: &parameters)
        request = RetrieveRequest(question.text, in: index, settings.retrieval, judging: settings.pruning)
        unit = try parameters.choice("offsetUnit", default: .codepoint)
        exactScores = try parameters.flag("exactScores", default: false)
    }

    func answer(_ service: WinnowService, _ context: CallContext) throws -> JSON {
        let found = try service.engine.retrieve(request)
        context.note("passages", found.result.passages.count)
        return PassagesAnswer(found, to: request, unit: unit, exactScores: exactScores).json
    }
}
