/// Which windows the encoder should read first, by what the words alone say: the best sentence of a window counts,
/// and beside it the relevance of the passage that it stands in.
struct LexicalPrior {
    /// Window numbers, most promising first.
    let order: [Int]
    private let scores: [Double]

    init(_ windows: [PrunerWindow], words: [LexicalScores]) {
        let scores = windows.map { window in
            let passage = words[window.passage]
            let best = window.pieces.map { passage.sentences[$0.sentence] }.max() ?? 0
            return (best + passage.relevance) / 2
        }
        self.scores = scores
        order = windows.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    }

    /// The windows of the cascade: at most a third of all (but never fewer than two), and no more than the scores ask
    /// for: windows far below the best one are left out.
    func cascade() -> [Int] {
        let most = max(2, order.count / 3)
        guard let best = order.first.map({ scores[$0] }) else { return [] }
        return Array(order.prefix(most).filter { scores[$0] >= Self.share * best })
    }

    /// Windows below this share of the best one's prior are not read.
    private static let share = 0.2
}
