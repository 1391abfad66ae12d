import ContextTypes

/// Counts tokens without a tokenizer: an estimate that stays above what common LLM tokenizers count.
///
/// A table prices pieces of text: words, syllables, scalars, runs of blanks. Each price is the most that any of ten real
/// tokenizers makes of the piece. A text costs what its cheapest cover by such pieces costs; a scalar that is no piece costs its
/// bytes. `training/token_prices` learns the pieces; `benchmarks/pruning/run estimate` judges the estimate, on other texts.
///
/// Every piece has a price, so whatever is repeated costs every time. A cover of the parts of a text is a cover of the
/// text, so joined texts never cost more than their parts.
package struct EstimatedTokenCounter: TokenCounter {
    package let name = "estimate"

    package init() {}

    package func tokens(in text: UnsafeBufferPointer<UInt8>) -> Int {
        guard !text.isEmpty else { return 0 }
        let price = Self.opening + Self.prices.cheapestCover(of: text)
        return (price + TokenPrices.unit - 1) / TokenPrices.unit
    }

    /// Some tokenizers put a mark before a text.
    private static let opening = TokenPrices.unit
    private static let prices = PieceTrie.ofPrices()
}
