/// A tokenizer with the tokens that frame a text for an encoder.
package protocol ModelTokenizer: TextTokenizer {
    var specialTokens: SpecialTokens { get }

    /// The id of a whole vocabulary entry; nil when there is none.
    func id(of token: String) -> Int32?

    /// The vocabulary by id, nil where the numbering has a gap.
    func vocabularyTexts() -> [String?]
}

/// Ids that frame a text for the model.
package struct SpecialTokens: Sendable, Hashable {
    package var classification: Int32
    package var separator: Int32
    package var unknown: Int32
    package var padding: Int32
    /// Nil when the vocabulary has none.
    package var mask: Int32?

    package init(
        classification: Int32, separator: Int32, unknown: Int32, padding: Int32, mask: Int32? = nil
    ) {
        self.classification = classification
        self.separator = separator
        self.unknown = unknown
        self.padding = padding
        self.mask = mask
    }
}
