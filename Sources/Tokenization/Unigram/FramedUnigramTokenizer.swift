/// A unigram tokenizer with the tokens that frame a text, as encoders of the family of XLM-R have it.
final class FramedUnigramTokenizer: ModelTokenizer {
    let specialTokens: SpecialTokens
    var vocabularySize: Int { tokenizer.vocabularySize }
    private let tokenizer: PipelineTokenizer
    private let pieces: TokenList

    init(_ tokenizer: PipelineTokenizer, _ specialTokens: SpecialTokens, pieces: TokenList) {
        self.tokenizer = tokenizer
        self.specialTokens = specialTokens
        self.pieces = pieces
    }

    func append(tokensOf text: UnsafeBufferPointer<UInt8>, to tokens: inout TokenSequence) {
        tokenizer.append(tokensOf: text, to: &tokens)
    }

    func count(in text: UnsafeBufferPointer<UInt8>) -> Int { tokenizer.count(in: text) }

    func id(of token: String) -> Int32? { pieces.id(of: token) }

    func vocabularyTexts() -> [String?] {
        var texts = [String?](repeating: nil, count: vocabularySize)
        for index in pieces.ids.indices { texts[Int(pieces.ids[index])] = pieces.text(index) }
        return texts
    }
}
