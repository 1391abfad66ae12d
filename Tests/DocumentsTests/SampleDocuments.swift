@testable import Documents

/// Small documents of every kind, written here.
enum SampleDocuments {
    static let word = ZipFile([
        (
            "word/document.xml",
            """
            <?xml version="1.0"?><w:document xmlns:w="w" xmlns:r="r"><w:body>
            <w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>Tides</w:t></w:r></w:p>
            <w:p><w:r><w:t>High at </w:t></w:r><w:hyperlink r:id="rId1"><w:r><w:t>noon</w:t></w:r></w:hyperlink>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t> SECRET</w:t></w:r><w:del><w:r><w:delText>GONE</w:delText></w:r></w:del>
            <w:r><w:t xml:space="preserve"> &amp; low.</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>First</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Second</w:t></w:r></w:p>
            <w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr><w:tr><w:tc><w:p><w:r><w:t>Pier</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:r><w:t>Level</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>North</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:r><w:t>3.2</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>
            """
        ),
        (
            "word/styles.xml",
            "<styles><style styleId=\"H1\"><name val=\"heading 1\"/></style></styles>"
        ),
        (
            "word/numbering.xml",
            """
            <n><abstractNum abstractNumId="5"><lvl ilvl="0"><numFmt val="decimal"/></lvl></abstractNum>
            <num numId="1"><abstractNumId val="5"/></num></n>
            """
        ),
        (
            "word/_rels/document.xml.rels",
            "<R><Relationship Id=\"rId1\" Target=\"http://x.y/\" TargetMode=\"External\"/></R>"
        ),
        ("docProps/core.xml", "<c><dc:title>About tides</dc:title><dc:creator>Ada</dc:creator></c>"),
    ])

    static let slides = ZipFile([
        ("ppt/presentation.xml", "<p><sldIdLst><sldId id=\"256\" r:id=\"r2\"/></sldIdLst></p>"),
        ("ppt/_rels/presentation.xml.rels", "<R><Relationship Id=\"r2\" Target=\"slides/slide1.xml\"/></R>"),
        (
            "ppt/slides/slide1.xml",
            """
            <sld><sp><ph type="title"/><p><r><t>Tides</t></r></p></sp>
            <sp><ph/><p><r><t>High at noon.</t></r></p><p><pPr lvl="1"/><r><t>Low at six.</t></r></p></sp></sld>
            """
        ),
    ])

    static let workbook = ZipFile([
        ("xl/workbook.xml", "<w><sheets><sheet name=\"Piers\" sheetId=\"1\" r:id=\"r1\"/></sheets></w>"),
        ("xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></R>"),
        ("xl/sharedStrings.xml", "<sst><si><t>Pier</t></si><si><t>Day</t></si><si><t>North</t></si></sst>"),
        ("xl/styles.xml", "<s><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></s>"),
        (
            "xl/worksheets/sheet1.xml",
            """
            <w><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
            <row r="2"><c r="A2" t="s"><v>2</v></c><c r="C2" s="1"><v>45429</v></c></row></sheetData></w>
            """
        ),
    ])

    static let text = ZipFile([
        (
            "content.xml",
            """
            <o:d xmlns:o="o"><text:h text:outline-level="2">Tides</text:h><text:p>High at noon<text:note><text:note-citation>1</text:note-citation>\
            <text:note-body><text:p>In summer.</text:p></text:note-body></text:note>.</text:p>
            <text:list><text:list-item><text:p>First</text:p></text:list-item></text:list>
            <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Pier</text:p></table:table-cell>\
            <table:table-cell><text:p>Level</text:p></table:table-cell></table:table-row></table:table-header-rows>
            <table:table-row><table:table-cell><text:p>North</text:p></table:table-cell><table:table-cell><text:p>3</text:p></table:table-cell>\
            </table:table-row></table:table></o:d>
            """
        )
    ])

    static let book = ZipFile([
        ("META-INF/container.xml", "<c><rootfile full-path=\"OEBPS/b.opf\"/></c>"),
        (
            "OEBPS/b.opf",
            """
            <package><metadata><dc:title>Tides</dc:title></metadata><manifest>
            <item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
            <item id="a" href="a%20b.xhtml" media-type="application/xhtml+xml"/>
            <item id="c" href="../OEBPS/c.xhtml" media-type="application/xhtml+xml"/></manifest>
            <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="c"/></spine></package>
            """
        ),
        ("OEBPS/nav.xhtml", "<html><body><p>Contents</p></body></html>"),
        ("OEBPS/a b.xhtml", "<html><body><h1>One</h1><p>High.</p></body></html>"),
        ("OEBPS/c.xhtml", "<html><body><p>Low.</p></body></html>"),
    ])

    static let mail = """
        From: =?utf-8?Q?Ad=C3=A9?= <a@x.y>
        Subject: Tides
        Content-Type: multipart/mixed; boundary="b"

        --b
        Content-Type: text/plain; charset=iso-8859-1
        Content-Transfer-Encoding: quoted-printable

        High at caf=E9 o'clock.

        > Is it high?
        > > Or low?
        --b
        Content-Type: application/pdf; name="plan.pdf"
        Content-Disposition: attachment
        Content-Transfer-Encoding: base64

        AAAA
        --b--

        """

    static let rtf = """
        {\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\stylesheet{\\s1 heading 1;}}{\\info{\\title About}}
        {\\pard\\s1 Tides\\par}{\\pard High at caf\\'e9 \\u8212-noon\\v SECRET\\v0 .\\par}
        {\\pard{\\listtext 1.\\tab}First\\par}\\trowd\\pard\\intbl North\\cell 3.2\\cell\\row}
        """

    static let subtitles = """
        WEBVTT

        00:01.000 --> 00:03.500
        <v Ada>High at

        00:03.500 --> 00:05.000
        noon.

        00:20.000 --> 00:21.000
        Low.

        """

    static let feed = """
        <?xml version="1.0"?><rss><channel><title>Tides</title><item><title>High</title><link>http://x.y/1</link>
        <description>&lt;p&gt;At &lt;b&gt;noon&lt;/b&gt;.&lt;/p&gt;</description></item></channel></rss>
        """

    static let rst = """
        Tides
        =====

        High at *noon*, see :ref:`low <low>`. Then::

            run()

        - First
        - Second
          goes on

        ===== =====
        Pier  Level
        ===== =====
        North 3.2
        ===== =====

        .. note:: Mind the gap.
        """

    static let asciidoc = """
        = Tides

        High at *noon*.

        ----
        run()
        ----

        * First
        ** Second

        |===
        |Pier |Level

        |North |3.2
        |===
        """

    static let org = """
        #+TITLE: About
        * TODO Tides :tag:
        High at *noon*, [[http://x.y][here]].
        #+BEGIN_SRC sh
        run
        #+END_SRC
        - First
          - Second
        | Pier  | Level |
        |-------+-------|
        | North | 3.2   |
        """

    static let latex = """
        \\documentclass{article}\\title{About}
        \\begin{document}
        \\section{Tides} % a comment
        High at \\emph{noon}~\\cite{a}.

        \\begin{itemize}
        \\item First
        \\end{itemize}
        \\begin{tabular}{ll}
        Pier & Level \\\\ \\hline
        North & 3.2 \\\\
        \\end{tabular}
        \\end{document}
        """

    static let csv = "Pier,Note\r\nNorth,\"wide, \"\"deep\"\"\nand long\"\r\n\r\nSouth,3\r\n"

    /// One of every kind but PDF, which needs a program.
    static let all: [(DocumentFormat, [UInt8])] = [
        (.office, word.bytes), (.office, slides.bytes), (.office, workbook.bytes), (.office, text.bytes),
        (.office, book.bytes), (.mail, Array(mail.utf8)), (.rtf, Array(rtf.utf8)),
        (.subtitles, Array(subtitles.utf8)), (.feed, Array(feed.utf8)), (.rst, Array(rst.utf8)),
        (.asciidoc, Array(asciidoc.utf8)), (.org, Array(org.utf8)), (.latex, Array(latex.utf8)),
        (.csv, Array(csv.utf8)),
    ]
}
