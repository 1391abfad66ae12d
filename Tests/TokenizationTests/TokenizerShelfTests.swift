import ContextTypes
import TestSupport
import Testing

@testable import Tokenization

@Suite("The shelf of tokenizers")
struct TokenizerShelfTests {
    private struct LengthCounter: TokenCounter {
        let name = "length"
        func tokens(in text: UnsafeBufferPointer<UInt8>) -> Int { text.count }
    }

    private let ranks = TokenizerPlace(file: Fixtures.path("tokens/ranks.tiktoken"), pattern: "cl100k")

    @Test("the standard counter comes first, then the registered names in order")
    func names() {
        let shelf = TokenizerShelf(standard: LengthCounter(), places: ["b": ranks, "a": ranks])
        #expect(shelf.names == ["length", "a", "b"])
    }

    @Test("a registered name counts with its file, and says the name")
    func registered() throws {
        let shelf = TokenizerShelf(standard: LengthCounter(), places: ["mine": ranks])
        let counter = try #require(try shelf.counter(named: "mine"))
        #expect(counter.name == "mine")
        #expect(counter.tokens(in: "the pruning of a context") < 24)
        #expect(try shelf.counter(named: "length")?.tokens(in: "four") == 4)
    }

    @Test("the name of the standard counter cannot be taken")
    func standardStays() throws {
        let shelf = TokenizerShelf(standard: LengthCounter(), places: ["length": ranks])
        #expect(try shelf.counter(named: "length")?.tokens(in: "four") == 4)
        #expect(shelf.names == ["length"])
    }

    @Test("what counts first may be a file; other files only where they are allowed")
    func files() throws {
        let file = Fixtures.path("tokens/gpt2.json")
        let other = Fixtures.path("tokens/xlmr.json")
        let closed = TokenizerShelf(standard: LengthCounter(), first: file)
        #expect(closed.names == [file, "length"])
        #expect(try closed.counter(named: file) != nil)
        #expect(try closed.counter(named: other) == nil)
        let open = TokenizerShelf(standard: LengthCounter(), allowsFiles: true)
        #expect(try open.counter(named: other)?.name == other)
        #expect(throws: TokenizerError.unreadable(file: "/none", reason: "no such file")) {
            try open.counter(named: "/none")
        }
    }

    @Test("a file that is not registered is forgotten after a few others, and read again")
    func forgets() throws {
        let shelf = TokenizerShelf(standard: LengthCounter(), allowsFiles: true)
        let names = ["gpt2", "xlmr", "t5", "llama3", "qwen2", "o200k"].map {
            Fixtures.path("tokens/\($0).json")
        }
        for name in names + names { #expect(try shelf.counter(named: name)?.name == name) }
    }
}
