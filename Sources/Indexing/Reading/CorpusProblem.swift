/// Something in a corpus that could not be read: where it is, the cause, and what to do about it.
///
/// A problem never ends a run; everything else of the corpus is still read.
package struct CorpusProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// `path`, `path:line` or `path@byte` (of the decompressed content).
    package let location: String
    package let reason: String
    /// The document was read all the same.
    package let isWarning: Bool

    package init(location: String, reason: String, isWarning: Bool = false) {
        self.location = location
        self.reason = reason
        self.isWarning = isWarning
    }

    package var description: String { "\(location): \(reason)" }
}
