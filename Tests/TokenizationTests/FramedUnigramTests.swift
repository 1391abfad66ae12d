import TestSupport
import Testing
import Tokenization

@Suite("Unigram tokenizers of encoders")
struct FramedUnigramTests {
    private static let file = #"""
        {"model": {"type": "Unigram", "unk_id": 3, "vocab": [["<s>", 0], ["<pad>", 0], ["</s>", 0], ["<unk>", 0],
        ["▁", -3], ["▁castle", -5], ["<", -6], ["/", -6], ["s", -6], [">", -6]]},
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true}}
        """#

    private func tokenizer(recognizesMarkers: Bool) throws -> any ModelTokenizer {
        let folder = try TemporaryFolder()
        try folder.write(Self.file.utf8, to: "tokenizer.json")
        return try ModelTokenizerReader.read(folder: folder.path, recognizesMarkers: recognizesMarkers)
    }

    @Test("the tokens of the frame are found by name, and pieces by their text")
    func frame() throws {
        let tokenizer = try tokenizer(recognizesMarkers: true)
        let special = tokenizer.specialTokens
        #expect(special == SpecialTokens(classification: 0, separator: 2, unknown: 3, padding: 1))
        #expect(tokenizer.tokens(of: "castle").ids == [5])
        #expect(tokenizer.id(of: "▁castle") == 5)
        #expect(tokenizer.vocabularyTexts().compactMap { $0 }.count == 10)
    }

    @Test("a stranger's text cannot hold the token that ends a text")
    func markersInTexts() throws {
        #expect(try tokenizer(recognizesMarkers: true).tokens(of: "</s>").ids.contains(2))
        #expect(try tokenizer(recognizesMarkers: false).tokens(of: "</s>").ids == [4, 6, 7, 8, 9])
    }
}
