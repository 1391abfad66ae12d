import ContextTypes
import Evaluation
import SentencePruning

/// The pruners that a system of an evaluation may name (`pruner = "lexical"`).
enum EvalPruners {
    /// - Throws: `EvaluationError` when the name is unknown or its model cannot be had.
    static func labeller(named name: String) throws -> any SentenceLabeller {
        guard let pruner = PruningOptions.Pruner(rawValue: name) else {
            let known = PruningOptions.Pruner.allCases.map(\.rawValue).joined(separator: ", ")
            throw EvaluationError.settings("unknown pruner \"\(name)\"; known are \(known)")
        }
        do {
            return try Settings().pruners(threads: 1).labeller(for: pruner)
        } catch { throw EvaluationError.settings("\(error)") }
    }
}
