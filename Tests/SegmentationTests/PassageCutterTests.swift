import ContextTypes
import Testing

@testable import Segmentation

@Suite("A document is cut into passages")
struct PassageCutterTests {
    private func passages(_ source: String, as format: SourceFormat = .html, limit: Int = 10) -> [Passage] {
        let document = Document(id: "d", title: "", content: structured(source, as: format).content)
        return PassageCutter(limit: limit, counter: PageProperties.ByteCounter())
            .passages(of: document, from: format)
    }

    @Test("white space behind a sentence, however much, does not cut it to pieces")
    func longWhiteSpace() {
        let blank = String(repeating: "\n", count: 5_000)
        #expect(
            passages("A short sentence.\(blank)Another one.", as: .text).map(\.text) == [
                "A short sentence.", "Another one.",
            ])
    }

    @Test("no passage crosses a heading, and each knows the headings above it")
    func headings() {
        let cut = passages("# A\none.\n## B\ntwo.\n## C\nthree.", as: .markdown, limit: 200)
        #expect(cut.map(\.headings) == [[], ["A"], ["A"]])
        #expect(cut.map(\.text) == ["A\n\none.", "B\n\ntwo.", "C\n\nthree."])
    }

    @Test("a word longer than the limit is cut between characters")
    func longWord() {
        let cut = passages(String(repeating: "日", count: 100), as: .text)
        #expect(cut.map(\.text).joined() == String(repeating: "日", count: 100))
        #expect(cut.allSatisfy { $0.text.utf8.count <= 40 })
    }

    @Test("origins count bytes, code points and UTF-16 units")
    func origins() {
        let cut = passages("日本 😀 first.\n\n## Second", as: .markdown, limit: 200)
        #expect(cut.last?.origin == SourceOffset(utf8: 20, codepoints: 13, utf16: 14))
    }
}
