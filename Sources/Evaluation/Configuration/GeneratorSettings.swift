import JSONValues

/// The language model that `[answers]` asks: any server that speaks OpenAI's chat completions over plain HTTP.
package struct GeneratorSettings: Sendable, Hashable {
    /// `http://host:port/v1`: `/chat/completions` is appended.
    package var url: HTTPAddress
    package var model: String
    /// Questions of each data set, drawn.
    package var questions = 50
    /// The most tokens of one answer.
    package var maximumTokens = 64
    /// For one answer.
    package var timeoutSeconds = 120
    /// Names the environment variable that holds the key, so that no key stands in a file; nil sends none.
    package var keyVariable: String?

    package init(url: HTTPAddress, model: String) {
        self.url = url
        self.model = model
    }

    /// Reads `[answers]`.
    init(_ json: JSON) throws(EvaluationError) {
        let table = try ConfigurationTable(
            json, "[answers]",
            keys: ["url", "model", "questions", "maximum_tokens", "timeout_seconds", "key_variable"])
        guard let text = try table.text("url") else { throw .settings("[answers] has no url") }
        self.init(url: try HTTPAddress(text), model: try table.text("model") ?? "default")
        if let count = try table.integer("questions", atLeast: 1) { questions = count }
        if let count = try table.integer("maximum_tokens", atLeast: 1) { maximumTokens = count }
        if let seconds = try table.integer("timeout_seconds", atLeast: 1) { timeoutSeconds = seconds }
        keyVariable = try table.text("key_variable")
    }

    /// All that decides what the model is asked.
    var json: JSON {
        .object([
            .init("url", .string(url.description)), .init("model", .string(model)),
            .init("questions", .integer(questions)), .init("maximumTokens", .integer(maximumTokens)),
        ])
    }
}
