import ContextTypes
import Engine

extension ContextEngine {
    func prune(
        _ question: String, _ passages: [Passage], _ options: PruningOptions = PruningOptions(),
        given: [Double]? = nil
    ) throws -> TrimmedContext {
        try prune(PruneRequest(question, passages, options, given: given))
    }
}
