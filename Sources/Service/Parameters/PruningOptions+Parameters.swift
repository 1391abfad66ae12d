import ContextTypes
import JSONRPC
import JSONValues

extension PruningOptions {
    /// Reads the options that `trim` and `prune` share over `self`, which holds the defaults.
    mutating func read(_ parameters: inout Parameters) throws(RPCError) {
        try readSelection(&parameters)
        try readExtras(&parameters)
        try readHTML(&parameters)
        if var budget = try parameters.object("budget") {
            self.budget = try TokenBudget(reading: &budget)
            try budget.finish()
        }
        if parameters.has("fill") { fill = try parameters.flag("fill", default: true) }
        onEmpty = try parameters.choice("onEmpty", default: onEmpty)
        order = try parameters.choice("order", default: order)
        zeroScoreWhenEmpty = try parameters.flag("zeroScoreWhenEmpty", default: zeroScoreWhenEmpty)
        explain = try parameters.flag("explain", default: explain)
    }

    private mutating func readSelection(_ parameters: inout Parameters) throws(RPCError) {
        let threshold = try parameters.number("threshold", in: 0...1)
        let keepRatio = try parameters.number("keepRatio", in: 0...1)
        let retention = try parameters.number("retention", in: 0...1)
        let named = [("threshold", threshold), ("keepRatio", keepRatio), ("retention", retention)]
            .filter { $0.1 != nil }.map(\.0)
        if named.count > 1 {
            throw .conflict(parameters.path(of: named[0]), with: parameters.path(of: named[1]))
        }
        // Whoever asks for one of them does not want the default of another.
        if !named.isEmpty {
            (self.threshold, self.keepRatio, self.retention) = (threshold, keepRatio, retention)
        }
        try readPruner(&parameters)
        rounding = try parameters.choice("rounding", default: rounding)
        keepTitle = try parameters.choice("keepTitle", default: keepTitle)
    }

    /// Who scores, and how long it may take.
    mutating func readPruner(_ parameters: inout Parameters) throws(RPCError) {
        pruner = try parameters.choice("pruner", default: pruner)
        let milliseconds = try parameters.integer("deadlineMilliseconds", in: 0...86_400_000)
        deadline = milliseconds.map { .milliseconds($0) } ?? deadline
        readTokens = try parameters.integer("readTokens", in: 0...1_000_000_000) ?? readTokens
    }

    private mutating func readExtras(_ parameters: inout Parameters) throws(RPCError) {
        minimumKept = try parameters.integer("minKeep", in: 0...1000) ?? minimumKept
        neighbours = try parameters.integer("neighbours", in: 0...1000) ?? neighbours
        forceTerms = try parameters.strings("forceTerms") ?? forceTerms
        keepDigits = try parameters.flag("keepDigits", default: keepDigits)
        diversity = try parameters.number("diversity", in: 0...1) ?? diversity
        deduplicate = try parameters.flag("deduplicate", default: deduplicate)
        removeInvisible = try parameters.flag("removeInvisible", default: removeInvisible)
    }

    private mutating func readHTML(_ parameters: inout Parameters) throws(RPCError) {
        guard var html = try parameters.object("html") else { return }
        granularity = try Granularity(reading: &html) ?? granularity
        keepLinks = try html.flag("keepLinks", default: keepLinks)
        keepHidden = try html.flag("keepHidden", default: keepHidden)
        keepTables = try html.flag("keepTables", default: keepTables)
        output = try html.choice("output", default: output)
        try html.finish()
    }
}

extension PruningOptions.Granularity {
    /// `"auto"` or a number of words; nil when absent.
    init?(reading parameters: inout Parameters) throws(RPCError) {
        guard let value = parameters.value("granularity") else { return nil }
        if value == .string("auto") {
            self = .auto
        } else if let words = value.integer, words > 0 {
            self = .words(words)
        } else {
            throw .invalidParams(
                parameters.path(of: "granularity"), expected: "\"auto\" or a number of words of at least 1",
                got: value, value.integer == nil ? .wrongType : .outOfRange)
        }
    }
}

extension TokenBudget {
    /// `{tokens | characters, tokenizer?}`.
    init(reading parameters: inout Parameters) throws(RPCError) {
        let tokens = try parameters.integer("tokens", in: 0...Int.max)
        let characters = try parameters.integer("characters", in: 0...Int.max)
        let tokenizer = try parameters.string("tokenizer")
        switch (tokens, characters) {
        case (let limit?, nil): self.init(limit: limit, unit: .tokens, tokenizer: tokenizer)
        case (nil, let limit?): self.init(limit: limit, unit: .characters, tokenizer: tokenizer)
        case (nil, nil):
            throw .invalidParams(
                parameters.path(of: "tokens"), expected: "a whole number of at least 0", got: nil, .missing)
        default: throw .conflict(parameters.path(of: "tokens"), with: parameters.path(of: "characters"))
        }
    }
}
