import ContextTypes
import Lines

/// What kept lines cost with the marks between them, and what is left to pay for more.
struct LinePurse {
    private let prices: [[Int]]
    private let mark: Int
    /// What a text costs besides its lines as soon as one of them stays: its title, its first mark, what parts it from others.
    private let entries: [Int]
    private var hasEntered: [Bool]
    private var left: Int
    /// Whether the first line is kept whatever it costs: a share of a short text may be less than any line with its marks.
    private var isGenerous: Bool

    /// Nil when nothing limits what is kept.
    ///
    /// - Parameter counter: counts in the budget's unit.
    init?(_ texts: [LinedText], options: PruningOptions, counter: any TokenCounter) {
        guard options.budget != nil || options.keepRatio != nil else { return nil }
        let prices = texts.map { $0.prices(counter) }
        let longest = texts.map(\.sheet.count).max() ?? 0
        let gap = ContextGap.mark(of: longest...(2 * longest + 1), id: options.markers ? "0a1b2c3d4e" : nil)
        let mark = counter.tokens(in: gap + "\n")
        let share = options.keepRatio.map { ratio in
            Int((ratio * Double(prices.reduce(0) { $0 + $1.reduce(0, +) })).rounded(.down))
        }
        left = min(options.budget?.limit ?? .max, share ?? .max)
        isGenerous = options.budget == nil && left > 0
        entries = texts.map { mark + counter.tokens(in: $0.title + "\n\n\n") }
        hasEntered = texts.map { _ in false }
        (self.prices, self.mark) = (prices, mark)
    }

    /// Whether there is enough for these lines; then they are paid.
    ///
    /// - Parameter kept: of their text, these lines among them.
    mutating func pays(for lines: [Int], of text: Int, _ kept: [Bool]) -> Bool {
        let entry = hasEntered[text] ? 0 : entries[text]
        let price = entry + lines.reduce(mark * Self.newGaps(lines, kept)) { $0 + prices[text][$1] }
        guard price <= left || isGenerous else { return false }
        left -= price
        (hasEntered[text], isGenerous) = (true, false)
        return true
    }

    /// How many more gaps a text has for `lines`; fewer than none where they close some.
    private static func newGaps(_ lines: [Int], _ kept: [Bool]) -> Int {
        let added = Set(lines)
        return lines.reduce(0) { gaps, line in
            let isParted = line > 0 && !kept[line - 1]
            // Of two new lines side by side the second one closes what the first one has opened.
            let isFollowed = line + 1 == kept.count || (kept[line + 1] && !added.contains(line + 1))
            return gaps + (isParted ? 1 : 0) - (isFollowed ? 1 : 0)
        }
    }
}

extension LinedText {
    /// Of each line with the break behind it.
    fileprivate func prices(_ counter: any TokenCounter) -> [Int] {
        sheet.source.bytes.withUnsafeBufferPointer { bytes in
            (0..<sheet.count).map { line in
                let range = sheet.source.range(of: line)
                let end = min(range.upperBound + 1, bytes.count)
                return counter.tokens(in: UnsafeBufferPointer(rebasing: bytes[range.lowerBound..<end]))
            }
        }
    }
}
