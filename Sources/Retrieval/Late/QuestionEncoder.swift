package import ContextTypes
package import Inference

/// What search needs of an encoder: a question's token vectors.
package protocol QuestionEncoder: Sendable {
    var name: String { get }
    /// Tells encoders apart; an index answers only questions of the one that encoded it.
    var hash: String { get }

    func vectors(of question: String) throws -> QuestionVectors

    /// Where the tokens of a passage stand in its text, as the encoder numbers them (nil in frame, title, headings).
    func places(in passage: Passage) -> [SourceSpan?]
}

/// A question as an encoder gives it.
package struct QuestionVectors: Sendable {
    /// Unit rows, one per token of the question.
    package var rows: [Float]
    /// For each row its place in the question; nil for what stands in no text.
    package var spans: [SourceSpan?]
    /// The unit mean vector; empty when the encoder gives none.
    package var mean: [Float] = []
    /// What its cosine with a passage's counts beside the sum over all rows.
    package var meanWeight = 0.0
    /// Rows that join no score, for the coverage of sentences (`QuestionProbes`); empty when the encoder gives none.
    package var probes: [Float] = []

    package init(
        rows: [Float], spans: [SourceSpan?], mean: [Float] = [], meanWeight: Double = 0, probes: [Float] = []
    ) {
        self.rows = rows
        self.spans = spans
        self.mean = mean
        self.meanWeight = meanWeight
        self.probes = probes
    }
}

extension LateInteractionEncoder: QuestionEncoder {
    package func vectors(of question: String) throws -> QuestionVectors {
        let vectors = try self.question(question)
        return QuestionVectors(
            rows: vectors.rows, spans: vectors.spans, mean: vectors.mean, meanWeight: vectors.meanWeight,
            probes: vectors.probes)
    }

    package func places(in passage: Passage) -> [SourceSpan?] { document(passage).spans }
}
