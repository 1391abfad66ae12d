/// Finds the counters that `budget.tokenizer` names.
package protocol TokenCounterShelf: Sendable {
    /// The names that an error lists; the first is what counts when a request names none.
    var names: [String] { get }

    /// Nil when nothing has this name. Throws when there is such a counter and it cannot be used.
    func counter(named name: String) throws -> (any TokenCounter)?
}

/// Counters that are there already.
package struct GivenCounters: TokenCounterShelf {
    private let counters: [any TokenCounter]

    package init(_ counters: [any TokenCounter]) { self.counters = counters }

    package var names: [String] { counters.map(\.name) }

    package func counter(named name: String) -> (any TokenCounter)? { counters.first { $0.name == name } }
}

/// Where a registered tokenizer lies.
package struct TokenizerPlace: Sendable, Hashable {
    package var file: String
    /// How the texts of a rank file are cut, see `TokenizerReader` of Tokenization.
    package var pattern: String?

    package init(file: String = "", pattern: String? = nil) {
        self.file = file
        self.pattern = pattern
    }
}
