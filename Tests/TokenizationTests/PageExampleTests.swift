import ContextTypes
import TestSupport
import Testing
import Tokenization

@Suite("The page of Tokenization")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() throws {
        let tokenizer = try WordPieceTokenizer.read(folder: ShippedModels.path("pruner"))
        let tokens = tokenizer.tokens(of: "Winnowing grain")
        // win · ##now · ##ing · grain, each with its place in the text
        let places = tokens.spans.map { [$0.start, $0.end] }
        #expect(places == [[0, 3], [3, 6], [6, 9], [10, 15]])
    }
}
