package import ContextTypes

/// A passage and what is known of it: whether it answers the question, and which of its sentences support the answer.
package struct JudgedPassage: Sendable, Hashable {
    package var passage: Passage
    /// At least 1 means relevant, 0 or less means not; nil when nobody judged it.
    package var grade: Int?
    /// One label for each of `passage.sentences`, nil for those that must not count; empty when nobody labelled them.
    package var gold: [Bool?]
    /// The score with which it was found; nil when the data set only lists it.
    package var score: Double?

    package init(passage: Passage, grade: Int? = nil, gold: [Bool?] = [], score: Double? = nil) {
        self.passage = passage
        self.grade = grade
        self.gold = gold
        self.score = score
    }
}
