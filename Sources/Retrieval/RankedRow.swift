import CKernels

/// A passage's place in a ranking, by its row in the index alone.
package struct RankedRow: Sendable {
    /// In the table `passage`, valid in the snapshot of the search.
    package let row: Int
    package let score: Double
    /// Where the kernel found it.
    let candidate: winnow_candidate
}
