/// How well a passage and each of its sentences cover every token of a question, by the token vectors that an index holds
/// of the passage: what ColBERT's MaxSim sums up, before it is summed up.
package struct TokenCoverage: Hashable, Sendable {
    /// The place of each token in the question; nil for its frame.
    package var spans: [SourceSpan?]
    /// `[sentence][token]`, row after row: the largest cosine of the token with any token of the sentence; `-.infinity` in
    /// the rows of sentences without vectors (nothing but skipped punctuation, or behind the end of what an encoder reads).
    package var bySentence: [Float]
    /// `[token]`: the largest cosine with any token of the passage, its title among them.
    package var inPassage: [Float]
    /// `[token]`: the largest cosine with the tokens that stand in no sentence: title, headings, frame.
    package var inTitle: [Float]

    /// What learnt rows beside the question's tokens find; nil when the encoder has none.
    package var probes: Probes?

    package struct Probes: Hashable, Sendable {
        /// `[sentence][probe]` and `[probe]`: largest products, as for tokens.
        package var bySentence: [Float]
        package var inPassage: [Float]

        package init(bySentence: [Float], inPassage: [Float]) {
            self.bySentence = bySentence
            self.inPassage = inPassage
        }
    }

    /// The same with 0 for what a sentence or a title without vectors lacks.
    package var finite: TokenCoverage {
        func finite(_ row: [Float]) -> [Float] { row.map { $0.isFinite ? $0 : 0 } }
        var result = self
        result.bySentence = finite(bySentence)
        result.inPassage = finite(inPassage)
        result.inTitle = finite(inTitle)
        result.probes = probes.map {
            .init(bySentence: finite($0.bySentence), inPassage: finite($0.inPassage))
        }
        return result
    }

    package var sentences: Int { spans.isEmpty ? 0 : bySentence.count / spans.count }

    package init(spans: [SourceSpan?], bySentence: [Float], inPassage: [Float], inTitle: [Float]) {
        self.spans = spans
        self.bySentence = bySentence
        self.inPassage = inPassage
        self.inTitle = inTitle
    }
}
