/// Cuts a text into the tokens of a model and tells their places.
package protocol TextTokenizer: Sendable {
    /// Ids lie in `0..<vocabularySize`.
    var vocabularySize: Int { get }

    /// Appends the tokens of `text` (UTF-8 of any length) to `tokens`.
    func append(tokensOf text: UnsafeBufferPointer<UInt8>, to tokens: inout TokenSequence)

    /// How many tokens `append` would append.
    func count(in text: UnsafeBufferPointer<UInt8>) -> Int
}

extension TextTokenizer {
    package func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
        var tokens = TokenSequence()
        append(tokensOf: text, to: &tokens)
        return tokens.count
    }

    package func count(in text: String) -> Int {
        var text = text
        return text.withUTF8 { count(in: $0) }
    }

    package func tokens(of text: String) -> TokenSequence {
        var tokens = TokenSequence()
        var text = text
        text.withUTF8 { append(tokensOf: $0, to: &tokens) }
        return tokens
    }
}
