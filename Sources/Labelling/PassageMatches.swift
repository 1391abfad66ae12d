/// The matches of one passage's units, seen beside each other.
struct PassageMatches {
    /// The question's terms in the title and the headings.
    let title: UInt64
    let titleCoverage: Double
    /// By unit: the share of the question that it has.
    let own: [Double]
    /// By unit: the share that it has of what the title leaves open. A page is about its title; which of its sentences
    /// answers shows in the other words of the question.
    let beyondTitle: [Double]
    /// By unit: its place when ordered by `own`, then by BM25; 0 is the best.
    let ranks: [Int]
    let bestOwn: Double
    let bestBeyondTitle: Double
    let bestBM25: Double

    init(_ matches: [UnitMatch], title: UInt64, profile: QuestionProfile) {
        self.title = title
        let covered = profile.coverage(title)
        titleCoverage = covered
        let open = 1 - covered
        let own = matches.map { profile.coverage($0.mask) }
        self.own = own
        beyondTitle = matches.map { open > 1e-9 ? profile.coverage($0.mask & ~title) / open : 0 }
        bestOwn = own.max() ?? 0
        bestBeyondTitle = beyondTitle.max() ?? 0
        bestBM25 = matches.map(\.bm25).max() ?? 0
        let order = own.indices.sorted { (own[$0], matches[$0].bm25, $1) > (own[$1], matches[$1].bm25, $0) }
        var ranks = [Int](repeating: 0, count: own.count)
        for (rank, unit) in order.enumerated() { ranks[unit] = rank }
        self.ranks = ranks
    }
}
