import CKernels

/// The sizes that the layout of postings knows.
package enum SegmentLimits {
    /// The most passages of a segment.
    package static let passages = Int(WINNOW_SEGMENT_LIMIT)
    /// Passages of a posting window.
    package static let window = Int(WINNOW_WINDOW)
}
