package import JSONValues

/// Why a unit was dropped. The raw values are on the wire.
package enum DropReason: String, Sendable, CaseIterable {
    case belowThreshold
    case overBudget
    case duplicate
    /// Below the threshold, and not main content of its page, which has lowered its score.
    case boilerplate
}

/// One unit (sentence, table row, code block, heading, lead-in) with the decision on it.
package struct LabelledSpan: Hashable, Sendable {
    /// Offsets into the document's stored text (`trim`) or the passage's own text (`prune`).
    package var start: SourceOffset
    package var end: SourceOffset
    /// Index of the sentence in its passage; nil for what stands outside it (a lead-in).
    package var sentence: Int?
    /// Index of the block in its passage.
    package var block: Int?
    /// The number of the line in its text, from 1, where units are lines.
    package var line: Int?
    /// Where in its document it stands, where that has places: more than one when it goes on over a page or column.
    package var places: [Place]
    /// 0...1.
    package var score: Double
    package var kept: Bool
    /// Nil when kept.
    package var reason: DropReason?

    package init(
        start: SourceOffset, end: SourceOffset, sentence: Int?, block: Int?, line: Int? = nil,
        places: [Place] = [], score: Double, kept: Bool, reason: DropReason? = nil
    ) {
        self.start = start
        self.end = end
        self.sentence = sentence
        self.block = block
        self.line = line
        self.places = places
        self.score = score
        self.kept = kept
        self.reason = reason
    }
}

/// Before and after, in one unit.
package struct Reduction: Hashable, Sendable {
    package var original: Int
    package var kept: Int

    package init(original: Int = 0, kept: Int = 0) {
        self.original = original
        self.kept = kept
    }
}

/// What is left of a passage.
package struct TrimmedPassage: Hashable, Sendable {
    package var id: String
    package var document: String
    package var title: String
    package var url: String?
    package var headings: [String]
    /// From 1, best first.
    package var rank: Int
    /// The passage's relevance to the question.
    package var score: Double
    /// The kept text in its order in the source, gaps closed; empty when nothing was kept.
    package var text: String
    /// The kept part as markup, when the options ask for it.
    package var markup: String?
    /// Kept units, in the order of the source. `source[start..<end]` equals what stands in `text`.
    package var spans: [LabelledSpan]
    /// Dropped units, when the options ask to explain.
    package var removed: [LabelledSpan]
    package var metadata: JSON
    package var tokens: Reduction
    /// What the text was taken for, where units are lines.
    package var kind: LineKind?
    /// How many lines a client has sent one by one; nil where it sent a text.
    package var joinedLines: Int?
    /// Where else the index has the passage.
    package var alsoIn: [OtherPlace] = []
    /// The passage before pruning, for callers in the same process that show what was dropped; not on the wire.
    package var source: Passage?

    package init(
        id: String, document: String, title: String, url: String?, headings: [String], rank: Int,
        score: Double,
        text: String, markup: String? = nil, spans: [LabelledSpan], removed: [LabelledSpan], metadata: JSON,
        tokens: Reduction, source: Passage? = nil
    ) {
        self.id = id
        self.document = document
        self.title = title
        self.url = url
        self.headings = headings
        self.rank = rank
        self.score = score
        self.text = text
        self.markup = markup
        self.spans = spans
        self.removed = removed
        self.metadata = metadata
        self.tokens = tokens
        self.source = source
    }
}

/// The answer of the main job: what a language model should read, and the account of how it came about.
package struct TrimmedContext: Hashable, Sendable {
    /// Ready to paste into a prompt: the passages under their titles. Its tokens are `tokens.kept`, never over budget.
    package var context: String
    package var passages: [TrimmedPassage]
    package var tokens: Reduction
    /// Unicode scalars.
    package var characters: Reduction
    package var sentences: Reduction
    /// The threshold that was applied, 0...1.
    package var threshold: Double
    /// The name of the token counter.
    package var tokenizer: String
    /// What scored: `bm25`, or the name of a model.
    package var model: String
    /// Windows of the passages: all of them, and those that the model read; nil when no model reads.
    package var windows: Reduction?
    /// What the marks in the context stand for, when the options ask for marks with ids.
    package var gaps: [ContextGap] = []
    package var timings: StageTimings
    package var warnings: [ContextWarning]

    package init(
        context: String = "", passages: [TrimmedPassage] = [], tokens: Reduction = Reduction(),
        characters: Reduction = Reduction(), sentences: Reduction = Reduction(), threshold: Double = 0,
        tokenizer: String = "estimate", model: String = "bm25", timings: StageTimings = StageTimings(),
        warnings: [ContextWarning] = []
    ) {
        self.context = context
        self.passages = passages
        self.tokens = tokens
        self.characters = characters
        self.sentences = sentences
        self.threshold = threshold
        self.tokenizer = tokenizer
        self.model = model
        self.timings = timings
        self.warnings = warnings
    }
}

/// How long each stage took.
package struct StageTimings: Hashable, Sendable {
    package var retrieve: Duration = .zero
    package var blocks: Duration = .zero
    package var label: Duration = .zero
    package var fit: Duration = .zero
    package var total: Duration = .zero

    package init() {}
}
