import ContextTypes
import Engine
import JSONRPC
import JSONValues
import Options

/// `trim`: what of an index answers a question.
struct TrimMethod: ServiceMethod {
    /// How far the work is when the passages are found, and when a model has read them: about their share of the time.
    private static let (found, read) = (0.1, 0.9)

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
        let trimmed = try service.engine.trim(
            request,
            found: { count in
                context.report(progress: Self.found, total: 1, message: "\(count) passages found")
            }, report: context.readingReport(from: Self.found, to: Self.read, of: 1))
        context.note(trimmed)
        context.report(progress: 1, total: 1, message: "pruned")
        return ContextAnswer(
            context: trimmed, options: request.pruning, unit: unit, index: request.index.name
        ).json
    }
}

extension CallContext {
    /// Reports how far a model has read, as a progress between two values.
    func readingReport(from start: Double, to end: Double, of total: Double) -> ReadingReport? {
        guard wantsProgress else { return nil }
        return { read, windows in
            report(
                progress: start + (end - start) * Double(read) / Double(max(1, windows)), total: total,
                message: "\(read) of \(windows) windows read")
        }
    }

    /// Notes the figures of a pruning for the log.
    func note(_ trimmed: TrimmedContext) {
        note("passages", trimmed.passages.count)
        note("sentences", trimmed.sentences.original)
        note("kept", trimmed.sentences.kept)
        note("tokens", trimmed.tokens.original)
        note("keptTokens", trimmed.tokens.kept)
        if let windows = trimmed.windows { note("windows", windows.kept) }
    }
}
