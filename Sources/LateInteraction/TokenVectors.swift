/// One row per token of a text, each of length one (a row of zeros stays zero), in 16 bits a component.
///
/// 16 bits keep what 32-bit floats say of a unit vector to the fifth digit, and make everything behind this exact
/// arithmetic on integers: the same bits on every machine and in every batch.
package struct TokenVectors: Sendable, Hashable {
    /// A component of 1.
    package static let one: Float = 32767

    /// Components of a row.
    package let width: Int
    /// Row after row, `count · width`; a component of 1 is 32767.
    package private(set) var elements: [Int16]

    package var count: Int { elements.count / max(1, width) }

    package init(width: Int, elements: [Int16]) {
        precondition(width > 0 && elements.count % width == 0, "whole rows")
        self.width = width
        self.elements = elements
    }

    /// Rounds rows of floats, of length one already.
    package init(width: Int, unitRows: [Float]) {
        self.init(
            width: width,
            elements: unitRows.map { value in
                Int16(max(-TokenVectors.one, min(TokenVectors.one, (value * TokenVectors.one).rounded())))
            })
    }

    /// The rows as floats.
    package var floats: [Float] { elements.map { Float($0) / TokenVectors.one } }
}
