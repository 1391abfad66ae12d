import ContextTypes
import TestSupport
import Testing

@testable import Segmentation

/// One block of very many atoms, in which looking over the rest of it for each passage would never end.
@Suite("Long blocks are cut into passages")
struct LongParagraphTests {
    private func passages(_ text: String, as format: SourceFormat = .text, limit: Int = 200) -> [Passage] {
        let document = Document(id: "d", title: "", content: structured(text, as: format).content)
        return PassageCutter(limit: limit, counter: PageProperties.ByteCounter())
            .passages(of: document, from: format)
    }

    @Test(
        "two megabytes in one paragraph lose nothing but white space",
        arguments: [
            "The mill stands. ", "東。", "• a ", "\"Yes.\" ", "a b ", "x", "Why? ", "1. a ", "e\u{301}. ",
            "a.\t", "So… ",
        ])
    func longParagraph(piece: String) {
        let text = String(repeating: piece, count: 2_000_000 / piece.utf8.count)
        let cut = passages(text)
        #expect(cut.reduce(0) { $0 + $1.text.utf8.count { !$0.isWhite } } == text.utf8.count { !$0.isWhite })
        #expect(cut.allSatisfy { !$0.sentences.isEmpty })
    }

    @Test("a row of 50,000 cells is cut, and each passage has the cells that lie in it")
    func longRow() {
        let html = "<table><tr>" + String(repeating: "<td>a b", count: 50_000) + "<tr><td>c<td>d</table>"
        let cut = passages(html, as: .html)
        #expect(cut.count > 300)
        for passage in cut {
            let cells = passage.blocks.filter { $0.kind == .tableCell }
            #expect(!cells.isEmpty && cells.count <= 200)
            #expect(cells.allSatisfy { $0.span.start >= 0 && $0.span.end <= passage.text.utf8.count })
        }
    }
}
