import ContextTypes
import FoundationEssentials
import JSONValues
import TestSupport
import Testing

@testable import Tokenization

/// The tokenizers of Tests/Fixtures/tokens, which benchmarks/tokens/fixtures.py writes.
enum TokenFixtures {
    static func cases() throws -> [(name: String, cases: [JSON])] {
        let file = URL(fileURLWithPath: Fixtures.path("tokens/cases.json"))
        let members = try #require(JSON(parsing: Array(Data(contentsOf: file))).members)
        return members.map { ($0.key, $0.value.array ?? []) }
    }

    /// - Parameter name: a file of the folder, with its pattern after `#` when it holds ranks.
    static func tokenizer(_ name: String) throws -> any TextTokenizer {
        let parts = name.split(separator: "#").map(String.init)
        let file = parts[0].contains(".") ? parts[0] : parts[0] + ".json"
        return try TokenizerReader.read(
            Fixtures.path("tokens/" + file), pattern: parts.count > 1 ? parts[1] : nil)
    }
}

@Suite("Tokenizers of files")
struct TokenizerFileTests {
    @Test("ids, places and counts equal those of the packages on every case of the dump")
    func equalsThePackages() throws {
        let all = try TokenFixtures.cases()
        #expect(all.count > 20)
        for (name, cases) in all {
            let tokenizer = try TokenFixtures.tokenizer(name)
            #expect(cases.count >= 30)
            for item in cases {
                let fields = try #require(item.array)
                let text = try #require(fields[0].string)
                let ids = try #require(fields[1].array).map { Int32($0.integer ?? -1) }
                let places = try #require(fields[2].array).map { $0.integer ?? -1 }
                let spans = stride(from: 0, to: places.count, by: 2).map {
                    SourceSpan(start: places[$0], end: places[$0 + 1])
                }
                let tokens = tokenizer.tokens(of: text)
                #expect(tokens.ids == ids, "\(name): \(text.debugDescription)")
                #expect(tokens.spans == spans, "\(name): \(text.debugDescription)")
                #expect(tokenizer.count(in: text) == ids.count, "\(name): \(text.debugDescription)")
            }
        }
    }

    @Test("any bytes at all are counted as they are recorded, inside the text, without a trap")
    func arbitraryBytes() throws {
        var generator = SeededGenerator(seed: 11)
        for (name, _) in try TokenFixtures.cases() {
            let tokenizer = try TokenFixtures.tokenizer(name)
            for _ in 0..<200 {
                let bytes = (0..<Int.random(in: 0...80, using: &generator)).map { _ in
                    Bool.random(using: &generator)
                        ? UInt8.random(in: 0...255, using: &generator)
                        : UInt8.random(in: 0x20...0x7E, using: &generator)
                }
                var tokens = TokenSequence()
                bytes.withUnsafeBufferPointer { tokenizer.append(tokensOf: $0, to: &tokens) }
                #expect(
                    tokens.spans.allSatisfy { $0.start <= $0.end && $0.end <= bytes.count },
                    "\(name): \(bytes)")
                #expect(tokens.ids.allSatisfy { $0 >= 0 && Int($0) < tokenizer.vocabularySize })
                #expect(bytes.withUnsafeBufferPointer { tokenizer.count(in: $0) } == tokens.count)
            }
        }
    }

    @Test("the tokens of a text follow those that are there already")
    func appends() throws {
        let tokenizer = try TokenFixtures.tokenizer("gpt2")
        var tokens = tokenizer.tokens(of: "first")
        let first = tokens
        var text = " second"
        text.withUTF8 { tokenizer.append(tokensOf: $0, to: &tokens) }
        #expect(Array(tokens.ids.prefix(first.count)) == first.ids)
        #expect(Array(tokens.ids.dropFirst(first.count)) == tokenizer.tokens(of: " second").ids)
    }

    @Test("a piece of megabytes is encoded, by each kind of model")
    func hugePieces() throws {
        for name in ["llama2", "gpt2", "t5", "ranks.tiktoken#o200k"] {
            let tokenizer = try TokenFixtures.tokenizer(name)
            let text = String(repeating: "ab", count: 500_000)
            let tokens = tokenizer.tokens(of: text)
            #expect(tokens.spans.last?.end == text.utf8.count, "\(name)")
            #expect(tokenizer.count(in: text) == tokens.count)
        }
    }

    @Test("threads that share a tokenizer count the same")
    func threads() async throws {
        let tokenizer = try TokenFixtures.tokenizer("xlmr")
        let cases = try TokenFixtures.cases().flatMap(\.cases).compactMap { $0.array?.first?.string }
        let expected = cases.map { tokenizer.count(in: $0) }
        await withTaskGroup(of: [Int].self) { group in
            for _ in 0..<8 { group.addTask { cases.map { tokenizer.count(in: $0) } } }
            for await counts in group { #expect(counts == expected) }
        }
    }
}
