import ContextTypes
import TestSupport
import Testing

@testable import Documents
@testable import Indexing

@Suite("Charsets of sources")
struct ReadingCharsetTests {
    private let decoder = SourceDecoder()

    private func text(_ bytes: [UInt8], _ format: SourceFormat = .text, charset: String? = nil) throws
        -> String
    {
        try decoder.text(from: bytes, format: format, charset: charset)
    }

    private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit -> [UInt8] in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return bigEndian ? pair : pair.reversed()
        }
    }

    @Test("byte-order marks of UTF-8, 16 and 32 decide, whatever else is stated")
    func marks() throws {
        let sample = "naïve 😀 Ω"
        #expect(try text([0xEF, 0xBB, 0xBF] + Array(sample.utf8), charset: "koi8-r") == sample)
        #expect(try text([0xFF, 0xFE] + utf16(sample, bigEndian: false)) == sample)
        #expect(try text([0xFE, 0xFF] + utf16(sample, bigEndian: true)) == sample)
        let utf32 = sample.unicodeScalars.flatMap { scalar in
            (0..<4).map { UInt8(scalar.value >> ($0 * 8) & 0xFF) }
        }
        #expect(try text([0xFF, 0xFE, 0, 0] + utf32) == sample)
        #expect(try text(utf16("without any mark", bigEndian: false)) == "without any mark")
    }

    @Test("what is not UTF-8 is Windows-1252, all 128 upper bytes of it")
    func windows1252() throws {
        #expect(try text([0x63, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x80, 0x94]) == "café “€”")
        let upper = try text(Array(0x80...0xFF)).unicodeScalars.map(\.value)
        #expect(upper.count == 128)
        #expect(Array(upper.suffix(96)) == Array(0xA0...0xFF))
        #expect(upper[0] == 0x20AC)
    }

    @Test("a damaged place in UTF-8 spoils itself only")
    func damagedUTF8() throws {
        #expect(try text(Array("Grüße, jüngst".utf8) + [0xFF] + Array("!".utf8)) == "Grüße, jüngst\u{FFFD}!")
    }

    @Test(
        "a page's own statement is believed where it can be",
        arguments: [
            ("<meta charset=windows-1251>", [0xEF, 0xF0] as [UInt8], "пр"),
            ("<META http-equiv='Content-Type' content='text/html; CHARSET=Shift_JIS'>", [0x93, 0xFA], "日"),
            ("<?xml version='1.0' encoding='iso-8859-2'?>", [0xE8, 0xB9], "čš"),
            ("<meta charset=\"latin1\">", [0x80], "€"), ("<meta charset=gb2312>", [0xD6, 0xD0], "中"),
            ("<meta charset=utf-16>", [0xC3, 0xA9], "é"),
            ("<meta charset=koi8-r>", [0xC3, 0xA9, 0xC1], "ц╘а"),
            ("<meta charset=utf-8>", [0xE9], "é"),
            ("<meta charset=iso-2022-jp>", Array("\u{1B}$BF|\u{1B}(B".utf8), "日"),
        ])
    func stated(tag: String, body: [UInt8], expected: String) throws {
        #expect(try text(Array(tag.utf8) + body, .html).hasSuffix(">" + expected))
    }

    @Test("UTF-8 is recognised under a wrong statement")
    func wrongStatement() throws {
        #expect(try text(Array("<meta charset=windows-1251>é".utf8), .html).hasSuffix("é"))
        #expect(try text(Array("日本".utf8), charset: "x-no-such") == "日本")
    }

    @Test("an unknown charset and binary files are refused with the reason")
    func refusals() {
        let expectations: [([UInt8], String?, String)] = [
            ([0xE9, 0xFF, 0xFE], "x-no-such", "\"x-no-such\" is unknown"),
            ([0xE9, 0xFF, 0xFE], "../../etc/passwd", "is unknown"),
            (Array("%PDF-1.7".utf8), nil, "a PDF"), ([0x61, 0, 0, 0, 7, 0], nil, "are NUL"),
            ([UInt8](repeating: 0x61, count: 40).flatMap { [$0, 0] } + [0, 0], nil, "are NUL"),
        ]
        for (bytes, charset, reason) in expectations {
            #expect { try text(bytes, charset: charset) } throws: {
                ($0 as? SourceDecodingError)?.reason.contains(reason) == true
            }
        }
    }

    @Test("single NUL bytes become U+FFFD")
    func nul() throws {
        let around = String(repeating: "x", count: 200)
        #expect(try text(Array("\(around)\0\(around)".utf8)) == "\(around)\u{FFFD}\(around)")
    }

    @Test("random bytes under random charsets never crash, and give text without NUL")
    func randomBytes() {
        var generator = SeededGenerator(seed: 5)
        let charsets = [nil, "utf-8", "shift_jis", "gb18030", "euc-kr", "iso-2022-jp", "utf-7", "x", "big5"]
        for _ in 0..<3_000 {
            let count = Int.random(in: 0..<200, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 1...255, using: &generator) }
            let charset = charsets.randomElement(using: &generator) ?? nil
            if let text = try? text(bytes, .html, charset: charset) { #expect(!text.utf8.contains(0)) }
        }
    }
}
