package import IndexStore

/// Which passages of an index may be found: those whose documents meet conditions on their metadata.
package struct PassageFilter: Sendable {
    private let bitmaps: [Int: Bitmap]

    /// The same by rows of the index; nil when nobody needs them.
    package let rows: RowSet?
    /// Those of them that meet the conditions themselves, and those that others of them hold; nil for all.
    let shown: RowSet?

    /// `bitmaps` by the number of the segment; tombstones are already out of them.
    package init(_ bitmaps: [Int: Bitmap], rows: RowSet? = nil, shown: RowSet? = nil) {
        self.bitmaps = bitmaps
        self.rows = rows
        self.shown = shown
    }

    /// The passages of `segment` that may be found; nil when the filter knows nothing of it.
    package func passages(of segment: SegmentView) -> Bitmap? { bitmaps[segment.number] }
}
