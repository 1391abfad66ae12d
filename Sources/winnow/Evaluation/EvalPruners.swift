import Evaluation
import SentencePruning

/// The pruners that a system of an evaluation may name (`pruner = "lexical"`).
enum EvalPruners {
    static func labeller(named name: String) throws -> any SentenceLabeller {
        switch name {
        case "lexical": return LexicalLabeller()
        default: throw EvaluationError.settings("unknown pruner \"\(name)\"; known are lexical")
        }
    }
}
