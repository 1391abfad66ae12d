import ContextTypes
import JSONRPC
import JSONValues
import Options
import Pipeline
import Segmentation

/// `trim`: retrieve, prune, rerank, fit.
struct TrimMethod: ServiceMethod {
    /// How far the work is when the passages are found, and when a model has read them: about their share of the time.
    private static let (found, read) = (0.1, 0.9)

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
        let reading = context.readingReport(from: Self.found, to: Self.read, of: 1)
        var trimmed = try service.pipeline.trim(question.text, pruning, report: reading) {
            let found = try index.search(question.text, retrieval)
            context.report(progress: Self.found, total: 1, message: "\(found.count) passages found")
            return found
        }
        trimmed.settleInvisible(pruning)
        service.gaps.keep(&trimmed)
        context.note(trimmed)
        context.report(progress: 1, total: 1, message: "pruned")
        return ContextAnswer(context: trimmed, options: pruning, unit: unit, index: index.name).json
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
    }
}
