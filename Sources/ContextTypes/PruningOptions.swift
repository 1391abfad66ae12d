/// What to keep of the passages (members of `trim` and `prune` on the wire, from `threshold` on).
package struct PruningOptions: Hashable, Sendable {
    /// How token probabilities become a decision on a sentence. Without a model both mean the same.
    package enum Rounding: String, Sendable, CaseIterable {
        case meanProbability
        case majorityToken
    }

    package enum KeepTitle: String, Sendable, CaseIterable {
        /// When anything else of the passage is kept.
        case ifAny
        case always
        case never
        /// The first sentence is the title (Provence): it stays when anything else of the passage does, and no other title
        /// is written.
        case firstSentence
    }

    /// Who scores the sentences.
    package enum Pruner: String, Sendable, CaseIterable {
        /// A small model over the windows that its `readTokens` pay for, where the texts are English and the deadline leaves
        /// it time; else `fast`.
        case auto
        /// What costs a few milliseconds: the words, and the token vectors that an index holds of the passages.
        case fast
        /// The words alone: BM25 and a small calibrator, no model.
        case lexical
        /// The model, over the windows that the words pick.
        case cascade
        /// The model, over every window.
        case accurate

        /// Whether it can use what an index's token vectors say of each sentence.
        package var usesCoverage: Bool { self != .lexical }
    }

    /// What a passage becomes of which nothing passed.
    package enum OnEmpty: String, Sendable, CaseIterable {
        case empty
        case bestSentence
        case original
    }

    package enum Order: String, Sendable, CaseIterable {
        /// Best passage first.
        case rank
        /// As the passages came (`prune`), or by document and place (`trim`).
        case document
    }

    /// What is kept or dropped as one.
    package enum Units: String, Sendable, CaseIterable {
        /// Lines where all texts are of lines (logs, differences, programs), else sentences.
        case auto
        case sentences
        case lines
    }

    package enum Granularity: Hashable, Sendable {
        case auto
        /// The most words that one block of the page may have before it is divided.
        case words(Int)
    }

    package enum Output: String, Sendable, CaseIterable {
        case text
        case html
        case markdown
    }

    package var units = Units.auto
    /// What a text of lines is; nil: guessed.
    package var kind: LineKind?
    /// Lines with one of these are always kept, when the budget allows; `*` stands for anything.
    package var mustKeep: [String] = []
    package var pruner = Pruner.auto
    /// How many tokens of the passages a model may read, the most promising windows first; nil means the labeller's own
    /// number, without which all are read.
    package var readTokens: Int?
    /// From then on, counted from the start of the request, no further window is read by a model.
    package var deadline: Duration?
    /// Keep an answer with at least this probability, 0...1: the threshold comes from the labeller's calibration.
    package var retention: Double?
    /// Keep units scoring at least this, 0...1; nil means the calibrated default (or what `keepRatio` says).
    package var threshold: Double?
    /// Keep about this share of the tokens, 0...1, best units first.
    package var keepRatio: Double?
    package var budget: TokenBudget?
    /// Whether the threshold is lowered until the budget is used; nil: when there is a budget, and neither threshold,
    /// retention nor ratio is named.
    package var fill: Bool?
    package var rounding = Rounding.meanProbability
    package var keepTitle = KeepTitle.ifAny
    /// At least so many sentences of each passage, when the budget allows.
    package var minimumKept = 0
    /// So many sentences on each side of a kept one come along, when the budget allows.
    package var neighbours = 0
    /// Sentences with one of these terms are always kept, when the budget allows.
    package var forceTerms: [String] = []
    /// Sentences with digits are always kept, when the budget allows.
    package var keepDigits = false
    /// 0 orders by score alone, 1 by difference from what is already chosen alone.
    package var diversity = 0.0
    /// Drop what stands, almost the same, in a better passage.
    package var deduplicate = true
    package var granularity = Granularity.auto
    package var keepLinks = false
    /// Read text of a page that its readers cannot see as if they could.
    package var keepHidden = false
    /// Take characters that mean nothing to a reader (zero-width, tags, direction overrides) out of what is returned.
    package var removeInvisible = false
    package var keepTables = true
    package var output = Output.text
    package var onEmpty = OnEmpty.empty
    /// A passage of which nothing is kept gets the score 0 and comes last (OpenProvence's `zero_score_when_empty`).
    package var zeroScoreWhenEmpty = false
    package var order = Order.rank
    /// Name what was dropped, and why.
    package var explain = false
    /// Put an id where something was dropped of a passage of which anything is kept.
    package var markers = false

    package init() {}

    /// Whether a budget is filled with units below the threshold, likely ones first.
    package var fills: Bool { budget != nil && (fill ?? !namesWhatStays) }

    private var namesWhatStays: Bool { threshold != nil || retention != nil || keepRatio != nil }
}
