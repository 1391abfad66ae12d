import ContextTypes
import FoundationEssentials
import JSONValues

/// Asks a language model for a short answer from a context.
struct AnswerGenerator: Sendable {
    private let settings: GeneratorSettings
    private let seed: UInt64
    private let key: String?

    private static let instruction =
        "Answer the question from the context in as few words as possible. Give only the answer. "
        + "If the context does not hold it, answer: unknown."

    init(_ settings: GeneratorSettings, seed: UInt64) throws(EvaluationError) {
        self.settings = settings
        self.seed = seed
        key = settings.keyVariable.flatMap { ProcessInfo.processInfo.environment[$0] }
        if let name = settings.keyVariable, key == nil {
            throw .settings("[answers]: the environment variable \(name) is not set")
        }
    }

    /// - Throws: `EvaluationError.system` with the server's address.
    func answer(to question: String, from context: String) throws(EvaluationError) -> String {
        let exchange = HTTPExchange(address: settings.url, timeoutSeconds: settings.timeoutSeconds)
        let answer = try exchange.post(
            path: "/chat/completions", body: request(question, context), authorization: key)
        guard answer.status == 200 else {
            let words = String(decoding: answer.body.prefix(200), as: UTF8.self).trimmed
            throw failure("status \(answer.status): \(words)")
        }
        guard let json = try? JSON(parsing: answer.body),
            let text = json["choices"]?.array?.first?["message"]?["content"]?.string
        else { throw failure("its answer holds no choices[0].message.content") }
        return text.trimmed
    }

    private func request(_ question: String, _ context: String) -> [UInt8] {
        func message(_ role: String, _ text: String) -> JSON {
            .object([.init("role", .string(role)), .init("content", .string(text))])
        }
        let request = JSON.object([
            .init("model", .string(settings.model)),
            .init(
                "messages",
                .array([
                    message("system", AnswerGenerator.instruction),
                    message("user", "Context:\n\(context)\n\nQuestion: \(question)"),
                ])),
            .init("temperature", .integer(0)), .init("seed", .integer(Int(seed & 0x7FFF_FFFF))),
            .init("max_tokens", .integer(settings.maximumTokens)), .init("stream", .bool(false)),
        ])
        var bytes: [UInt8] = []
        request.write(to: &bytes)
        return bytes
    }

    private func failure(_ reason: String) -> EvaluationError {
        .system(name: settings.url.description, reason: reason)
    }
}
