import TestSupport
import Testing

@testable import Markup

@Suite("Markdown becomes a tree")
struct MarkdownReaderTests {
    private func text(_ markdown: String, limits: MarkupLimits = MarkupLimits()) -> String {
        String(decoding: MarkdownSource(markdown, limits: limits).tree.bytes, as: UTF8.self)
    }

    private func html(_ markdown: String) -> String { MarkdownHTML.ours(markdown) }

    // MARK: Nothing stalls, nothing grows

    /// Openings without an end, at which readers of Markdown went back to the start again and again.
    private static let openings = [
        "![[]()", "a <? ", "a <!A ", "a <![CDATA[ ", "a <!-- ", "[a](<b", "[a](b \"c", "[", "![", "[a][",
        "](", "*a **a _b __b ",
        "a**b c* ", "~~a ~b ", "`a ``b ```c ", "<a b=\"<a c='", "<a b c=d ", "&", "&#1", "www.a_",
        "http://a_", "a@", "- ",
        "> ", "1. ", "# ", "- - * ", "* _ ", "<a:", "<a@b", "\\", "(", "|", "a|", "    a\n", "[a]: b \"\n",
        "a\n--|--|--\n", "-\n",
        "```\n", "<div>\n", "<!--\n", "-\n\n", ">\n\n", "\t", "\n", "**", "__", "_ *",
    ]

    /// With quadratic work anywhere one of these takes minutes.
    @Test("half a megabyte of any opening is read, and grows at most tenfold", arguments: openings)
    func openingsAreLinear(piece: String) {
        let page = String(repeating: piece, count: 500_000 / piece.utf8.count)
        var source = page
        let html = source.withUTF8 { MarkdownWriter.html(of: MarkdownBlocks($0, limits: MarkupLimits())) }
        #expect(html.count <= 10 * page.utf8.count + 100)
        // A comment that never ends takes the rest of the page.
        #expect(text(page + "\n\nlast words").hasSuffix("last words\n") || piece == "<!--\n")
    }

    @Test("rows of code spans, each with one backtick more, are read")
    func risingBackticks() {
        let page = (1...1_500).map { "e" + String(repeating: "`", count: $0) }.joined()
        #expect(text(page).hasPrefix("e`e``"))
    }

    @Test("a table of 60,000 columns keeps its cells")
    func manyColumns() {
        func row(_ cell: String) -> String { String(repeating: "|\(cell)", count: 60_000) + "|\n" }
        let tree = MarkdownSource(row("a") + row("-") + row("b")).tree
        #expect(tree.nodes.count { $0.tag == .th } == 60_000)
        #expect(tree.nodes.count { $0.tag == .td } == 60_000)
    }

    @Test("uses of a definition add no more than the page holds, or 100,000 bytes")
    func boundedExpansion() {
        for (target, uses) in [(100, 10), (40_000, 40_000), (1_000, 1_000), (99_000, 3), (150_000, 2)] {
            let page =
                "[a]: \(String(repeating: "x", count: target))\n\n" + String(repeating: "[a] ", count: uses)
            let tree = MarkdownSource(page).tree
            let added = tree.bytes.count
            #expect(added <= page.utf8.count + max(page.utf8.count, 100_000) + 8 * uses, "\(target), \(uses)")
            #expect(tree.nodes.contains { $0.tag == .linkStart })
            // What is over the bound stays as it was written.
            let links = tree.nodes.count { $0.tag == .linkStart }
            #expect(links == min(uses, max(page.utf8.count, 100_000) / target))
        }
    }

    @Test("blocks nest 256 deep; below that their marks are text", arguments: ["> ", "- ", "1. ", "* > "])
    func boundedNesting(mark: String) {
        let page = String(repeating: mark, count: 10_000) + "word"
        let tree = MarkdownSource(page).tree
        let depths = tree.nodes.reduce(into: [Int]()) {
            $0.append($1.parent < 0 ? 0 : $0[Int($1.parent)] + 1)
        }
        #expect((depths.max() ?? 0) <= 260)
        #expect(text(page).contains("word"))
    }

    @Test("beyond the limit of nodes the rest of the page is text")
    func boundedNodes() {
        let page = String(repeating: "- word\n", count: 1_000)
        let read = text(page, limits: MarkupLimits(nodes: 100))
        #expect(read.split(separator: "word", omittingEmptySubsequences: false).count == 1_001)
    }

    // MARK: Edges

    @Test("empty pages, single bytes and all pairs of marks are read")
    func smallPages() {
        let bytes = Array("\0\t\n\r !\"#&'()*+-.0:<=>?@A[\\]_`a|~\u{7F}".utf8) + [0x80, 0xC3, 0xE2, 0xFF]
        for first in bytes {
            for second in bytes {
                for page in [[], [first], [first, second], [first, second, first, second, second]] {
                    let tree = page.withUnsafeBufferPointer { MarkdownSource($0).tree }
                    #expect(tree.nodes.first?.tag == .document)
                }
            }
        }
    }

    @Test(
        "lines end with any of the three marks",
        arguments: [
            "# a\n\nb\nc\n\n- d\n- e\n", "a\n===\n\n```\nb\n\nc\n```\n", "> a\nb\n\n| a |\n|---|\n| b |\n",
            "a  \nb\\\nc",
        ])
    func lineEnds(page: String) {
        let expected = html(page)
        #expect(html(page.replacing("\n", with: "\r\n")) == expected)
        #expect(html(page.replacing("\n", with: "\r")) == expected)
    }

    @Test("random bytes never fail")
    func randomBytes() {
        let alphabet = Array("aB1 \t\n\n*_~`[]()<>!&#;:\\|-=+.@/\"'é".utf8)
        for seed in 0..<Effort.count("WINNOW_MARKDOWN_BYTES", usual: 5_000) {
            var generator = SeededGenerator(seed: UInt64(seed))
            let page = (0..<Int.random(in: 0...200, using: &generator)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            }
            let tree = page.withUnsafeBufferPointer { MarkdownSource($0).tree }
            #expect(tree.bytes.count <= 12 * page.count + 16)
        }
    }

    // MARK: What pages of documentation hold

    @Test(
        "addresses stand bare or in brackets",
        arguments: [
            (
                "see https://e.org/a_b, ok",
                "<p>see <a href=\"https://e.org/a_b\">https://e.org/a_b</a>, ok</p>\n"
            ),
            ("(www.e.org/a_(b))", "<p>(<a href=\"http://www.e.org/a_(b)\">www.e.org/a_(b)</a>)</p>\n"),
            ("www.e.org?q=a&b&copy;", "<p><a href=\"http://www.e.org?q=a&b\">www.e.org?q=a&b</a>©</p>\n"),
            ("xhttp://e.org", "<p>xhttp://e.org</p>\n"), ("awww.e.org", "<p>awww.e.org</p>\n"),
            ("www.a_b.c", "<p>www.a_b.c</p>\n"), ("http://e.o_g", "<p>http://e.o_g</p>\n"),
            ("[a http://e.org](/x)", "<p><a href=\"/x\">a http://e.org</a></p>\n"),
            ("a.b-c_d@e.org.", "<p><a href=\"mailto:a.b-c_d@e.org\">a.b-c_d@e.org</a>.</p>\n"),
            ("a@e", "<p>a@e</p>\n"), ("a@@e.org", "<p>a@@e.org</p>\n"), ("a/@e.org", "<p>a/@e.org</p>\n"),
            ("*a*@e.org and b@e.org", "<p><em>a</em>@e.org and <a href=\"mailto:b@e.org\">b@e.org</a></p>\n"),
            ("<a@e.org> <xy:z>", "<p><a href=\"mailto:a@e.org\">a@e.org</a> <a href=\"xy:z\">xy:z</a></p>\n"),
        ])
    func addresses(markdown: String, expected: String) { #expect(html(markdown) == expected) }

    @Test(
        "tables",
        arguments: [
            ("a|b\n-|-\n1|2", [["a", "b"], ["1", "2"]]), ("|a|\n|-|\n|1|2|", [["a"], ["1"]]),
            ("text\n|a|b|\n|:-|-:|\n|`x\\|y`|", [["a", "b"], ["x|y"]]), ("|a|b|\n|-|", []),
            ("a\n:-:\nb", [["a"], ["b"]]), ("|a|\n|-|\n> q", [["a"]]), ("|a|\n|-|\n\n|b|", [["a"]]),
            ("|a\\|b|\n|-|", [["a|b"]]), ("||a|\n|-|-|", [["", "a"]]), ("|a|\n| |", []),
        ])
    func tables(markdown: String, expected: [[String]]) {
        let tree = MarkdownSource(markdown).tree
        let rows = tree.nodes.indices.filter { tree.nodes[$0].tag == .tr }.map { row in
            (row + 1..<Int(tree.nodes[row].end)).filter { [.td, .th].contains(tree.nodes[$0].tag) }
                .map { tree.joinedText(below: $0) }
        }
        #expect(rows == expected)
    }

    @Test(
        "definitions",
        arguments: [
            ("[a]: /x\n[A b]: <y z> 't'\n\n[A] [a  B][] [c][a]", ["/x", "y%20z", "/x"]),
            ("[a]: /x\n[a]: /y\n\n[a]", ["/x"]), ("[ß]: /x\n\n[SS] [ẞ]", ["/x", "/x"]),
            ("[a]: /x \"t\n\n[a]", []),
            ("[a]: /x\n\"t\" more\n\n[a]", ["/x"]), ("[a]: <>\n\n[a](/y)", ["/y"]),
            ("[a]:\n/x\n\n[a]", ["/x"]),
            ("> [a]: /x\n\n[a]", ["/x"]), ("[a]: /x\\_&amp;\n\n[a]", ["/x_&"]), ("[\n]: /x\n\n[a]", []),
        ])
    func definitions(markdown: String, targets: [String]) {
        let tree = MarkdownSource(markdown).tree
        let found = tree.nodes.indices.filter { tree.nodes[$0].tag == .linkStart }.map {
            tree.value(.href, of: $0)
        }
        #expect(found == targets)
    }
}
