/// A way to shorten the context of a question: a setting of Winnow, a baseline, somebody else's program.
package protocol ContextSystem: Sendable {
    /// What is left of the question's passages. The caller measures the time it takes.
    func output(for question: EvaluationQuestion) throws -> SystemOutput
}

/// What a system made of one question.
package struct SystemOutput: Sendable, Hashable {
    package struct Part: Sendable, Hashable {
        package var kept: KeptText
        /// One for each sentence of the passage, 0...1; empty when the system does not tell.
        package var scores: [Double]
        /// The kept text as the system wrote it, when that is not the text at the kept spans (abstractive systems).
        package var rewritten: String?

        package init(kept: KeptText, scores: [Double] = [], rewritten: String? = nil) {
            self.kept = kept
            self.scores = scores
            self.rewritten = rewritten
        }

        package var isEmpty: Bool { kept.isEmpty && (rewritten ?? "").isEmpty }
    }

    /// One for each passage of the question, in the question's order.
    package var parts: [Part]
    /// Indices of the passages, best first; those left out of it count as dropped from the ranking.
    package var order: [Int]
    /// What this answer needed and another setting of the same system had computed before: counts as its own time.
    package var spentBefore: Duration

    package init(parts: [Part], order: [Int], spentBefore: Duration = .zero) {
        self.parts = parts
        self.order = order
        self.spentBefore = spentBefore
    }
}
