package import Segmentation

/// Something in a corpus that could not be read: where it is, the cause, and what to do about it.
///
/// A problem never ends a run; everything else of the corpus is still read.
package struct CorpusProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// `path`, `path:line` or `path@byte` (of the decompressed content).
    package let location: String
    package let reason: String
    /// The document was read all the same.
    package let isWarning: Bool
    /// What its readers do not see, where that is what the warning is about.
    package let hidden: HiddenText?

    package init(location: String, reason: String, isWarning: Bool = false) {
        self.location = location
        self.reason = reason
        self.isWarning = isWarning
        hidden = nil
    }

    /// A document of which some text does not show; nil when all of it does.
    ///
    /// - Parameter isKept: whether that text was read all the same.
    init?(location: String, hiding hidden: HiddenText, isKept: Bool) {
        guard let notice = hidden.notice(kept: isKept) else { return nil }
        self.location = location
        reason = notice
        isWarning = true
        self.hidden = hidden
    }

    package var description: String { "\(location): \(reason)" }
}
