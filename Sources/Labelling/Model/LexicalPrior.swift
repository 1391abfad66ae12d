import ContextTypes
import Inference

/// Which windows the encoder should read first, by what is known without reading: the probability that a window holds
/// the answer, and the relevance of its passage.
struct LexicalPrior {
    /// A cascade reads at most one window in so many, but `fewest` if there are as many; never more than `largest`, so
    /// that its time does not grow with what is asked of it.
    private static let rarity = 3
    private static let fewest = 3
    private static let largest = 32
    /// The first look ends when the windows read hold so much of what all windows hold by their words.
    private static let enough = 0.95

    /// Window numbers, most promising first.
    let order: [Int]
    /// By window: the probability that it holds the answer.
    private let shares: [Double]

    /// - Parameter labels: what words or token vectors say of each passage.
    init(_ windows: [PrunerWindow], labels: [PassageLabels]) {
        let units = AnswerShares(scores: labels.map { $0.scores.map { $0 } }).units
        let shares = windows.map { window in
            window.pieces.reduce(0) { $0 + units[window.passage][$1.sentence] }
        }
        let priors = zip(windows, shares).map { labels[$0.passage].rankScore + 2 * $1 }
        self.shares = shares
        order = windows.indices.sorted { (priors[$0], $1) > (priors[$1], $0) }
    }

    /// How many windows of `order` have at most so many tokens together; the first one always counts.
    func count(within tokens: Int?, of windows: [PrunerWindow]) -> Int {
        guard let tokens else { return order.count }
        var left = tokens
        for (number, index) in order.enumerated() {
            left -= windows[index].input.count
            if left < 0 { return max(number, min(1, order.count)) }
        }
        return order.count
    }

    /// How many windows of `order` a cascade reads at first, and how many when that has not found an answer.
    var cascade: (first: Int, most: Int) {
        let most = min(order.count, Self.largest, max(Self.fewest, order.count / Self.rarity))
        let wanted = Self.enough * shares.reduce(0, +)
        var (first, held) = (0, 0.0)
        while first < most, first < Self.fewest || held < wanted || wanted == 0 {
            held += shares[order[first]]
            first += 1
        }
        return (first, most)
    }
}
