package import ContextTypes

/// A passage on its way to the context, with everything that decides what of it stays.
package struct Candidate: Sendable {
    package let passage: Passage
    /// One per sentence of the passage, in its order.
    package internal(set) var units: [Unit]
    /// 0...1, comparable within one request only (`RankFusion`).
    package let rankScore: Double
}

/// What is kept or dropped as a whole: a sentence, a table row, a list item, a code block, a heading.
package struct Unit: Sendable {
    /// In the passage's text.
    package let span: SourceSpan
    /// Index into the passage's blocks.
    package let block: Int
    /// 0...1; the labeller's, lowered where the unit is not main content and where its passage was found late.
    package internal(set) var score: Double
    /// The probability that it is the one that answers, all units of the request seen together. 0 for headings and
    /// duplicates, which are never chosen for themselves.
    package internal(set) var share = 0.0
    /// Never chosen for itself, except where everything is wanted.
    package let isHeading: Bool
    /// Stands on a page outside its main content (navigation, forms, advertisements).
    package let isBoilerplate: Bool
    /// Says, almost the same, what a better passage says.
    package internal(set) var isDuplicate = false
    /// Wanted whatever its score.
    package internal(set) var isForced = false
    /// Units of the same passage that must come along to make it understood, rising.
    package let companions: [Int]
    /// Whether another unit needs it.
    package let isCompanion: Bool
    /// The headings inside the passage that stand above it, outermost first.
    package let headings: [Int]
    /// Whether the passage's lead-in belongs to it.
    package let needsLeadIn: Bool

    /// What keeping it is worth: its share of the probability to answer, next to nothing for any unit, and more than all
    /// shares together for one that is forced.
    var worth: Double { share + 1e-9 + (isForced ? 1 : 0) }
}

/// One unit of one passage.
struct UnitPlace: Hashable, Sendable {
    var passage: Int
    var index: Int
}
