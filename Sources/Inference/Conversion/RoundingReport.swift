/// What rounding did to one tensor.
package struct RoundingReport: Sendable, Hashable {
    package var tensor: String
    /// Root mean square of the error over root mean square of the numbers.
    package var relativeError: Double
    /// The largest error of a single number.
    package var largestError: Double
    /// Columns that stayed floats.
    package var floatInputs: [Int]
}
