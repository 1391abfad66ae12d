package import JSONValues

/// What asking a language model costs with contexts of a certain length.
///
/// A conversation is a number of questions. The request for each holds the instructions, then every question so far with
/// its context and its answer. Its beginning is the request before, so the provider has it in its cache: what is new is
/// the answer to the question before and the context of this one. That holds only because a context is written once and
/// stays, byte for byte.
package struct CostModel: Sendable, Hashable {
    package var prices: [ModelPrices]
    /// Tokens of the instructions, tools and whatever else stands before the first context.
    package var promptTokens = 500
    /// Tokens of an answer.
    package var outputTokens = 200
    /// Questions of one conversation.
    package var questions = 1

    package init(prices: [ModelPrices]) { self.prices = prices }

    /// Reads `[cost]`, without the prices.
    ///
    /// - Parameter json: Nil: the defaults.
    package init(_ json: JSON?, prices: [ModelPrices]) throws(EvaluationError) {
        self.init(prices: prices)
        guard let json else { return }
        let table = try ConfigurationTable(
            json, "[cost]", keys: ["prices", "prompt_tokens", "output_tokens", "questions"])
        if let count = try table.integer("prompt_tokens", atLeast: 0) { promptTokens = count }
        if let count = try table.integer("output_tokens", atLeast: 0) { outputTokens = count }
        if let count = try table.integer("questions", atLeast: 1) { questions = count }
    }

    /// Tokens of one question on average over a conversation in which each context has `context` tokens.
    func usage(context: Double) -> TokenUsage {
        let (count, prompt, output) = (Double(questions), Double(promptTokens), Double(outputTokens))
        let later = count - 1
        let new = prompt + count * context + later * output
        let cached = later * prompt + count * later / 2 * context + later * (count - 2) / 2 * output
        return TokenUsage(new: new / count, cached: cached / count, output: output)
    }

    /// The tokens of one question, and what a thousand questions cost with each model.
    func json(context: Double) -> JSON {
        let usage = usage(context: context)
        return .object([
            .init("context", .double(context)), .init("new", .double(usage.new)),
            .init("cached", .double(usage.cached)), .init("output", .double(usage.output)),
            .init(
                "thousandQuestions",
                .object(prices.map { .init($0.model, .double($0.price(of: usage) * 1_000)) })),
        ])
    }

    /// Everything that decides the figures.
    var json: JSON {
        .object([
            .init("promptTokens", .integer(promptTokens)), .init("outputTokens", .integer(outputTokens)),
            .init("questions", .integer(questions)), .init("prices", .array(prices.map(\.json))),
        ])
    }
}

/// Tokens of one question.
struct TokenUsage: Hashable {
    /// Input that the provider has not seen.
    var new: Double
    /// Input that it has.
    var cached: Double
    var output: Double
}
