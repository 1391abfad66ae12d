import ContextTypes
import Testing

@testable import Segmentation

@Suite("Main content is told from what stands around it")
struct MainContentTests {
    private static let sentences = [
        "The harbour office explains how ferries and small boats share the narrow channel on busy days.",
        "Anyone who wants to cross must register at the kiosk before nine in the morning.",
        "A second crew keeps the lock gates clear of ice between December and March.",
        "Most of the wool was carried over the pass by mule until the railway came.",
    ]

    private static func paragraph(_ count: Int = 3) -> String {
        "<p>" + (0..<count).map { sentences[$0 % sentences.count] }.joined(separator: " ") + "</p>"
    }

    private static func each(_ count: Int, _ piece: (Int) -> String) -> String {
        (0..<count).map(piece).joined()
    }

    /// Whole pages around a content; their furniture carries the mark `zq`.
    static let shells: [@Sendable (String) -> String] = [
        { "<html><head><title>Pier</title></head><body>\($0)</body></html>" },
        {
            "<html><head><title>Pier | Example</title></head><body><header><nav><ul><li><a href='/'>Start zq</a>"
                + "<li><a href='/c'>Contact zq</a></ul></nav></header><main>\($0)</main>"
                + "<footer><p>Copyright 2024 Example Ltd zq. All rights reserved.</p></footer></body></html>"
        },
        {
            "<html><head><title>Pier - Example</title></head><body><div class=menu><a href='/'>Home zq</a> "
                + "<a href='/a'>About zq</a></div><div id=content>\($0)</div>"
                + "<div class=footer>© 2024 zq</div></body></html>"
        },
    ]

    /// The texts of the leaves without a mark, one a line.
    private static func mainText(_ page: String) -> String {
        let content = structured(page, as: .html).content
        let parents = Set(content.blocks.map(\.parent))
        return content.blocks.enumerated().filter { index, block in
            !parents.contains(index) && block.boilerplate == nil
        }.map { content.text.text(at: $0.element.span) }.joined(separator: "\n")
    }

    /// A content, and what of it must be main content.
    struct Member: Sendable, CustomTestStringConvertible {
        var content: String
        var wanted: [String]

        init(_ content: String, _ wanted: String...) { (self.content, self.wanted) = (content, wanted) }
        var testDescription: String { wanted.joined(separator: ", ") }
    }

    static let small = [
        Member("<p>The pier was very long</p><p>It is gone.</p>", "The pier was very long", "It is gone"),
        Member("<h1>Pier</h1><p>Closed until May.</p>", "Closed until May"),
        Member("<p>Gone fishing</p>", "Gone fishing"),
        Member("<p>One</p><p>two</p><p>three</p>", "One", "two", "three"),
        Member("<ol><li><p>one</p><p>two</p></li><li>three</li></ol>", "one", "two", "three"),
        Member(
            "<h1>Hours</h1><div>Monday 9-17</div><div>Saturday 10-14</div>", "Monday 9-17", "Saturday 10-14"),
        Member(
            "<h1>Notice</h1><p>The lift is out of order.</p><p>Call 555-1234</p>", "out of order", "555-1234"),
        Member("<pre>def pump():\n    return 42</pre>", "return 42"), Member("Bare words", "Bare words"),
        Member("<p>The tide goes out<br>the gulls</p><p>They count us</p>", "the gulls", "They count us"),
    ]

    private static let rows = "<tr><td>Length<td>412 m<tr><td>Built<td>1911<tr><td>Owner<td>Harbour trust"

    static let facts = [
        Member("<h1>Pier</h1><table>\(rows)</table>", "412 m", "1911", "Harbour trust"),
        Member("<h1>Pier</h1><dl><dt>Length<dd>412 m<dt>Built<dd>1911</dl>", "Length", "412 m", "1911"),
        Member("<h1>Pier</h1><ul><li>Length: 412 m<li>Built: 1911</ul>", "412 m", "1911"),
        Member(
            "<div class=row><b>Length</b> 412 m</div><div class=row><b>Built</b> 1911</div>", "412 m", "1911"),
        Member("<h1>Pier</h1>\(paragraph(4))<table>\(rows)</table>\(paragraph())", "412 m", "Harbour trust"),
        Member(
            "<h1>Pier</h1>\(paragraph(4))<div class=facts><div>Length 412 m</div></div>\(paragraph())",
            "412 m"),
        Member(
            "<h1>Pier</h1><aside class=infobox><table>\(rows)</table></aside>\(paragraph(5))", "412 m", "1911"
        ),
        Member(
            "<h1>Pier</h1><table>\(rows)</table><div class=comments>"
                + each(3) { _ in "<div class=comment>\(paragraph())</div>" } + "</div>", "412 m", "1911"),
        Member(
            "<h1>Ferry</h1>\(paragraph())<p>Price: 40 euros</p><p>Dogs: free.</p>", "40 euros", "Dogs: free"),
        Member("<table><tr><th>Stop<th>Time<tr><td><a href=/1>Quay</a><td>13:05</table>", "Quay", "13:05"),
    ]

    static let questions = [
        Member(
            "<details><summary>Can I bring a dog?</summary><p>Dogs travel free.</p></details>", "dog?", "free"
        ),
        Member("<details><summary>Is there parking?</summary>Yes.</details>", "Is there parking?", "Yes."),
        Member(
            "<details open><summary><h3>How much?</h3></summary><p>40 euros.</p></details>", "How much?", "40"
        ),
        Member(
            "\(paragraph(4))<details><summary>Is there parking?</summary><p>Yes</p></details>", "parking?",
            "Yes"),
        Member(
            "<h3>Can I bring a dog?</h3><p>Yes</p><h3>Is there parking?</h3><p>No</p>", "dog?", "Yes", "No"),
        Member("<dl><dt>Can I bring a dog?<dd>Yes<dt>Is there parking?<dd>No</dl>", "dog?", "Yes", "No"),
        Member(
            "<h2><a href='#q1'>Is there parking?</a></h2><div id=q1>Yes</div>\(paragraph())", "parking?",
            "Yes"),
        Member(
            "<div><button aria-expanded=false>Any dogs?</button><div>\(paragraph(2))</div></div>", "Any dogs?"
        ),
        Member(
            "<ul><li><b>Is there parking?</b> Yes<li><b>And a lift?</b> No</ul>", "Is there parking?", "No"),
        Member(
            "<table><tr><th>Question<th>Answer<tr><td>Is there parking?<td>Yes</table>", "parking?", "Yes"),
    ]

    private static let lines = ["Where were you?", "At the pier.", "All night?", "Gone.", "Who took it?"]
    private static func spoken(_ piece: (String) -> String) -> String { lines.map(piece).joined() }

    static let dialogue = [
        Member(spoken { "<p>\($0)</p>" }, "At the pier", "Gone."),
        Member(spoken { "<p><b>TOM:</b> \($0)</p>" }, "At the pier", "Who took it?"),
        Member(
            "<div class=chat>" + spoken { "<div><span>Tom</span> <span>\($0)</span></div>" } + "</div>",
            "Gone."),
        Member(paragraph(5) + spoken { "<p>“\($0)”</p>" } + paragraph(5), "Where were you?", "Gone."),
        Member("<div>" + lines.joined(separator: "<br>") + "</div>", "At the pier", "Who took it?"),
        Member("<dl>" + spoken { "<dt>Tom<dd>\($0)" } + "</dl>", "Tom", "Gone."),
        Member("<ul>" + spoken { "<li>\($0)" } + "</ul>", "At the pier", "Gone."),
        Member("<blockquote>" + spoken { "<p>\($0)</p>" } + "</blockquote>", "At the pier", "Gone."),
        Member("<table>" + spoken { "<tr><td>Tom<td>\($0)" } + "</table>", "At the pier", "Gone."),
        Member(spoken { "<p class=line>— \($0)</p>" } + paragraph(), "Where were you?", "Gone."),
    ]

    /// Two parts of unlike size, in unlike boxes.
    static let sections: [Member] = [(1, 9), (9, 1), (2, 2), (3, 6)].flatMap { first, second in
        [("section", "", ""), ("div", " class=intro", " class=details"), ("article", "", "")].map {
            tag, one, two in
            let parts = [(one, "First", first), (two, "Second", second)].map { names, title, count in
                "<\(tag)\(names)><h2>\(title) part</h2>" + each(count) { _ in paragraph() } + "</\(tag)>"
            }
            return Member("<h1>Pier</h1>" + parts.joined(), "First part", "Second part")
        }
    }

    static let names = [
        "gdpr-text", "cookie-policy", "comments-guide", "legal", "footer-design", "share-market",
        "ad-history",
        "sidebar-layout", "popup-shop", "search-tips", "promo-codes", "credit-history", "menu-of-the-day",
    ].map { name in
        Member(
            "<h1>Pier</h1>\(paragraph(4))<div class='\(name)'><h2 id='\(name)-t'>On tolls</h2>\(paragraph())</div>"
                + "<p class='\(name)-p'>Nobody knows who painted the ceiling of the chapel by the sea.</p>",
            "On tolls", "painted the ceiling")
    }

    static let parts = [
        Member(
            "\(paragraph(6))<p><a href=/x>The tower was painted by Aldo Brandt in 1932.</a></p>",
            "Aldo Brandt"),
        Member(
            "\(paragraph(4))<aside><p>The pier was sold twice, and it was never paid for.</p></aside>\(paragraph(4))",
            "sold twice"),
        Member(
            "\(paragraph())<blockquote><p>A fine pier.</p><footer>— Anna Berg</footer></blockquote>\(paragraph())",
            "A fine pier", "Anna Berg"),
        Member(
            "\(paragraph())<figure><img src=a><figcaption>The pier in 1999</figcaption></figure>\(paragraph())",
            "The pier in 1999"),
        Member(
            each(6) {
                "<article><h2><a href=/\($0)>Headline \($0)</a></h2><p>Story \($0). \(sentences[$0 % 4])</p></article>"
            },
            "Headline 0", "Headline 5"),
        Member(
            "<h1>Files</h1><ul>" + each(6) { "<li><a href=/\($0)>Chart of basin \($0)</a>" } + "</ul>",
            "basin 5"),
        Member(
            "<h1>How?</h1><div class=post>\(paragraph())</div>"
                + each(5) { "<div class=reply><p>Reply \($0). \(sentences[$0 % 4])</p></div>" }, "Reply 0",
            "Reply 4"),
        Member(
            "\(paragraph())<h2><a href='#a'>Install</a></h2><pre>apt install pump</pre>", "Install",
            "apt install"),
        Member(
            "<form><h1>Pier</h1>\(paragraph(4))<input><button>Go</button></form>", "share the narrow channel"),
        Member(
            "<h1>Pier</h1><a href='javascript:'><p>All of it</p><p>is a link</p></a>", "All of it",
            "is a link"),
    ]

    @Test(
        "each kind of content is main content, whatever page it stands on",
        arguments: [small, facts, questions, dialogue, sections, names, parts].flatMap(\.self))
    func keeps(member: Member) {
        for (number, shell) in Self.shells.enumerated() {
            let text = Self.mainText(shell(member.content))
            for wanted in member.wanted { #expect(text.contains(wanted), "page \(number): \(wanted)") }
        }
    }

    @Test("furniture around sentences is not main content", arguments: sections + names)
    func dropsFurniture(member: Member) {
        for shell in Self.shells { #expect(!Self.mainText(shell(member.content)).contains("zq")) }
    }

    /// It says what it is, and four teasers and four comments stand around it.
    private static func article(_ body: String) -> String {
        "<html><head><title>Pier to close | Coast</title><meta property='og:type' content='article'></head><body>"
            + "<article><h1>Pier to close</h1><p class=standfirst>The trust says that repairs will take two years and "
            + "that they will cost nine million in all.</p><div class=byline>By Anna Berg</div>\(body)</article>"
            + "<section class=more>"
            + each(4) { "<div class=card><h3><a href=/\($0)>Other zq</a></h3><p>zq.</p></div>" }
            + "</section><div class=talk>"
            + each(4) { _ in "<div class=entry><p>I zq \(sentences[0])</p></div>" }
            + "</div></body></html>"
    }

    @Test("a page that says that it is an article is cut to the article, its lead kept")
    func cutsToArticle() {
        let text = Self.mainText(
            Self.article("<div class=body>\(Self.paragraph(4))\(Self.paragraph(4))</div>"))
        #expect(text.contains("share the narrow channel") && text.contains("two years"))
        #expect(!text.contains("zq") && !text.contains("By Anna Berg"))
    }

    @Test("both parts of an article in two boxes stay")
    func articleInTwoBoxes() {
        let one = "<div class=one><h2>First part</h2>\(Self.paragraph(4))</div>"
        let text = Self.mainText(
            Self.article(one + "<div class=two>\(Self.paragraph(4))\(Self.paragraph(4))</div>"))
        #expect(text.contains("First part"))
    }

    @Test(
        "a page with text has main content",
        arguments: [
            "<nav><a href=/>Start</a></nav>", "<div class=footer>© 2024</div>",
            "<aside><p>Only this.</p></aside>",
            "<h1>Title</h1>", "<form><label>Name</label></form>", "<ul><li><a href=/1>One</a></ul>",
            "<div class=cookie-banner><p>We use cookies.</p><button>Accept</button></div>",
            "<button>Go</button>",
            "<div role=dialog>Wait</div>", "<h1>A</h1><h2>B</h2>",
        ])
    func neverEmpty(page: String) { #expect(!Self.mainText(page).isEmpty) }

    @Test("what is found without being sure says so")
    func saysThatItFellBack() {
        #expect(structured("<nav><a href=/>Start</a></nav>", as: .html).fellBack)
        #expect(!structured("<p>The pier is closed.</p>", as: .html).fellBack)
        #expect(!structured("", as: .html).fellBack)
    }
}
