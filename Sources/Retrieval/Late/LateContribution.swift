package import ContextTypes

/// What one token of a question adds to a passage's MaxSim, and which token of the passage it found: a row of the
/// MaxSim matrix, ready for a heat map.
package struct LateContribution: Sendable, Hashable {
    /// In the question; nil for [CLS], markers and [SEP].
    package var token: SourceSpan?
    /// The cosine of the two, which is what it adds to the score.
    package var similarity: Double
    /// In the passage's text: the tokens that the best vector stands for, at most two of them remembered; empty when they
    /// stand in the title, in headings or in the frame.
    package var matches: [SourceSpan]
    /// The sentence of the passage that holds them; nil for title, headings and frame.
    package var sentence: Int?
    /// The largest cosine with any token of each sentence; nil where a sentence has no vectors.
    package var bySentence: [Double?]
}
