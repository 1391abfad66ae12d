import ContextTypes
import JSONValues
import Segmentation
import TestSupport
import Testing

@testable import Documents

@Suite("Documents become blocks with places")
struct DocumentReaderTests {
    private func read(_ bytes: [UInt8], _ format: DocumentFormat) throws -> StructuredSource {
        try DocumentReader().read(bytes, as: format)
    }

    private func read(_ text: String, _ format: DocumentFormat) throws -> StructuredSource {
        try read(Array(text.utf8), format)
    }

    /// `heading: Tides` and so on, of the innermost blocks.
    private func leaves(_ source: StructuredSource) -> [String] {
        let parents = Set(source.content.blocks.map(\.parent))
        return source.content.blocks.enumerated().filter { !parents.contains($0.offset) && $0.offset > 0 }
            .map { "\($0.element.kind): \(source.content.text.text(at: $0.element.span))" }
    }

    private func places(_ text: String, in source: StructuredSource) -> [Place] {
        guard let range = source.content.text.firstRange(of: text) else { return [] }
        let utf8 = source.content.text.utf8
        return source.content.places.places(
            of: SourceSpan(
                start: utf8.distance(from: utf8.startIndex, to: range.lowerBound),
                end: utf8.distance(from: utf8.startIndex, to: range.upperBound)))
    }

    @Test("the room's page: subtitles")
    func roomPage() throws {
        let subtitles = "1\n00:00:01,000 --> 00:00:03,500\nHigh at noon.\n"
        let source = try DocumentReader().read(Array(subtitles.utf8), as: .subtitles)
        #expect(source.content.text == "High at noon.")
        #expect(
            source.content.places.places(of: source.content.blocks[1].span) == [
                .time(start: 1_000, end: 3_500)
            ])
    }

    @Test("docx: styles, numbering, links, tables; hidden and deleted text is left out")
    func word() throws {
        let source = try read(SampleDocuments.word.bytes, .office)
        #expect(
            leaves(source) == [
                "heading: Tides", "paragraph: High at noon & low.", "listItem: First", "listItem: Second",
                "tableCell: Pier", "tableCell: Level", "tableCell: North", "tableCell: 3.2",
            ])
        #expect(source.title == "About tides")
        #expect(
            source.hidden.warning(for: "a", kept: false)
                == "a: left out 7 hidden characters (hidden attribute 7)")
        #expect(places("High at noon & low.", in: source) == [.paragraphs(first: 2, last: 2)])
        #expect(places("First\nSecond", in: source) == [.paragraphs(first: 3, last: 4)])
        #expect(places("North", in: source) == [.paragraphs(first: 6, last: 6)])
        #expect(source.metadata["author"]?.string == "Ada")
        #expect(source.content.links.map(\.target) == ["http://x.y/"])
        #expect(source.content.blocks.filter { $0.kind == .listItem }.map(\.level) == [1, 2])
        #expect(
            source.content.blocks.filter { $0.kind == .tableRow }.map(\.isHeaderOrOrdered) == [true, false])
    }

    @Test("pptx: titles and nested items with their slide")
    func slides() throws {
        let source = try read(SampleDocuments.slides.bytes, .office)
        #expect(source.content.text == "Tides\n\nHigh at noon.\nLow at six.")
        #expect(places("Low at six.", in: source) == [.slide(1)])
        #expect(source.content.blocks.filter { $0.kind == .list }.map(\.level) == [1, 2])
    }

    @Test("xlsx: rows with sheet and number, dates as dates, empty columns kept")
    func workbook() throws {
        let source = try read(SampleDocuments.workbook.bytes, .office)
        #expect(source.content.text == "Piers\n\nPier | | Day\nNorth | | 2024-05-17")
        #expect(places("2024-05-17", in: source) == [.row(2, sheet: "Piers")])
        #expect(SerialDate(days: 1.5).text == "1899-12-31 12:00")
        #expect(SerialDate(days: 60.0 + 36_525).text == "2000-02-29")
    }

    @Test("odt: headings, lists, tables; notes stand at the end")
    func openDocument() throws {
        let source = try read(SampleDocuments.text.bytes, .office)
        #expect(
            source.content.text == "Tides\n\nHigh at noon.\n\nFirst\n\nPier | Level\nNorth | 3\n\nIn summer.")
    }

    @Test("epub: chapters in the order of reading, without the contents")
    func book() throws {
        let source = try read(SampleDocuments.book.bytes, .office)
        #expect(source.content.text == "One\n\nHigh.\n\nLow.")
        #expect(source.title == "Tides")
        #expect(places("Low.", in: source) == [.chapter(2)])
    }

    @Test("mail: charsets, quotes in quotes, attachments by name")
    func mail() throws {
        let source = try read(SampleDocuments.mail, .mail)
        #expect(
            leaves(source) == [
                "heading: Tides", "paragraph: From: Adé <a@x.y>", "paragraph: High at café o'clock.",
                "paragraph: Is it high?", "quote: Or low?",
                "listItem: Attachment: plan.pdf (application/pdf, 3 bytes)",
            ])
        let box = "From a@x.y Mon\n\(SampleDocuments.mail)\nFrom b@x.y Mon\nSubject: Low\n\nAt six.\n"
        let many = try read(box, .mail)
        #expect(places("At six.", in: many) == [.message(2)])
    }

    @Test("rtf: charset, headings by style, hidden text, lists, tables")
    func rtf() throws {
        let source = try read(SampleDocuments.rtf, .rtf)
        #expect(source.content.text == "Tides\n\nHigh at café —noon.\n\nFirst\n\nNorth | 3.2")
        #expect(source.title == "About")
    }

    @Test("subtitles: what goes on over several times is one paragraph, with all of its time")
    func subtitles() throws {
        let source = try read(SampleDocuments.subtitles, .subtitles)
        #expect(source.content.text == "Ada: High at noon.\n\nLow.")
        #expect(places("Ada: High at noon.", in: source) == [.time(start: 1_000, end: 5_000)])
        #expect(places("noon", in: source) == [.time(start: 3_500, end: 5_000)])
    }

    @Test("feeds: entries as pages")
    func feed() throws {
        let source = try read(SampleDocuments.feed, .feed)
        #expect(source.content.text == "High\n\nAt noon.")
        #expect(places("noon", in: source) == [.entry(1)])
    }

    @Test("tables: quoted cells, a header of words, the number of each row")
    func tables() throws {
        let source = try read(SampleDocuments.csv, .csv)
        #expect(source.content.text == "Pier | Note\nNorth | wide, \"deep\" and long\nSouth | 3")
        #expect(places("South", in: source) == [.row(4, sheet: nil)])
        #expect(try read("a;1\nb;2\n", .csv).content.text == "a | 1\nb | 2")
    }

    @Test(
        "light markup: headings, code, lists and tables with their lines",
        arguments: [
            (DocumentFormat.rst, SampleDocuments.rst), (.asciidoc, SampleDocuments.asciidoc),
            (.org, SampleDocuments.org), (.latex, SampleDocuments.latex),
        ])
    func light(format: DocumentFormat, text: String) throws {
        let source = try read(text, format)
        let found = leaves(source)
        #expect(found.first == "heading: Tides")
        #expect(found.contains { $0.hasPrefix("paragraph: High at noon") })
        // An item with a list inside holds its text as a block of its own.
        #expect(found.contains("listItem: First") || found.contains("text: First"))
        #expect(found.suffix(5).contains("tableCell: North") && found.suffix(5).contains("tableCell: 3.2"))
        if format != .latex { #expect(found.contains { $0.hasPrefix("code: run") }) }
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
            $0.contains("High at")
        }
        #expect(places("High at", in: source) == line.map { [.lines(first: $0 + 1, last: $0 + 1)] })
    }

    @Test("every document: places lie in the text, rise and do not overlap, and blocks hold their children")
    func laws() throws {
        for (format, bytes) in SampleDocuments.all {
            let content = try read(bytes, format).content
            var end = 0
            for placed in content.places {
                #expect(placed.span.start >= end && !placed.span.isEmpty, "\(format)")
                end = placed.span.end
            }
            #expect(end <= content.text.utf8.count)
            for block in content.blocks.dropFirst() {
                #expect(content.blocks[block.parent].span.contains(block.span), "\(format)")
            }
        }
    }

    @Test("what the bytes surely are need not be said; what they may be is not guessed")
    func toldByBytes() {
        func format(_ text: String, _ name: String = "") -> DocumentFormat? {
            DocumentFormat.of(Array(text.utf8), named: name)
        }
        #expect(format("1\r\n00:00:01,000 --> 00:00:03,500\r\nHigh at noon.") == .subtitles)
        #expect(format("\u{FEFF}12\n01:00:01,000 --> 01:00:03,500\nHigh.") == .subtitles)
        #expect(format("1\nis a number") == nil)
        #expect(format("a,b\n1,2\n3,\"4,5\"\n6,7\n") == .csv)
        #expect(format("a;b;c\n1;2;3\n4;5;6\n7;8;9\n") == .csv)
        #expect(format("a\tb\n1\t2 of them\n3\t4\n5\t6\n") == .tsv)
        #expect(format("a,b\n1,2\n") == nil, "too few lines")
        #expect(format("First, he came\nThen, she left\nWell, it rained\nSo, they went\n") == nil, "prose")
        #expect(format("a,b\n1,2\n3\n4,5\n6,7\n") == nil, "rows of other lengths")
        #expect(format("a,b\n1,\"2\n3\",4\n5,6\n7,8\n") == nil, "an open quotation mark")
        #expect(format("MIME-Version: 1.0\nSubject: a\n\nb") == .mail)
        #expect(format("Hello", "notes.org") == .org)
        #expect(format("Hello", "folder.org/notes") == nil)
        #expect(format("", "") == nil)
    }
}
