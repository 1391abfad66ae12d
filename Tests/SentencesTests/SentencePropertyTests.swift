import ContextTypes
import Glibc
import TestSupport
import Testing

@testable import Sentences

@Suite("Sentences of any text")
struct SentencePropertyTests {
    private static let languages: [String?] = [nil, "en", "de", "ja", "hi", "xx"]

    @Test("spans rise, stay apart, cover all but white space and tear no scalar")
    func coversRandomText() {
        var generator = SeededGenerator(seed: 1)
        for round in 0..<1_500 {
            let bytes = Array(randomText(&generator).utf8)
            let splitter = SentenceSplitter(
                language: Self.languages[round % 6], newlines: round % 2 == 0 ? .break : .space,
                maximumLength: round % 5 == 0 ? 1 + round % 40 : nil)
            expectWellFormed(splitter, bytes)
        }
    }

    @Test("random bytes, valid UTF-8 or not, never crash it and give spans as sound")
    func survivesRandomBytes() {
        let count = getenv("WINNOW_FUZZ").flatMap { Int(String(cString: $0)) } ?? 20_000
        var generator = SeededGenerator(seed: 2)
        let splitters = Self.languages.flatMap { language in
            [
                SentenceSplitter(language: language, newlines: .break),
                SentenceSplitter(language: language, newlines: .space, maximumLength: 7),
            ]
        }
        for round in 0..<count {
            expectWellFormed(splitters[round % splitters.count], randomBytes(&generator))
        }
    }

    @Test("a blank line between two texts: their sentences stay what they are", arguments: [true, false])
    func splitsParagraphsAlone(breaks: Bool) {
        var generator = SeededGenerator(seed: 3)
        let splitter = SentenceSplitter(language: "en", newlines: breaks ? .break : .space)
        for _ in 0..<1_500 {
            let first = randomText(&generator)
            let second = randomText(&generator)
            let offset = first.utf8.count + 2
            let expected =
                splitter.spans(in: first) + splitter.spans(in: second).map { $0.shifted(by: offset) }
            #expect(splitter.spans(in: first + "\n\n" + second) == expected)
        }
    }

    @Test("the same text gives the same sentences, from a second splitter too")
    func isDeterministic() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<300 {
            let text = randomText(&generator)
            #expect(SentenceSplitter().spans(in: text) == SentenceSplitter().spans(in: text))
        }
    }

    @Test("no sentence is longer than the limit, and none is lost")
    func keepsMaximumLength() {
        var generator = SeededGenerator(seed: 5)
        for round in 0..<300 {
            let limit = 1 + round % 60
            let splitter = SentenceSplitter(maximumLength: limit)
            let text = randomText(&generator)
            for span in splitter.spans(in: text) {
                #expect(text.text(at: span).unicodeScalars.count <= limit)
            }
        }
    }

    @Test("megabytes of terminators, quotes, brackets, blanks or digits are split in one go")
    func isLinearOnMonotony() {
        for unit in [
            ".", ". ", "?\"", "(", ".(", "\" ", "1. ", "a. ", ":-) ", "----", "\u{3000}", "。", ") ", "://",
        ] {
            let text = String(repeating: unit, count: 1_000_000 / unit.utf8.count)
            expectWellFormed(SentenceSplitter(newlines: .space), Array(text.utf8))
        }
    }

    private func expectWellFormed(_ splitter: SentenceSplitter, _ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { text in
            let spans = splitter.spans(in: text)
            var end = 0
            for span in spans {
                guard span.start >= end, span.end > span.start, span.end <= text.count else {
                    Issue.record("\(span) behind \(end) in \(bytes)")
                    return
                }
                if !isBlank(text, end..<span.start) { Issue.record("lost text before \(span) in \(bytes)") }
                if tears(text, span.start) || tears(text, span.end) {
                    Issue.record("torn scalar at \(span) in \(bytes)")
                }
                let edges = [
                    text.scalar(at: span.start).value,
                    text.scalar(before: span.end, notBelow: 0)?.value ?? 0x20,
                ]
                if edges.contains(where: isWhite) {
                    Issue.record("white space at the edge of \(span) in \(bytes)")
                }
                end = span.end
            }
            if !isBlank(text, end..<text.count) { Issue.record("lost text behind \(end) in \(bytes)") }
        }
    }

    private func isBlank(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        var position = range.lowerBound
        while position < range.upperBound {
            let scalar = text.scalar(at: position)
            guard isWhite(scalar.value) else { return false }
            position += scalar.length
        }
        return true
    }

    private func isWhite(_ value: UInt32) -> Bool { Unicode.Scalar(value)?.properties.isWhitespace ?? false }

    /// Whether `index` lies inside a valid scalar.
    private func tears(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        (1...3).contains { back in
            index - back >= 0 && index < text.count && text.scalar(at: index - back).length > back
        }
    }

    private func randomText(_ generator: inout SeededGenerator) -> String {
        let pieces = [
            ".", ". ", "!", "? ", "...", "…", "。", "」", "「", "۔ ", "। ", "؟", "\"", "” ", "“", "'", "(", ")",
            "[1]", " ", "  ",
            "\n", "\r\n", "\n\n", "\t", "\u{A0}", "\u{3000}", "\u{2028}", "Dr", "Mr", "U.S", "e.g", "z. B",
            "a.m", "No", "p",
            "3", "14", "1)", "b.", "•", "- ", "the ", "The ", "Haus ", "дом ", "Дом", "日本", "है", "ไทย", "é",
            "e\u{301}", "👍🏽",
            "🇪🇺", ":-)", "://", "www.", "@", "----", "____ ", ";", ":", ",", "\u{FEFF}", "\0", "I", "i ",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...30, using: &generator) {
            text += pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            if Int.random(in: 0..<12, using: &generator) == 0,
                let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator))
            {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private func randomBytes(_ generator: inout SeededGenerator) -> [UInt8] {
        let interesting =
            Array(" .!?\n\r\"')(A1a:;-".utf8) + [0xC2, 0xE2, 0xE3, 0x80, 0x82, 0xA6, 0xF0, 0xFF, 0xED, 0xA0]
        return (0..<Int.random(in: 0...60, using: &generator)).map { _ in
            Bool.random(using: &generator)
                ? UInt8.random(in: 0...255, using: &generator)
                : interesting[Int.random(in: 0..<interesting.count, using: &generator)]
        }
    }
}
