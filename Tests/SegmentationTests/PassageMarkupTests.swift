import ContextTypes
import Segmentation
import Testing

@Suite("Kept parts of a page become markup again")
struct PassageMarkupTests {
    private struct WordCounter: TokenCounter {
        let name = "words"
        func tokens(in text: UnsafeBufferPointer<UInt8>) -> Int {
            String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace).count
        }
    }

    private func passages(_ html: String, limit: Int = 200) -> [Passage] {
        let page = structured(html, as: .html)
        let document = Document(id: "d", title: "", content: page.content)
        return PassageCutter(limit: limit, counter: WordCounter()).passages(of: document, from: .html)
    }

    private func unit(_ text: String, of passage: Passage) -> Int? {
        passage.sentences.firstIndex { passage.text.text(at: $0.span).contains(text) }
    }

    private let table =
        "<table><tr><th>Thing</th><th>Price</th></tr><tr><td>Mill</td><td>3</td></tr><tr><td>Cart</td><td>2</td></tr></table>"

    @Test("a kept row stands in its table with its header")
    func rows() throws {
        let passage = try #require(passages(table).first)
        let kept = try [#require(unit("Thing", of: passage)), #require(unit("Cart", of: passage))]
        let markup = PassageMarkup(passage, keepsLinks: false)
        #expect(
            markup.html(keeping: kept, leadIn: false)
                == "<table><tr><th>Thing</th><th>Price</th></tr><tr><td>Cart</td><td>2</td></tr></table>")
        #expect(
            markup.markdown(keeping: kept, leadIn: false) == "| Thing | Price |\n|---|---|\n| Cart | 2 |")
    }

    @Test("a table that was cut gets its header row back from the lead-in")
    func leadIn() throws {
        let rows = (0..<40).map { "<tr><td>item \($0) of many</td><td>\($0)</td></tr>" }.joined()
        let cut = passages("<table><tr><th>Thing</th><th>Price</th></tr>\(rows)</table>", limit: 40)
        let last = try #require(cut.last)
        #expect(last.leadIn?.text == "Thing | Price")
        let html = PassageMarkup(last, keepsLinks: false).html(keeping: [0], leadIn: true)
        #expect(html.hasPrefix("<table><tr><th>Thing</th><th>Price</th></tr><tr><td>item"))
    }

    @Test("the header of very many columns leads in with the first of them, in whole cells")
    func longLeadIn() throws {
        let row = { (tag: String) in
            "<tr>" + (0..<3_000).map { "<\(tag)>ä\($0)</\(tag)>" }.joined() + "</tr>"
        }
        let cut = passages("<table>\(row("th"))\(row("td"))</table>")
        let leads = cut.compactMap(\.leadIn)
        #expect(leads.count > 10)
        for lead in leads {
            #expect(lead.text.utf8.count <= 4_096)
            #expect(lead.text.hasPrefix("ä0 | ä1 | ") && lead.text.last?.isNumber == true)
        }
    }

    @Test("every element that opens closes, whatever is kept")
    func closes() throws {
        let page =
            "<h2>A &amp; B</h2><div><p>One. Two <a href='/x?a=1&b=2'>three</a>.</p><ul><li>Four<ul><li>Five</li></ul></li></ul></div>"
            + "<blockquote><p>Six. Seven.</p></blockquote><pre>a  b\n  c</pre>" + table
        for passage in passages(page) {
            for mask in 0..<(1 << min(passage.sentences.count, 12)) {
                let kept = passage.sentences.indices.filter { $0 < 12 && mask & (1 << $0) != 0 }
                let html = PassageMarkup(passage, keepsLinks: true).html(keeping: kept, leadIn: false)
                var open: [Substring] = []
                for part in html.split(separator: "<").map({ $0.prefix { $0 != ">" } })
                where part.contains(/^\/?[a-z]/) {
                    if part.hasPrefix("/") {
                        #expect(open.popLast() == part.dropFirst())
                    } else {
                        open.append(part.prefix { $0 != " " })
                    }
                }
                #expect(open.isEmpty, "\(html)")
            }
        }
    }

    @Test("text is escaped and links are kept only when asked for")
    func links() throws {
        let passage = try #require(
            passages("<p>See <a href='/x?a=1&b=2'>R&amp;D &lt;here&gt;</a> now.</p>").first)
        #expect(
            PassageMarkup(passage, keepsLinks: true).html(keeping: [0], leadIn: false)
                == "<p>See <a href=\"/x?a=1&amp;b=2\">R&amp;D &lt;here&gt;</a> now.</p>")
        #expect(
            PassageMarkup(passage, keepsLinks: false).html(keeping: [0], leadIn: false)
                == "<p>See R&amp;D &lt;here&gt; now.</p>")
        #expect(
            PassageMarkup(passage, keepsLinks: true).markdown(keeping: [0], leadIn: false)
                == "See [R&D \\<here>](</x?a=1&b=2>) now.")
    }
}
