import Postings

/// A passage's place in a ranking, with what the search knew of it.
struct RankedRow: Sendable {
    /// In the table `passage`, valid in the snapshot of the search.
    let row: Int
    let score: Double
    /// Where the search found it.
    let candidate: FoundPassage
}
