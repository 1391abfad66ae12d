package import ContextTypes
import Engine

/// Winnow itself, in this process.
package struct WinnowSystem: ContextSystem {
    private let pruner: RememberedPruner
    private let options: PruningOptions

    /// - Parameter pruner: Shared by the settings of one family, so that sentences are labelled once for all of them.
    package init(
        _ pruner: RememberedPruner, options: PruningOptions = PruningOptions(),
        _ parameter: SystemParameter = .unset
    ) {
        self.pruner = pruner
        var options = options
        // Passages come back in the question's order with their rank, and dropped sentences with their scores.
        options.order = .document
        options.explain = true
        switch parameter {
        case .threshold(let value): (options.threshold, options.keepRatio) = (value, nil)
        case .keepRatio(let value): (options.threshold, options.keepRatio) = (nil, value)
        case .tokens(let value): options.budget = TokenBudget(limit: value)
        case .unset, .passages: break
        }
        self.options = options
    }

    package func output(for question: EvaluationQuestion) throws -> SystemOutput {
        let passages = question.passages.map(\.passage)
        let (labeller, spentBefore) = try pruner.labels(of: question)
        let result = try ContextEngine(labeller: labeller).prune(
            PruneRequest(question.question, passages, options, given: question.given))
        let parts = zip(passages, result.passages).map { WinnowSystem.part(of: $0, $1) }
        let order = result.passages.indices.sorted { result.passages[$0].rank < result.passages[$1].rank }
        return SystemOutput(
            parts: parts, order: order.filter { !parts[$0].isEmpty }, spentBefore: spentBefore)
    }

    private static func part(of passage: Passage, _ result: TrimmedPassage) -> SystemOutput.Part {
        var scores = [Double](repeating: 0, count: passage.sentences.count)
        for unit in result.spans + result.removed {
            if let sentence = unit.sentence, scores.indices.contains(sentence) {
                scores[sentence] = unit.score
            }
        }
        let spans = result.spans.compactMap { unit in unit.sentence.map { passage.sentences[$0].span } }
        var text = passage.text
        return SystemOutput.Part(kept: text.withUTF8 { KeptText(spans, in: $0) }, scores: scores)
    }
}
