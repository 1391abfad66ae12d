import CKernels

/// A passage's place in a ranking, with what the kernel knew of it.
struct RankedRow: Sendable {
    /// In the table `passage`, valid in the snapshot of the search.
    let row: Int
    let score: Double
    /// Where the kernel found it.
    let candidate: winnow_candidate
}
