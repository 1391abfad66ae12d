import ContextTypes
import Labelling
import Selection

extension ContextEngine {
    /// The lines of given texts that answer a question, as they came.
    ///
    /// Where little would be saved, the texts come back whole, with a warning.
    func pruneLines(_ request: PruneRequest) throws -> TrimmedContext {
        var trace = StageTrace()
        let options = request.options
        try OptionCheck.check(question: request.question, options)
        let (counter, measure) = try counters(for: options.budget)
        guard options.retention == nil else { throw EngineError.notCalibrated(LineLabeller.name) }
        let labeller = LineLabeller()
        let scores = try trace.run(\.label) {
            try request.lined.map { try labeller.scores(for: request.question, $0.sheet) }
        }
        var result = try trace.run(\.fit) {
            LineSelection(
                request.lined, scores: scores, options: options,
                threshold: options.threshold ?? (options.keepRatio == nil ? LineLabeller.threshold : 0)
            ).context(counter: counter, measure: measure)
        }
        result.model = LineLabeller.name
        result.timings = trace.finished()
        result.warnings += LineWarnings(
            options: options, result: result, bestScore: scores.lazy.joined().max() ?? 0
        )
        .list()
        result.warnings += request.warnings
        gaps.keep(&result)
        return result
    }
}
