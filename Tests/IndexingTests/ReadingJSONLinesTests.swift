import ContextTypes
import Glibc
import JSONValues
import TestSupport
import Testing

@testable import Indexing

@Suite("Reading JSONL")
struct ReadingJSONLinesTests {
    private let beir = """
        {"_id": "d1", "title": "One", "text": "First text.", "metadata": {"author": "A", "n": 1.50}}

        {"id": 2, "html": "<p>x</p>", "url": "https://e.org/", "lang": "de", "tags": ["a"]}
        {"docid": "d3", "contents": "Third."}

        """

    @Test("the members of BEIR and its kin are understood, all others are metadata, untouched")
    func members() throws {
        let folder = try TemporaryFolder()
        let corpus = ReadCorpus([try folder.write(beir, to: "c.jsonl")])
        #expect(corpus.ids == ["d1", "2", "d3"])
        #expect(corpus.records.map(\.text) == ["First text.", "<p>x</p>", "Third."])
        #expect(corpus.records.map(\.format) == [.text, .html, .text])
        #expect(corpus.records[0].title == "One")
        #expect(corpus.records[0].metadata.description == #"{"author":"A","n":1.50}"#)
        #expect(corpus.records[1].metadata.description == #"{"lang":"de","tags":["a"]}"#)
        #expect(corpus.records[1].url == "https://e.org/")
        #expect(corpus.records[1].language == "de")
        #expect(corpus.records.map(\.location) == [1, 3, 4].map { "\(folder.file("c.jsonl")):\($0)" })
        #expect(corpus.problems.isEmpty)
    }

    @Test("plain, gzip of many members, zstd of many frames and standard input give the same")
    func compression() throws {
        let folder = try TemporaryFolder()
        let plain = try folder.write(beir, to: "c.jsonl")
        let halves = [Array(beir.utf8.prefix(100)), Array(beir.utf8.dropFirst(100))]
        let expected = ReadCorpus([plain]).records.map(\.text)
        #expect(ReadCorpus([try folder.writeGzip(halves, to: "c.jsonl.gz")]).records.map(\.text) == expected)
        #expect(
            ReadCorpus([try folder.write(halves.flatMap(zstd), to: "c.zst")]).records.map(\.text) == expected)
        #expect(
            ReadCorpus([try folder.write(halves.flatMap(zstd), to: "noname")]).records.map(\.text) == expected
        )
        let descriptor = open(plain, O_RDONLY)
        defer { close(descriptor) }
        let piped = ReadCorpus(["-"], options: CorpusOptions(standardInput: descriptor))
        #expect(piped.records.map(\.text) == expected)
        #expect(piped.records.last?.location == "standard input:4")
    }

    @Test(
        "a file without a document says so",
        arguments: [
            ("", "the file is empty"), ("\n", "all lines are blank"), ("\n\n\n", "all lines are blank"),
            (" \t\r\n ", "all lines are blank"), ("\u{FEFF}", "all lines are blank"),
            ("\u{FEFF}\n \n", "all lines are blank"),
        ])
    func noDocument(content: String, reason: String) throws {
        let folder = try TemporaryFolder()
        for path in [
            try folder.write(content, to: "c.jsonl"), try folder.write(content, to: "c.ndjson"),
            try folder.writeGzip([Array(content.utf8)], to: "c.jsonl.gz"),
        ] {
            let corpus = ReadCorpus([path])
            #expect(corpus.records.isEmpty)
            #expect(corpus.problems.map(\.description) == ["\(path): \(reason)"])
        }
    }

    @Test(
        "only what may be an object is taken for JSONL",
        arguments: [
            "{% include x %}", "{{ name }}", "{ color: red }", "{a}", "{'a': 1}",
        ])
    func noObject(content: String) throws {
        let folder = try TemporaryFolder()
        let corpus = ReadCorpus([try folder.write(content, to: "noname")])
        #expect(corpus.records.map(\.text) == [content])
        #expect(corpus.reasons == [])
    }

    @Test("a broken line 17 is named with its line and column, the other lines are read")
    func brokenLine() throws {
        let folder = try TemporaryFolder()
        let lines = (1...30).map {
            $0 == 17 ? #"{"_id":"17","text":"x" oops}"# : #"{"_id":"\#($0)","text":"x"}"#
        }
        let corpus = ReadCorpus([try folder.write(lines.joined(separator: "\n"), to: "c.jsonl")])
        #expect(corpus.records.count == 29)
        #expect(corpus.problems.map(\.location) == ["\(folder.file("c.jsonl")):17"])
        #expect(corpus.problems[0].reason.contains("byte 23"))
    }

    @Test(
        "lines that are no document say why",
        arguments: [
            (#"[1]"#, "JSON object"), (#"{"_id":"a"}"#, "none of the members"),
            (#"{"_id":"a","text":5}"#, "must be a string, this is number"),
            (#"{"_id":["a"],"text":""}"#, "\"_id\" must be a string"),
            (#"{"_id":"a","_id":"b"}"#, "stands twice"),
            ("{\"_id\":\"a\",\"text\":\"\u{1}\"}", "control character"),
        ])
    func wrongLines(line: String, reason: String) throws {
        let folder = try TemporaryFolder()
        let good = #"{"_id":"good","text":"x"}"#
        let corpus = ReadCorpus([try folder.write("\(good)\n\(line)\n", to: "c.jsonl")])
        #expect(corpus.ids == ["good"])
        #expect(corpus.problems.count == 1)
        #expect(corpus.reasons.first?.contains(reason) == true, "\(corpus.reasons)")
        #expect(corpus.reasons.first?.contains("c.jsonl:2") == true)
    }

    @Test("invalid UTF-8 and NUL: the bad line is named, an escaped NUL becomes U+FFFD")
    func badBytes() throws {
        let folder = try TemporaryFolder()
        let bytes =
            Array(#"{"_id":"a","text":"\#u{FFFD}"}"#.utf8) + [0x0A] + Array("{\"_id\":\"b\",\"text\":\"".utf8)
            + [0xFF, 0xFE] + Array("\"}\n\0\n".utf8) + Array(#"{"_id":"c","text":"x\u0000y"}"#.utf8)
        let corpus = ReadCorpus([try folder.write(bytes, to: "c.jsonl")])
        #expect(corpus.ids == ["a", "c"])
        #expect(corpus.records.last?.text == "x\u{FFFD}y")
        #expect(corpus.problems.map(\.location) == [2, 3].map { "\(folder.file("c.jsonl")):\($0)" })
        #expect(corpus.reasons[0].contains("invalid UTF-8"))
    }

    @Test("a line over the limit is drained and named, before and behind it everything is read")
    func longLine() throws {
        let folder = try TemporaryFolder()
        let good = #"{"_id":"%","text":"x"}"#
        let long = #"{"_id":"long","text":""# + String(repeating: "y", count: 3_000_000) + "\"}"
        let text = [good, long, good.replacing("%", with: "&")].joined(separator: "\n")
        let corpus = ReadCorpus(
            [try folder.write(text, to: "c.jsonl")],
            options: CorpusOptions(limits: ReadingLimits(documentBytes: 1_000_000)))
        #expect(corpus.ids == ["%", "&"])
        #expect(corpus.problems.map(\.location) == ["\(folder.file("c.jsonl")):2"])
        #expect(corpus.reasons[0].contains("limit of 1000000"))
    }

    @Test("duplicate ids: the first counts, each later one names both places")
    func duplicates() throws {
        let folder = try TemporaryFolder()
        let a = try folder.write(#"{"_id":"x","text":"1"}"#, to: "a.jsonl")
        let b = try folder.write(
            "{\"_id\":\"y\",\"text\":\"2\"}\n{\"_id\":\"x\",\"text\":\"3\"}", to: "b.jsonl")
        let corpus = ReadCorpus([a, b])
        #expect(corpus.records.map(\.text) == ["1", "2"])
        #expect(corpus.reasons == ["\(b):2: the id \"x\" stands already at \(a):1; this one was left out"])
    }

    @Test("gzip and zstd cut short: what stood before the cut is read, the cut is named")
    func cutShort() throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 3)
        let lines = (0..<2_000).map {
            #"{"_id":"\#($0)","text":"\#(UInt64.random(in: 0...UInt64.max, using: &generator))"}"#
        }
        let bytes = Array(lines.joined(separator: "\n").utf8)
        for (name, packed) in [("c.jsonl.gz", try folder.gzip(bytes)), ("c.jsonl.zst", zstd(bytes))] {
            let path = try folder.write(packed.prefix(packed.count * 2 / 3), to: name)
            let corpus = ReadCorpus([path])
            #expect(corpus.ids == (0..<corpus.records.count).map(String.init))
            #expect(corpus.problems.count == 1)
            #expect(corpus.reasons.first?.contains("cut short") == true, "\(corpus.reasons)")
        }
        let smallGzip = try folder.write(try folder.gzip(bytes).prefix(3_000), to: "small.jsonl.gz")
        #expect(ReadCorpus([smallGzip]).records.count > 20)
    }

    @Test("behind a damaged gzip member the next one is read")
    func damagedMember() throws {
        let folder = try TemporaryFolder()
        var packed = try (0..<3).map { try folder.gzip(Array("{\"_id\":\"\($0)\",\"text\":\"x\"}\n".utf8)) }
        packed[1][12] ^= 0xFF
        packed[1][14] ^= 0xFF
        let corpus = ReadCorpus([try folder.write(packed.flatMap { $0 }, to: "c.jsonl.gz")])
        #expect(corpus.ids == ["0", "2"])
        #expect(corpus.problems.count >= 1)
        #expect(corpus.reasons[0].contains("damaged"))
    }

    @Test("WikiExtractor's articles: title line dropped, entities undone, empty articles left out")
    func wikiExtractor() throws {
        let folder = try TemporaryFolder()
        let text = """
            <doc id="1" url="?curid=1" title="Q &amp; "A"">
            Q &amp; "A"

            a &lt;b&gt; &amp;amp; c &x

            </doc>
            <doc id="2" url="?curid=2" title="Empty">
            Empty


            </doc>
            <doc id="3" url="?curid=3" title="Cut">
            Cut
            """
        let corpus = ReadCorpus([try folder.writeGzip([Array(text.utf8)], to: "wiki_00.gz")])
        #expect(corpus.ids == ["1"])
        #expect(corpus.records[0].title == "Q & \"A\"")
        #expect(corpus.records[0].text == "\na <b> &amp; c &x\n\n")
        #expect(corpus.problems.map(\.location) == ["\(folder.file("wiki_00.gz")):12"])
    }
}
