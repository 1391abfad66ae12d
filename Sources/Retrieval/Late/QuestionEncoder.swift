package import ContextTypes
package import Inference

/// What search needs of an encoder: a question's token vectors.
package protocol QuestionEncoder: Sendable {
    var name: String { get }
    /// Tells encoders apart; an index answers only questions of the one that encoded it.
    var hash: String { get }

    /// Unit rows, one per token of the question, and for each its place in it (nil for what stands in no text).
    func vectors(of question: String) throws -> (rows: [Float], spans: [SourceSpan?])

    /// Where the tokens of a passage stand in its text, as the encoder numbers them (nil in frame, title, headings).
    func places(in passage: Passage) -> [SourceSpan?]
}

extension LateInteractionEncoder: QuestionEncoder {
    package func vectors(of question: String) throws -> (rows: [Float], spans: [SourceSpan?]) {
        let vectors = try self.question(question)
        return (vectors.rows, vectors.spans)
    }

    package func places(in passage: Passage) -> [SourceSpan?] { document(passage).spans }
}
