import ContextTypes
import TestSupport
import Testing

@testable import Segmentation

@Suite("Markdown output reads as what it was written of")
struct MarkdownOutputTests {
    private struct WordCounter: TokenCounter {
        let name = "words"
        func tokens(in text: UnsafeBufferPointer<UInt8>) -> Int {
            String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).count
        }
    }

    private func passage(_ source: String, as format: SourceFormat = .html) -> Passage {
        let document = Document(id: "d", title: "", content: structured(source, as: format).content)
        return PassageCutter(limit: 100_000, counter: WordCounter()).wholePassage(of: document, from: format)
    }

    private func markdown(_ html: String, keeping wanted: (String) -> Bool = { _ in true }) -> String {
        let passage = passage(html)
        let kept = passage.sentences.indices.filter {
            wanted(passage.text.text(at: passage.sentences[$0].span))
        }
        return PassageMarkup(passage, keepsLinks: false).markdown(keeping: kept, leadIn: false)
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    }

    @Test(
        "text that looks like Markdown stays text",
        arguments: [
            "1986. A great year.", "- not a list", "+ nor this", "* nor that", "# hash", "####### seven",
            "> quote",
            "1) one", "a <b>bold</b> <script>x</script> tag", "<!-- comment -->",
            "*stars* and **more** 2 * 3",
            "snake_case _under_ __init__", "`code` and ``more``", "[link](http://x) and ![image](y)",
            "[^1]: note",
            "[ref]: http://example.org", "---", "===", "***", "___", "* * *", "~~gone~~ and ~this~ and ~5",
            "AT&amp;T &copy; &#38; &x", "C:\\dir\\*.txt \\", "a | b", "|---|---|", ":--", "```", "~~~~",
            "+++",
            "Title\n===", "a\n- b\n# c", "100% <5 a<b",
            "!\\[x]",
            "12345678901. long", "5.", "C#", "\\# done",
        ])
    func plainText(text: String) {
        let html = "<p>" + escaped(text).replacing("\n", with: "<br>") + "</p>"
        let original = passage(html).text
        #expect(passage(markdown(html), as: .markdown).text == original)
        let heading = "<h2>" + escaped(text.replacing("\n", with: " ")) + "</h2>"
        let read = passage(markdown(heading), as: .markdown)
        #expect(read.text == passage(heading).text)
        #expect(read.blocks.last?.kind == .heading)
        let cell =
            "<table><tr><th>k</th><th>v</th></tr><tr><td>\(escaped(text.replacing("\n", with: " ")))</td><td>2</td></tr></table>"
        #expect(passage(markdown(cell), as: .markdown).text == passage(cell).text)
    }

    @Test("marks behind a bare address read back")
    func marksBehindAddresses() {
        let html = "<p>http://example.org/a_b_*c* and www.example.org/_x_.</p>"
        // A reader takes the backslash before a mark into the address: it would have to be a character reference.
        withKnownIssue { #expect(passage(markdown(html), as: .markdown).text == passage(html).text) }
    }

    @Test("texts of marks at random read back", arguments: 0..<20)
    func randomText(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        let parts = [
            "*", "_", "`", "[", "]", "(", ")", "<", ">", "#", "-", "+", "=", "~", "|", "\\", "&", "!", ":",
            ".", "1",
            "12", "a", "b", "word", "é", "中", " ", " ", " ", "amp;", "\n",
        ]
        for _ in 0..<200 {
            let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
                parts[Int.random(in: 0..<parts.count, using: &generator)]
            }.joined()
            let html = "<p>" + escaped(text).replacing("\n", with: "<br>") + "</p>"
            let written = markdown(html)
            #expect(passage(written, as: .markdown).text == passage(html).text, "\(text) -> \(written)")
        }
    }

    @Test(
        "a fence is longer than those in the code",
        arguments: ["```", "a\n````\nb", "`", "``````", "~~~", "x"])
    func fences(code: String) {
        let html = "<p>Before.</p><pre>\(code)</pre><p>After.</p>"
        let read = passage(markdown(html), as: .markdown)
        #expect(read.text == passage(html).text)
        #expect(read.blocks.filter { $0.kind == .code }.count == 1)
    }

    @Test(
        "lists are numbered and nested as in the source",
        arguments: [
            ("<ol start=3><li>c</li><li>d</li></ol>", "3. c\n4. d"),
            ("<ol><li>a</li><li value=7>g</li><li>h</li></ol>", "1. a\n7. g\n8. h"),
            (
                "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>",
                "- a\n  - b\n    - c\n- d"
            ),
            ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n   - b\n2. c"),
            ("<ol><li>a<ol start=3><li>x</li></ol></li></ol>", "1. a\n\n   3. x"),
            (
                "<ol start=9><li>i<ol><li>x</li></ol></li><li>j<ol><li>y</li></ol></li></ol>",
                "9. i\n   1. x\n10. j\n    1. y"
            ),
            ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n- c"),
            ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
            ("<ol><li>a</li></ol><ol><li>b</li></ol>", "1. a\n\n1) b"),
            ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc"),
            ("<blockquote><ul><li>a</li><li>b</li></ul></blockquote>", "> - a\n> - b"),
            ("<ul><li>a<pre>x\ny</pre></li></ul>", "- a\n\n  ```\n  x\n  y\n  ```"),
            ("<p>a</p><ul><li>b</li></ul><p>c</p>", "a\n\n- b\n\nc"),
        ])
    func lists(html: String, expected: String) {
        #expect(markdown(html) == expected)
        #expect(passage(markdown(html), as: .markdown).text == passage(html).text)
    }

    @Test("what is kept of a list keeps its number and its depth")
    func partsOfLists() {
        let list = "<ol><li>one</li><li>two<ul><li>deep</li></ul></li><li>three</li></ol>"
        #expect(markdown(list) { $0 == "three" } == "3. three")
        #expect(markdown(list) { $0 == "deep" || $0 == "three" } == "2. - deep\n3. three")
        let html = PassageMarkup(passage(list), keepsLinks: false).html(keeping: [1, 3], leadIn: false)
        #expect(html == "<ol><li value=\"2\">two</li><li>three</li></ol>")
    }

    @Test(
        "values stay below their headings",
        arguments: [
            (
                "<tr><th>a<th>b<th>c<tr><td><td>2<td>3<tr><td>1<td><td>3<tr><td>1<td>2<td>",
                [["a", "b", "c"], ["", "2", "3"], ["1", "", "3"], ["1", "2", ""]]
            ),
            ("<tr><td colspan=2>m<tr><td>a<td>b", [["m", ""], ["a", "b"]]),
            ("<tr><th>a<th>b<th>c<tr><td colspan=2>x<td>3", [["a", "b", "c"], ["x", "", "3"]]),
            ("<tr><th>a<th>b<tr><td rowspan=2>x<td>1<tr><td>2", [["a", "b"], ["x", "1"], ["", "2"]]),
            (
                "<tr><th>a<th>b<th>c<tr><td rowspan=0>x<td>1<td>2<tr><td>3<td>4<tr><td>5<td>6",
                [["a", "b", "c"], ["x", "1", "2"], ["", "3", "4"], ["", "5", "6"]]
            ),
            ("<tr><th>a<th colspan=2>b<tr><td>1<td>2<td>3", [["a", "b", ""], ["1", "2", "3"]]),
            (
                "<tr><th rowspan=2>k<th colspan=2>v<tr><th>x<th>y<tr><td>1<td>2<td>3",
                [["k", "v", ""], ["", "x", "y"], ["1", "2", "3"]]
            ),
            (
                "<tr><th><th>2019<th>2020<tr><td>Sales<td>1<td>2",
                [["", "2019", "2020"], ["Sales", "1", "2"]]
            ),
            (
                "<tr><th>a<th>b<tr><td colspan=2 rowspan=2>x<tr><tr><td>1<td>2",
                [["a", "b"], ["x", ""], ["1", "2"]]
            ),
            ("<tr><th>a|b<th>c<tr><td>1|<td>|2", [["a|b", "c"], ["1|", "|2"]]),
            (
                "<tr><th>a<th>b<tr><td colspan=0>1<td>2<tr><td colspan=x>3<td colspan=-1>4",
                [["a", "b"], ["1", "2"], ["3", "4"]]
            ),
            (
                "<tr><td>a<td>b<td rowspan=2>c<tr><td>d<td>e<tr><td>f<td>g<td>h",
                [["a", "b", "c"], ["d", "e", ""], ["f", "g", "h"]]
            ),
        ])
    func tables(rows: String, expected: [[String]]) {
        let page = "<table>\(rows)</table>"
        let written = markdown(page).split(separator: "\n")
        let read = written.enumerated().filter { $0.offset != 1 }.map { cells(of: $0.element) }
        #expect(read == expected)
        #expect(written[1] == "|" + String(repeating: "---|", count: expected[0].count))
        let passage = passage(page)
        let html = PassageMarkup(passage, keepsLinks: false).html(
            keeping: Array(passage.sentences.indices), leadIn: false)
        let htmlRows = html.split(separator: "<tr>").dropFirst().map { row in
            row.split(separator: "</t").filter { $0.contains("<t") }.map { cell in
                String(cell[cell.index(after: cell.lastIndex(of: ">") ?? cell.startIndex)...])
            }
        }
        #expect(htmlRows == expected)
    }

    /// Between bars without a backslash.
    private func cells(of line: Substring) -> [String] {
        line.dropFirst().dropLast().replacing("\\|", with: "\u{1}").split(
            separator: "|", omittingEmptySubsequences: false
        )
        .map { String($0).trimmed.replacing("\u{1}", with: "|") }
    }

    @Test("the header row of a cut table keeps its columns")
    func leadIn() throws {
        let rows = (0..<40).map { "<tr><td>item \($0) of many<td>\($0)<td>" }.joined()
        let page = structured("<table><tr><th><th>Price<th>Note\(rows)</table>", as: .html)
        let document = Document(id: "d", title: "", content: page.content)
        let last = try #require(
            PassageCutter(limit: 40, counter: WordCounter()).passages(of: document, from: .html).last)
        let markup = PassageMarkup(last, keepsLinks: false)
        #expect(
            markup.markdown(keeping: [0], leadIn: true).hasPrefix(
                "|  | Price | Note |\n|---|---|---|\n| item"))
        #expect(
            markup.html(keeping: [0], leadIn: true)
                .hasPrefix("<table><tr><th></th><th>Price</th><th>Note</th></tr><tr><td>item"))
    }

    @Test("pages of everything at random read back as the same text", arguments: 0..<20)
    func randomPages(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(100 + seed))
        func word() -> String {
            ["tide", "*x*", "1.", "#", "a_b", "|", "-", "`q`", "two"].randomElement(using: &generator) ?? ""
        }
        func text() -> String {
            (0..<Int.random(in: 1...4, using: &generator)).map { _ in word() }.joined(separator: " ")
        }
        func block(_ depth: Int) -> String {
            switch Int.random(in: 0..<(depth > 2 ? 3 : 6), using: &generator) {
            case 0, 1: return "<p>\(text())</p>"
            case 2: return "<pre>\(text())\n\(text())</pre>"
            case 3: return "<blockquote>\(block(depth + 1))</blockquote>"
            default:
                let tag =
                    Bool.random(using: &generator)
                    ? "ol start=\(Int.random(in: 1...12, using: &generator))" : "ul"
                let items = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                    "<li>\(text())\(Bool.random(using: &generator) ? block(depth + 1) : "")</li>"
                }
                return "<\(tag)>\(items.joined())</\(tag.prefix(2))>"
            }
        }
        for _ in 0..<30 {
            let html = (0..<Int.random(in: 1...4, using: &generator)).map { _ in block(0) }.joined()
            let written = markdown(html)
            // Lists and code deep inside numbered lists are not indented far enough for every reader.
            withKnownIssue(isIntermittent: true) {
                #expect(
                    words(passage(written, as: .markdown).text) == words(passage(html).text),
                    "\(html)\n->\n\(written)")
            }
        }
    }

    /// Blank lines inside items may differ: a list is tight or loose as a whole.
    private func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
