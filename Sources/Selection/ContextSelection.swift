package import ContextTypes

/// The last stage: what stays of labelled passages, and the context that it makes, never over the budget.
///
///     let candidates = Candidates(passages, given: nil, labels: labels, isJudged: false, options: options)
///     let context = ContextSelection(candidates, options: options, threshold: 0.04, order: [0, 1]).context(counter)
package struct ContextSelection {
    /// Rounds that spend what joining has saved.
    private static let rounds = 2
    /// Titles give way to units where those raise the probability of holding the answer by more than this.
    private static let worthOfTitles = 0.02

    private let candidates: Candidates
    private let options: PruningOptions
    private let threshold: Double
    private let order: [Int]

    /// - Parameters:
    ///   - threshold: units that score at least this pass, 0...1.
    ///   - order: indices of the passages in the order in which they are written.
    package init(_ candidates: Candidates, options: PruningOptions, threshold: Double, order: [Int]) {
        self.candidates = candidates
        self.options = options
        self.threshold = threshold
        self.order = order
    }

    /// - Parameters:
    ///   - counter: counts the tokens that are reported.
    ///   - measure: counts in the budget's unit.
    package func context(counter: any TokenCounter, measure: any TokenCounter) -> TrimmedContext {
        let writer = written(measure).withShortGaps(within: options.budget?.limit, counter: measure)
        return ContextReport(writer: writer, counter: counter).result()
    }

    private func written(_ measure: any TokenCounter) -> ContextWriter {
        let isLimited = options.budget != nil || options.keepRatio != nil
        guard isLimited else { return written(prices: nil, options, measure) }
        let prices = ContextPrices(candidates, options: options, order: order, counter: measure)
        let titled = written(prices: prices, options, measure)
        guard options.keepTitle == .ifAny, titled.misses, prices.hasTitles else { return titled }
        var untitled = options
        untitled.keepTitle = .never
        let plain = written(prices: prices.withoutTitles, untitled, measure)
        return plain.value > titled.value + Self.worthOfTitles ? plain : titled
    }

    private func written(
        prices: ContextPrices?, _ options: PruningOptions, _ measure: any TokenCounter
    ) -> ContextWriter {
        let selector = UnitSelector(candidates, options: options, threshold: threshold, prices: prices)
        var best = BestRun(selector)
        func writer(_ limit: Int?) -> ContextWriter {
            ContextWriter(
                candidates, selector.decisions(after: best.run(limit: limit)), options: options,
                order: order)
        }
        guard let limit = options.budget?.limit else {
            return writer(nil).withTitles(within: nil, counter: measure)
        }
        let written = widened(shrunk(writer(limit), to: limit, measure), to: limit, measure, writer)
        return written.withLongestCut(within: limit, counter: measure)
            .withTitles(within: limit, counter: measure)
    }

    /// Drops the least valuable units until the text fits, should a counter count joined texts higher than their parts.
    private func shrunk(_ writer: ContextWriter, to limit: Int, _ measure: any TokenCounter) -> ContextWriter
    {
        var writer = writer
        while measure.tokens(in: writer.context()) > limit, let smaller = writer.withoutLeastValuable() {
            writer = smaller
        }
        return writer
    }

    /// Joined texts cost a little less than their parts, and markup that units share (one list around several items) a
    /// good deal less: what that saves is spent here.
    private func widened(
        _ writer: ContextWriter, to limit: Int, _ measure: any TokenCounter,
        _ written: (Int?) -> ContextWriter
    ) -> ContextWriter {
        var best = writer
        var allowance = limit
        for _ in 0..<Self.rounds {
            let spare = limit - measure.tokens(in: best.context())
            guard spare > 0, best.misses
            else { break }
            allowance += spare
            let next = written(allowance)
            guard measure.tokens(in: next.context()) <= limit, next.value >= best.value else { break }
            best = next
        }
        return best
    }
}
