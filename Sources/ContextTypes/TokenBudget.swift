/// A hard limit on what is returned: never exceeded, whatever else was asked for.
package struct TokenBudget: Hashable, Sendable {
    package enum Unit: String, Sendable, CaseIterable {
        case tokens
        /// Unicode scalars.
        case characters
    }

    package var limit: Int
    package var unit: Unit
    /// Name of the token counter; nil means the default one.
    package var tokenizer: String?

    package init(limit: Int, unit: Unit = .tokens, tokenizer: String? = nil) {
        self.limit = limit
        self.unit = unit
        self.tokenizer = tokenizer
    }
}

/// Counts what a text costs a language model. Exact tokenizers and the estimate share this seam.
package protocol TokenCounter: Sendable {
    /// As clients name it in `budget.tokenizer`, for example `estimate`.
    var name: String { get }

    /// Tokens of `text` (UTF-8).
    ///
    /// Of texts joined the estimate never counts more than of their parts. An exact tokenizer may, in rare cases:
    /// whoever promises a limit counts the whole.
    func tokens(in text: UnsafeBufferPointer<UInt8>) -> Int
}

extension TokenCounter {
    package func tokens(in text: String) -> Int {
        var text = text
        return text.withUTF8 { tokens(in: $0) }
    }
}
