import BlockPruning
import ContextTypes

/// The first, coarse cut: boilerplate goes, and with a budget the worst blocks until the rest is near it.
struct BlockStage {
    /// Blocks are dropped until the rest costs so many budgets; sentences make the rest of the way.
    private static let share = 4
    /// But never below this, in the budget's unit: a few passages, so that a tight budget does not let single blocks
    /// decide by their words alone.
    private static let least = 2_048

    let options: PruningOptions
    /// Counts in the budget's unit.
    let counter: any TokenCounter

    /// The units that are out, with the reason; nil for those that stay.
    func dropped(from passages: [Passage], for question: String) throws -> [[DropReason?]] {
        let boilerplate = BlockPruner.boilerplate(of: passages)
        var reasons = boilerplate.map { $0.map { $0 ? DropReason.boilerplate : nil } }
        guard let limit = options.budget?.limit else { return reasons }
        let over = try BlockPruner(options: options).overLimit(
            for: question, passages: passages, excluded: boilerplate, costs: passages.map(costs),
            limit: max(Self.least, min(limit, .max / Self.share) * Self.share))
        for passage in over.indices {
            for unit in over[passage].indices where over[passage][unit] {
                reasons[passage][unit] = .overBudget
            }
        }
        return reasons
    }

    private func costs(of passage: Passage) -> [Int] {
        var text = passage.text
        return text.withUTF8 { bytes in
            passage.sentences.map { counter.tokens(in: UnsafeBufferPointer(rebasing: bytes[$0.span.range])) }
        }
    }
}
