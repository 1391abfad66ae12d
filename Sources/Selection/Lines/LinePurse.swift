import ContextTypes
import Lines

/// What lines cost, and what is left to pay for them.
struct LinePurse {
    private let prices: [[Int]]
    private let mark: Int
    private var left: Int

    /// Nil when nothing limits what is kept.
    ///
    /// - Parameter counter: counts in the budget's unit.
    init?(_ texts: [LinedText], options: PruningOptions, counter: any TokenCounter) {
        guard options.budget != nil || options.keepRatio != nil else { return nil }
        prices = texts.map { text in
            text.sheet.source.bytes.withUnsafeBufferPointer { bytes in
                (0..<text.sheet.count).map { line in
                    let range = text.sheet.source.range(of: line)
                    let end = min(range.upperBound + 1, bytes.count)
                    return counter.tokens(in: UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end]))
                }
            }
        }
        let total = prices.reduce(0) { $0 + $1.reduce(0, +) }
        let share = options.keepRatio.map { Int((Double(total) * $0).rounded(.down)) } ?? Int.max
        left = min(options.budget?.limit ?? Int.max, share)
        // A share is of the lines alone; a budget holds the marks, and what stands between texts.
        guard options.budget != nil else {
            mark = 0
            return
        }
        let longest = texts.map(\.sheet.count).max() ?? 0
        let gap = ContextGap.mark(of: longest...(2 * longest + 1), id: options.markers ? "0a1b2c3d4e" : nil)
        mark = counter.tokens(in: "\n" + gap + "\n")
        left -= texts.reduce(0) { $0 + mark + counter.tokens(in: $1.title + "\n\n\n") }
    }

    /// Whether there is enough for these lines; then they are paid.
    mutating func pays(for lines: [Int], of text: Int) -> Bool {
        let price = lines.reduce(0) { $0 + prices[text][$1] + mark }
        guard price <= left else { return false }
        left -= price
        return true
    }
}
