import FoundationEssentials
import Glibc
import JSONValues
import TestSupport
import Testing

/// The same document through every door: a file, standard input, an index, the wire.
@Suite("Every door reads alike", .serialized)
struct DoorsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Every document has some of its words in every passage, so that an index finds all of them.
    private static let question = "Who founded the harbour office? gate closed Büro"

    private struct Source {
        let name: String
        /// As the wire calls its format.
        let member: String
        let content: String
        /// What the wire takes in its place: what the reader of files finds in it.
        let wire: String

        init(_ name: String, _ member: String, _ content: String, wire: String? = nil) {
            self.name = name
            self.member = member
            self.content = content
            // A JSON string keeps the byte-order mark, as any other character.
            self.wire = wire ?? content.replacing("\u{FEFF}", with: "")
        }
    }

    /// Small enough to be one passage, so that the doors that cut decide as the doors that do not. No tables, mail or
    /// subtitles: only the name of a file says what they are, and not every door has one.
    private static let documents: [Source] = [
        Source(
            "wrapped.txt", "text",
            "The harbour office was founded in eighteen\nhundred and four by the mayor, who wanted\nto tax the herring boats "
                + "that came from the\nnorth. It closed in 1990.\n"
        ),
        Source(
            "list.txt", "text",
            "Harbour office\n- founded by the mayor\n- closed in 1990\n\nDr. Smith\nwrote this.\n"
        ),
        Source(
            "app.log", "text",
            "2024-03-05T09:01:02.113Z INFO gate started by the mayor\n2024-03-05T09:01:12.500Z ERROR gate failed\n"
        ),
        Source(
            "verse.txt", "text",
            "The mayor founded the office here\nAnd taxed the boats from year to year\nUntil the last of them had gone\n"
        ),
        Source("README", "text", "The office\n==========\nThe mayor founded it. It is old.\n"),
        Source("tool.py", "text", "import office\ndef harbour(): return office.founded('mayor')\n"),
        Source(
            "page.html", "html",
            "<html lang=en><title>Office</title><body><main><h1>Office</h1><p>The mayor founded the harbour office in 1804. It "
                + "closed in 1990.</p><ul><li>One</li><li>Two</li></ul></main></body></html>"
        ),
        Source(
            "chapter.xhtml", "html",
            "<?xml version='1.0'?><html><head><title/></head><body><p>The mayor founded it.</p><p>It closed.</p></body></html>"
        ),
        Source(
            "table.html", "html",
            "<table><tr><th>Office</th><th>Founder</th></tr><tr><td>Harbour</td><td>The mayor</td></tr></table>"
        ),
        Source("unicode.txt", "text", "Das Büro gründete der Bürgermeister 🌾. 東京の事務所。次の文です。\n"),
        Source("bom.txt", "text", "\u{FEFF}The mayor founded it. It closed.\n"),
        Source("crlf.txt", "text", "The mayor founded it.\r\nIt closed.\r\n\r\nEnd.\r\n"),
        Source(
            "notes.md", "markdown",
            "# Office\n\nThe mayor founded the [harbour office](http://o/) in 1804.\nIt closed in 1990.\n\n- one\n- two\n\n"
                + "| gate | state |\n|---|---|\n| north | closed |\n\n```\noffice(gate)\n```\n"
        ),
        Source("query.sql", "text", "SELECT founder FROM office WHERE gate = 'closed';\n"),
        Source(
            "page.xml", "html",
            "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>The mayor founded it.</p></body></html>"
        ),
        Source(
            "record.json", "text", #"{"text": "The mayor founded the harbour office.\nIt closed in 1990."}"#,
            wire: "The mayor founded the harbour office.\nIt closed in 1990."),
        Source(
            "work.ipynb", "markdown",
            ##"{"cells": [{"cell_type": "markdown", "source": ["# Office\n", "\n", "The mayor founded it."]}, {"cell_type": "code", "##
                + ##""source": "gate()", "outputs": [{"text": ["closed\n"]}]}], "metadata": {}, "nbformat": 4}"##,
            wire: "# Office\n\nThe mayor founded it.\n\n```\ngate()\n```\n\n```\nclosed\n```\n"),
    ]

    private struct Reading: Equatable {
        var units: [String]
        var kept: [String]
    }

    /// All units and the kept ones of an answer, in the order of the source.
    private func reading(_ answer: JSON) throws -> Reading {
        var units: [(start: Int, kept: Bool, text: String)] = []
        for passage in answer["passages"]?.array ?? [] {
            for span in (passage["spans"]?.array ?? []) + (passage["removed"]?.array ?? []) {
                let start = try #require(span["start"]?.integer)
                let end = try #require(span["end"]?.integer)
                units.append((start, span["kept"]?.bool == true, "\(start)–\(end)"))
            }
        }
        units.sort { $0.start < $1.start }
        return Reading(units: units.map(\.text), kept: units.filter(\.kept).map(\.text))
    }

    private func run(_ arguments: [String], input: String = "") throws -> JSON {
        let run = try WinnowProcess.run(arguments, input: input)
        #expect(run.status == 0, "\(arguments) \(run.errors)")
        return try JSON(parsing: run.output)
    }

    @Test("units, texts and decisions are the same", arguments: documents.indices)
    func alike(index: Int) throws {
        let source = Self.documents[index]
        let (name, content) = (source.name, source.content)
        let path = try folder.write(content.utf8, to: name)
        // An index reads everything by sentence.
        let flags = ["--pruner", "lexical", "--threshold", "0.1", "--explain", "--units", "sentences"]
        let prune = ["prune", "--question", Self.question, "--json"] + flags
        let file = try run(prune + [path])
        let expected = try reading(file)
        #expect(!expected.units.isEmpty)
        // Standard input has no name; where the bytes alone say less, the file's format is given in its words.
        let piped = try run(prune + ["-"], input: content)
        #expect(try reading(piped) == expected, "standard input: \(name)")
        let zipped = try folder.write(gzip(content), to: name + ".gz")
        #expect(try reading(try run(prune + [zipped])) == expected, "gzip: \(name)")
        let built = folder.file("doors.winnow")
        let report = try run(["index", path, "--to", built, "--json"])
        #expect(report["documents"]?.integer == 1)
        let trimmed = try run(["trim", Self.question, "--index", built, "--json"] + flags)
        #expect(try reading(trimmed).units == expected.units, "index: \(name)")
        #expect(trimmed["context"] == file["context"], "index: \(name)")
        let added = try added(source, to: built)
        #expect(try reading(added).units == expected.units, "index/add: \(name)")
        #expect(added["context"] == file["context"], "index/add: \(name)")
        #expect(
            added["passages"]?.array?.map { $0["text"] } == file["passages"]?.array?.map { $0["text"] },
            "index/add: \(name)")
        // Passages of a call are pages or texts.
        guard source.member != "markdown" else { return }
        let passage = JSON.object([source.member: .string(source.wire)])
        let request = Self.request([
            JSON.Member("passages", .array([passage])), JSON.Member("units", .string("sentences")),
        ])
        let wire = try run(["prune"], input: request.description + "\n")
        #expect(try reading(wire) == expected, "wire: \(name)")
        #expect(wire["passages"]?.array?.first?["text"] == file["passages"]?.array?.first?["text"])
    }

    private static func request(_ more: [JSON.Member] = []) -> JSON {
        .object(
            [
                JSON.Member("question", .string(question)), JSON.Member("pruner", .string("lexical")),
                JSON.Member("threshold", .double(0.1)), JSON.Member("explain", .bool(true)),
            ] + more)
    }

    /// What `trim` says over the wire when the document came over the wire, into an index that had another before.
    private func added(_ source: Source, to index: String) throws -> JSON {
        let document = JSON.object([
            "id": .string("added"), source.member: .string(source.wire),
        ])
        let ids = try run(["retrieve", Self.question, "--index", index, "--json"])["passages"]?.array ?? []
        let old = JSON.array(ids.compactMap { $0["document"] })
        let calls: [(String, JSON)] = [
            ("index/remove", .object(["documents": old])),
            ("index/add", .object(["documents": .array([document])])), ("trim", Self.request()),
        ]
        let lines = calls.enumerated().map { number, call in
            JSON.object([
                "jsonrpc": .string("2.0"), "id": .integer(number), "method": .string(call.0),
                "params": call.1,
            ]).description + "\n"
        }
        let served = try WinnowProcess.run(
            ["serve", "--quiet", "--concurrent-requests", "1", "--grace", "30", "--index", index],
            input: lines.joined())
        let answers = try served.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
        let answer = answers.first { $0["id"]?.integer == calls.count - 1 }
        return try #require(answer?["result"], "\(served.output) \(served.errors)")
    }

    @Test("text prints a file, its gzip and standard input alike", arguments: documents.indices)
    func text(index: Int) throws {
        let (name, content) = (Self.documents[index].name, Self.documents[index].content)
        let path = try folder.write(content.utf8, to: name)
        let expected = try WinnowProcess.run(["text", path])
        #expect(expected.status == 0)
        #expect(
            try WinnowProcess.run(["text", try folder.write(gzip(content), to: name + ".gz")]).output
                == expected.output)
        #expect(try WinnowProcess.run(["text", "-"], input: content).output == expected.output, "\(name)")
    }

    @Test("a file of several documents is as many for text and prune")
    func severalDocuments() throws {
        let lines =
            #"{"id":"a","text":"The mayor founded it."}"# + "\n" + #"{"id":"b","html":"<p>It closed."}"#
            + "\n"
        let path = try folder.write(lines.utf8, to: "two.jsonl")
        #expect(try WinnowProcess.run(["text", path]).output == "The mayor founded it.\n\nIt closed.\n")
        let answer = try run([
            "prune", "--question", Self.question, "--json", "--threshold", "0", "--pruner", "lexical", path,
        ])
        #expect(Set(answer["passages"]?.array?.compactMap { $0["document"]?.string } ?? []) == ["a", "b"])
    }

    @Test(
        "what cannot be read is named, with exit code 1",
        arguments: [
            ("a.xml", "<?xml version='1.0'?><catalog>", "<catalog>"), ("a.txt", "", "empty"),
            ("a.json", "[1]", "JSON object"),
        ])
    func refusals(name: String, content: String, words: String) throws {
        let path = try folder.write(content.utf8, to: name)
        for arguments in [
            ["text", path], ["prune", "--question", "q", "--units", "sentences", path],
            ["index", path, "--to", folder.file("x.winnow")],
        ] {
            let run = try WinnowProcess.run(arguments)
            #expect(run.status == 1)
            #expect(run.errors.contains(words), "\(arguments) \(run.errors)")
            #expect(run.errors.contains(path))
        }
    }

    @Test("lines of JSON come compressed, and with a byte-order mark")
    func requestLines() throws {
        let line =
            #"{"question":"Who founded it?","pruner":"lexical","passages":[{"text":"The mayor founded it."}]}"#
            + "\n"
        let expected = try WinnowProcess.run(["prune"], input: line)
        #expect(expected.status == 0)
        func contexts(_ run: WinnowProcess) throws -> [JSON?] {
            try run.output.split(separator: "\n").map { try JSON(parsing: String($0))["context"] }
        }
        let path = try folder.write(gzip(line + line), to: "r.jsonl.gz")
        #expect(try contexts(try WinnowProcess.run(["prune", path])).count == 2)
        #expect(
            try contexts(try WinnowProcess.run(["prune"], input: "\u{FEFF}" + line)) == contexts(expected))
        let call = #"{"jsonrpc":"2.0","id":1,"method":"server/info"}"# + "\n"
        let served = try WinnowProcess.run(["serve", "--quiet"], input: "\u{FEFF}" + call)
        #expect(try JSON(parsing: served.output)["result"] != nil)
    }

    @Test(
        "a configuration that nests without end is refused with its line",
        arguments: [
            "a = 1\n" + String(repeating: "a.", count: 100_000) + "b = 1\n",
            "\n[" + String(repeating: "a.", count: 100_000) + "b]\n",
            "\na = " + String(repeating: "[", count: 100_000),
            "\na = " + String(repeating: "{a = ", count: 50_000),
            "\n[[" + String(repeating: "\"a\".", count: 50_000) + "b]]\n",
            "\n" + String(repeating: "'a' . ", count: 50_000) + "b = 1",
            "\na = [" + String(repeating: "{" + String(repeating: "b.", count: 70) + "c = 1},", count: 3)
                + "]",
            "\n" + String(repeating: "a .", count: 70_000),
            "\n" + String(repeating: "[", count: 100_000) + "a",
            "# [[[[\n" + String(repeating: "1.", count: 100_000) + " = 5",
        ])
    func nestedConfiguration(text: String) throws {
        let path = try folder.write(text.utf8, to: "deep.toml")
        let run = try WinnowProcess.run(["config", path])
        #expect(run.status == 1)
        #expect(
            run.errors.contains("deep.toml:2: not TOML: nested deeper than 64 levels"),
            "\(run.errors.prefix(300))")
    }

    @Test("dots and brackets in strings, comments and numbers do not nest")
    func flatConfiguration() throws {
        let dots = String(repeating: "[.{", count: 200)
        let text =
            "# \(dots)\n[prune]\nforce_terms = [\"\(dots)\", '\(dots)', \"\"\"\n\(dots)\n\"\"\", '''\(dots)''', \"a\\\"\(dots)\"]\n"
            + "diversity = 0.5\n"
        let path = try folder.write(text.utf8, to: "flat.toml")
        let run = try WinnowProcess.run(["config", path])
        #expect(run.status == 0, "\(run.errors)")
    }

    private func gzip(_ text: String) throws -> [UInt8] {
        let path = try folder.write(text.utf8, to: "plain")
        let zipped = folder.file("plain.gz")
        unlink(zipped)
        var process = pid_t()
        let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("gzip"), strdup("-n"), strdup(path), nil]
        defer { for argument in arguments { free(argument) } }
        guard posix_spawnp(&process, "gzip", nil, nil, arguments, environ) == 0 else { return [] }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return Array(FileManager.default.contents(atPath: zipped) ?? Data())
    }
}
