import ContextTypes
import Glibc
import JSONValues
import Segmentation
import TestSupport
import Testing

@testable import Documents
@testable import Indexing

@Suite("What a file is")
struct ReadingContentTests {
    private func format(_ name: String?, _ content: String) throws -> CorpusFormat {
        try Array(content.utf8).withUnsafeBytes { bytes throws(SourceDecodingError) in
            try CorpusFormat.of(name, bytes)
        }
    }

    @Test(
        "the ending decides, then the first bytes",
        arguments: [
            ("page.html", "no tag", CorpusFormat.html), ("page.HTM", "", .html),
            ("a.b/page.xhtml", "", .html),
            ("notes.md", "<p>", .markdown), ("notes.txt", "<html>", .text), ("notes.rst", "# a", .rst),
            ("docs.jsonl.gz", "", .jsonl), ("a.warc.gz", "", .warc), ("a.ndjson", "[", .jsonl),
            // Plain text, whatever it begins with.
            ("template.cpp", "<T>", .text), ("app.log", "<14>Mar", .text), ("mail.eml", "<html>", .mail),
            ("data.csv", "<p>,b", .csv), ("film.srt", "1\n00:00", .subtitles), ("query.sql", "-- a", .text),
            ("tool.py", "# a comment", .text), ("run.sh", "# a", .text), ("a.yaml", "---\na: 1", .text),
            ("a.c", "{", .text), ("a.js", "[{", .text), ("a.tsv", "a\tb", .tsv), ("app.log.gz", "{", .text),
            // No ending, or one that says nothing.
            ("README", "# Title\n", .markdown), ("README", "Title\n=====", .text), ("LICENSE", "MIT", .text),
            ("Makefile", "all:\n\tcc", .text), ("page.php", "<!DOCTYPE html><p>", .text),
            ("x.unknown", "# a", .text),
            ("x", "<p>a</p>", .html), ("x", "<ul><li>a", .html), ("x", "<!-- c --><div>a", .html),
            ("x", "<section>a", .html),
            ("x", "\u{FEFF}\n <html>", .html), ("x", "<?xml version='1.0'?><html>", .html),
            ("x", "<main>a", .html),
            ("x", "<anna> are you there?\n<ben> yes", .text), ("x", "<a@b.org> wrote: hi", .text),
            ("x", "< 5 is less", .text),
            ("x", "<doc id=\"1\"", .wikiextractor), ("x", "WARC/1.0\r\n", .warc),
            ("x", "{\"text\":1}", .jsonl),
            ("x.json", "[{\"text\":\"a\"}]", .jsonl), ("x.json", "{\n \"text\"", .jsonl),
            ("x", "[link](/x) of Markdown", .text),
            ("x", "[1] Smith, J.", .text),
        ])
    func formats(name: String, content: String, expected: CorpusFormat) throws {
        #expect(try format(name, content) == expected)
    }

    @Test("standard input goes by its first bytes")
    func standardInput() throws {
        #expect(try format(nil, "<table><tr>") == .html)
        #expect(try format(nil, "# Title") == .markdown)
        #expect(try format(nil, "Words of a text.") == .text)
    }

    @Test(
        "what no reader knows is refused, and the error names the kind",
        arguments: [
            ("map.xml", "<?xml version='1.0'?><urlset>", "a sitemap"),
            ("a.svg", "<svg width='1'>", "an SVG image"),
            (
                "a.svg", "<?xml version='1.0'?><!-- c --><!DOCTYPE svg [ <!ENTITY a 'b'> ]><svg>",
                "an SVG image"
            ),
            ("a.rdf", "<rdf:RDF xmlns:rdf='x'>", "an RDF document"),
            ("a.xml", "<?xml version='1.0'?><catalog>", "<catalog>"),
            ("a.opml", "<opml>", "an OPML outline"),
            ("toc.ncx", "<ncx>", "the contents of an EPUB"),
            ("a.kml", "<?xml version='1.0'?><kml>", "a KML map"), ("a", "GIF89a", "a GIF image"),
        ])
    func refusals(name: String, content: String, kind: String) throws {
        let folder = try TemporaryFolder()
        let corpus = ReadCorpus([try folder.write(content, to: name)])
        #expect(corpus.records.isEmpty)
        #expect(corpus.problems.count == 1)
        #expect(corpus.problems.first?.reason.contains(kind) == true, "\(corpus.reasons)")
        #expect(corpus.problems.first?.location == folder.file(name))
    }

    @Test("a file of a foreign kind is read all the same where --format says how")
    func statedFormat() throws {
        let folder = try TemporaryFolder()
        let feed = try folder.write("<?xml version='1.0'?><rss><title>Mills</title></rss>", to: "feed.xml")
        #expect(ReadCorpus([feed], options: CorpusOptions(format: .html)).records.map(\.format) == [.html])
    }

    // MARK: JSON in one piece

    @Test(
        "an array of objects, on one line or on many, is as many documents",
        arguments: [
            #"[{"id":"a","text":"One."},{"id":"b","html":"<p>Two."}]"#,
            "[\n  {\"id\": \"a\", \"text\": \"One.\"},\n  {\"id\": \"b\", \"html\": \"<p>Two.\"}\n]\n",
            "[{\"id\":\"a\",\"text\":\"One.\"}\n,{\"id\":\"b\",\"html\":\"<p>Two.\"}]",
            "\u{FEFF}[ {\"id\":\"a\",\"text\":\"One.\"},\r\n{\"id\":\"b\",\"html\":\"<p>Two.\"} ]\r\n",
        ])
    func arrays(content: String) throws {
        let folder = try TemporaryFolder()
        for name in ["c.json", "c", "c.jsonl"] {
            let path = try folder.write(content, to: name)
            let corpus = ReadCorpus([path])
            #expect(corpus.ids == ["a", "b"], "\(corpus.reasons)")
            #expect(corpus.records.map(\.format) == [.text, .html])
            #expect(corpus.records.map(\.location) == ["\(path)[0]", "\(path)[1]"])
        }
        let zipped = try folder.writeGzip([Array(content.utf8)], to: "c.json.gz")
        #expect(ReadCorpus([zipped]).ids == ["a", "b"])
    }

    @Test("an object over many lines is one document; lines of objects stay lines")
    func objects() throws {
        let folder = try TemporaryFolder()
        let pretty = try folder.write("{\n  \"text\": \"One.\",\n  \"url\": \"u\"\n}\n", to: "a.json")
        #expect(ReadCorpus([pretty]).ids == ["u"])
        let cut = try folder.write("{\"text\": \"One.\", \"id\":\n\"x\"}", to: "b.json")
        #expect(ReadCorpus([cut]).ids == ["x"])
        let lines = try folder.write("{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\"}", to: "c.json")
        #expect(ReadCorpus([lines]).ids == ["1", "2"])
    }

    @Test(
        "what is wrong with one element, or with all of the file, is said once",
        arguments: [
            (#"[{"id":"a","text":"x"},5,{"id":"b"}]"#, 1, 2), ("[", 0, 1), (#"[{"text":"a"},]"#, 0, 1),
            (#"[{"text":"a"}] more"#, 0, 1), ("[]", 0, 0), (#"["a","b"]"#, 0, 2), ("{\n\"a\": 1", 0, 1),
            (#"[[{"text":"a"}]]"#, 0, 1),
        ])
    func brokenArrays(content: String, records: Int, problems: Int) throws {
        let folder = try TemporaryFolder()
        let corpus = ReadCorpus([try folder.write(content, to: "c.json")])
        #expect(corpus.records.count == records)
        #expect(corpus.problems.count == problems, "\(corpus.reasons)")
    }

    @Test("a notebook is a page of its texts, its code and what that printed")
    func notebooks() throws {
        let folder = try TemporaryFolder()
        let notebook = """
            {"nbformat": 4, "metadata": {"kernelspec": {"language": "python"}}, "cells": [
              {"cell_type": "markdown", "source": ["# Tides\\n", "High at *noon*."]},
              {"cell_type": "code", "source": "print('a ``` b')", "outputs": [{"text": ["a ``` b\\n"]},
                {"data": {"text/plain": "5", "image/png": "iVBOR"}}]},
              {"cell_type": "code", "source": ["  \\n"], "outputs": []}, {"cell_type": "raw", "source": "End."}]}
            """
        let corpus = ReadCorpus([try folder.write(notebook, to: "a.ipynb")])
        #expect(corpus.records.map(\.format) == [.html])
        let found = try #require(corpus.records[0].document)
        #expect(found.title == "Tides")
        #expect(found.content.text == "Tides\n\nHigh at noon.\n\nprint('a ``` b')\n\na ``` b\n\n5\n\nEnd.")
        // Also in one line, whatever the file is called.
        let line = try JSON(parsing: notebook).description
        for name in ["b.ipynb", "b.json", "b"] {
            let path = try folder.write(line.utf8, to: name)
            #expect(ReadCorpus([path]).records.map(\.text) == corpus.records.map(\.text), "\(name)")
        }
        #expect(ReadCorpus([folder.file("b.ipynb")]).records.map(\.id) == [folder.file("b.ipynb")])
    }

    @Test("lone surrogates of a line warn, and the document is read")
    func loneSurrogates() throws {
        let folder = try TemporaryFolder()
        let lines = #"{"_id":"a","text":"x\ud800y"}"# + "\n" + #"{"_id":"b","text":"x"}"#
        let corpus = ReadCorpus([try folder.write(lines, to: "c.jsonl")])
        #expect(corpus.records.map(\.text) == ["x\u{FFFD}y", "x"])
        #expect(corpus.records.map { $0.warning != nil } == [true, false])
        let array = ReadCorpus([try folder.write(#"[{"_id":"a","text":"x\udc00y"}]"#, to: "c.json")])
        #expect(array.ids == ["a"])
        #expect(array.problems.map(\.isWarning) == [true])
    }

    // MARK: XML

    @Test(
        "a page that is XML keeps what stands behind elements that close themselves",
        arguments: [
            (
                "<?xml version='1.0'?><html><head><title/><script src='x'/></head><body>after</body></html>",
                "after"
            ),
            ("<?xml version='1.0'?>\n<!DOCTYPE html [ <!ENTITY a 'b>c'> ]><html><body>a</body></html>", "a"),
            ("<?xml version='1.0'?><p>a<![CDATA[ x < y && <b> ]]>z</p>", "a x < y && <b> z"),
            ("<?xml version='1.0'?><textarea/><p>a<br/>b<img src='x>y'/>c</p>", "a\nbc"),
            ("<?xml version='1.0'?><?php echo '>' ?><p>a</p>", "a"),
            ("<?xml version='1.0'?><style/><p>a", "a"),
            ("<?xml version='1.0'?><div/><p>a</p><iframe/>b", "a\n\nb"),
            ("<?xml version='1.0'?><p>a<![CDATA[never", "a<![CDATA[never"),
            ("<?xml version='1.0'?><p>a</p><!-- <p/> --><p>b</p>", "a\n\nb"),
            ("\u{FEFF} <?xml version='1.0'?><title/>a", "a"),
            ("<?xml version='1.0'?><select/><option/>a", "a"), ("<?xmlnot?><title/>a</title>b", "b"),
        ])
    func xml(page: String, expected: String) {
        #expect(structured(page, as: .html).content.text == expected)
    }

    @Test("the ending .xhtml says that a page is XML")
    func xhtmlEnding() throws {
        let folder = try TemporaryFolder()
        let page = try folder.write(
            "<html><head><title/></head><body><p>after</p></body></html>", to: "a.xhtml")
        let record = try #require(ReadCorpus([page]).records.first)
        #expect(structured(record.text, as: record.format).content.text == "after")
    }

    // MARK: Devices

    @Test(
        "a file that never ends is refused before it fills the memory",
        arguments: ["/dev/zero", "/dev/urandom"])
    func devices(path: String) {
        let limits = ReadingLimits(documentBytes: 4 << 20)
        let corpus = ReadCorpus([path], options: CorpusOptions(format: .text, limits: limits))
        #expect(corpus.records.isEmpty)
        #expect(corpus.problems.count == 1)
    }
}
