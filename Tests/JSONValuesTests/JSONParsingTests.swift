import JSONValues
import TestSupport
import Testing

@Suite("JSON text")
struct JSONParsingTests {
    @Test(
        "a value leaves as it came",
        arguments: [
            #"{"b":1.10,"a":[true,false,null],"n":12345678901234567890,"s":"naïve 😀"}"#, #""\n\t\"\\""#,
            "-0.5e-7", "[]", "{}",
        ])
    func roundTrip(text: String) throws {
        #expect(try JSON(parsing: text).description == text)
    }

    @Test("escapes and surrogate pairs are decoded")
    func escapes() throws {
        #expect(try JSON(parsing: #""\u0041\ud83d\ude00\/""#) == .string("A😀/"))
    }

    @Test(
        "bad text is refused with the place",
        arguments: [
            ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\":1,\"a\":2}", 7), ("01", 1),
            ("1 2", 2), ("nul", 3),
            ("\"a", 0), ("\"\u{1}\"", 1), ("+1", 0), ("1.", 2), ("{\"a\" 1}", 5),
        ])
    func refusals(text: String, offset: Int) {
        #expect { try JSON(parsing: text) } throws: { ($0 as? JSONError)?.byteOffset == offset }
    }

    @Test(
        "a lone surrogate becomes U+FFFD, and is counted",
        arguments: [
            (#""\ud800""#, "\u{FFFD}", 1), (#""a\udc00b""#, "a\u{FFFD}b", 1),
            (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀", 1),
            (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}", 2), (#""\ud83dx""#, "\u{FFFD}x", 1),
            (#""\ud83d\n""#, "\u{FFFD}\n", 1),
            (#""\ud83d\u0041""#, "\u{FFFD}A", 1), (#""\ud83d\ude00""#, "😀", 0),
            (#""\uDBFF\uDFFF""#, "\u{10FFFF}", 0),
            (#""\ufffd""#, "\u{FFFD}", 0), (#""\ud83d\ud83d\ud83d""#, "\u{FFFD}\u{FFFD}\u{FFFD}", 3),
        ])
    func loneSurrogates(text: String, expected: String, count: Int) throws {
        var replaced = 0
        let value = try JSON(parsing: Array(text.utf8), loneSurrogates: &replaced)
        #expect(value == .string(expected))
        #expect(replaced == count)
    }

    @Test(
        "half an escape behind a surrogate is refused",
        arguments: [#""\ud83d\u12""#, #""\ud83d\u""#, #""\ud83d\""#])
    func cutEscapes(text: String) {
        #expect(throws: JSONError.self) { try JSON(parsing: text) }
    }

    @Test("a byte-order mark before the text is skipped, anywhere else it is refused or part of a string")
    func byteOrderMark() throws {
        #expect(try JSON(parsing: "\u{FEFF}{}") == .object([]))
        #expect(try JSON(parsing: "\u{FEFF} [1]").array?.count == 1)
        #expect(try JSON(parsing: "\"\u{FEFF}\"") == .string("\u{FEFF}"))
        #expect(throws: JSONError.self) { try JSON(parsing: "\u{FEFF}\u{FEFF}1") }
        #expect(throws: JSONError.self) { try JSON(parsing: " \u{FEFF}1") }
        #expect(throws: JSONError.self) { try JSON(parsing: "\u{FEFF}") }
    }

    @Test("invalid UTF-8 is refused")
    func invalidUTF8() {
        #expect(throws: JSONError.self) { try JSON(parsing: [0x22, 0xFF, 0x22]) }
    }

    @Test("nesting is capped")
    func depth() throws {
        let deep = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
        #expect(try JSON(parsing: deep).kind == "array")
        #expect(throws: JSONError.self) { try JSON(parsing: "[" + deep + "]") }
        #expect(throws: JSONError.self) { try JSON(parsing: String(repeating: "[", count: 1_000_000)) }
    }

    @Test("random values survive writing and parsing")
    func randomRoundTrip() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let value = randomValue(depth: 4, using: &generator)
            #expect(try JSON(parsing: value.description) == value)
        }
    }

    @Test("random bytes never crash the parser")
    func randomBytes() {
        var generator = SeededGenerator(seed: 2)
        let alphabet = Array(#"{}[]",:\u0123eE+-. tfn"#.utf8) + [0x00, 0x80, 0xFF, 0xC3]
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<40, using: &generator)
            let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
            if let value = try? JSON(parsing: bytes) {
                #expect((try? JSON(parsing: value.description)) == value)
            }
        }
    }

    private func randomValue(depth: Int, using generator: inout SeededGenerator) -> JSON {
        switch Int.random(in: 0..<(depth == 0 ? 4 : 6), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .double(Double.random(in: -1e6...1e6, using: &generator))
        case 3:
            let count = Int.random(in: 0..<8, using: &generator)
            let scalars = (0..<count).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0..<0x11_0000, using: &generator))
            }
            var text = ""
            text.unicodeScalars.append(contentsOf: scalars)
            return .string(text)
        case 4:
            return .array(
                (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
                    randomValue(depth: depth - 1, using: &generator)
                })
        default:
            return .object(
                (0..<Int.random(in: 0..<20, using: &generator)).map { index in
                    JSON.Member("k\(index)", randomValue(depth: depth - 1, using: &generator))
                })
        }
    }
}
