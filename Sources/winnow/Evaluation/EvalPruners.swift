import ContextTypes
import Engine
import Evaluation
import Labelling
import Options

/// The pruners that a system of an evaluation may name (`pruner = "lexical"`).
enum EvalPruners {
    /// - Throws: `EvaluationError` when the name is unknown or its model cannot be had.
    static func choice(named name: String) throws -> RememberedPruner.Choice {
        guard let pruner = PruningOptions.Pruner(rawValue: name) else {
            let known = PruningOptions.Pruner.allCases.map(\.rawValue).joined(separator: ", ")
            throw EvaluationError.settings("unknown pruner \"\(name)\"; known are \(known)")
        }
        do {
            let shelf = try ModelSettings().labellers(threads: 1)
            // Loads the model at once: a folder that cannot be used is an error before the first question.
            let usual = try shelf.labeller(for: pruner)
            guard pruner == .auto else { return { _, _ in usual } }
            return { question, passages in try shelf.labeller(for: .auto, question, passages) }
        } catch { throw EvaluationError.settings("\(error)") }
    }
}
