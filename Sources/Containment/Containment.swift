/// That a text stands, whole or nearly so, in another one, and where.
package struct Containment: Sendable, Hashable {
    /// The number of the passage that has most of it.
    package var passage: Int
    /// The document of that passage.
    package var document: Int
    /// Bytes in the document's text.
    package var start: Int
    package var end: Int
    /// The share of the text's words that stand there in their order; 1 when all do.
    package var share: Double
    /// Whether all of its words stand there with nothing between them.
    package var isExact: Bool
}
