package import ContextTypes
import Labelling
package import Selection
import TextAnalysis

extension ContextPipeline {
    /// The lines of `texts` that answer `question`, as they came.
    ///
    /// Without a question, and where little would be saved, the texts come back whole.
    ///
    /// - Throws: as `prune`.
    package func pruneLines(
        _ question: String, _ texts: [LinedText], _ options: PruningOptions = PruningOptions()
    ) throws -> TrimmedContext {
        var trace = PipelineTrace()
        try OptionCheck.check(question: question, options)
        let counter = try tokenCounter(named: options.budget?.tokenizer)
        let measure: any TokenCounter = options.budget?.unit == .characters ? CharacterCounter() : counter
        guard options.retention == nil else { throw PipelineError.notCalibrated(LineLabeller.name) }
        let labeller = LineLabeller()
        let scores = try trace.run(\.label) { try texts.map { try labeller.scores(for: question, $0.sheet) } }
        var result = try trace.run(\.fit) {
            LineSelection(
                texts, scores: scores, options: options,
                threshold: options.threshold ?? (options.keepRatio == nil ? LineLabeller.threshold : 0)
            ).context(counter: counter, measure: measure)
        }
        result.model = LineLabeller.name
        result.timings = trace.finished()
        return result
    }
}
