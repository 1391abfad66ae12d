import ContextTypes
import Engine
import FoundationEssentials
import Glibc
import IndexStore
import JSONRPC
import JSONValues
import TestSupport
import Testing
import TextAnalysis

@testable import Service

/// A small document of a kind whose bytes can stand here.
struct DoorDocument: Sendable, CustomTestStringConvertible {
    let name: String
    let contents: String
    /// The member of each place.
    let place: String

    var testDescription: String { name }
    var base64: String { Data(contents.utf8).base64EncodedString() }

    static let all = [
        DoorDocument(
            name: "a.rtf",
            contents:
                "{\\rtf1\\ansi{\\stylesheet{\\s1 heading 1;}}{\\pard\\s1 Tides\\par}{\\pard High water is at noon. Low water is at six.\\par}}",
            place: "paragraphs"),
        DoorDocument(
            name: "b.srt",
            contents:
                "1\n00:00:01,000 --> 00:00:03,000\nHigh water is at noon.\n\n2\n00:00:09,000 --> 00:00:12,000\nLow water is at six.\n",
            place: "time"),
        DoorDocument(
            name: "c.csv", contents: "Pier,Water\nNorth,high\nSouth,low\nEast,high\nWest,none\n", place: "row"
        ),
        DoorDocument(
            name: "d.eml",
            contents:
                "MIME-Version: 1.0\r\nFrom: a@x.y\r\nSubject: Tides\r\n\r\nHigh water is at noon.\r\n\r\nLow water is at six.\r\n",
            place: "message"),
        DoorDocument(
            name: "e.rst", contents: "Tides\n=====\n\nHigh water is at noon.\n\nLow water is at six.\n",
            place: "lines"),
    ]
}

@Suite("One document through every door", .timeLimit(.minutes(2)))
struct DocumentDoorsTests {
    /// A service that may read documents of one folder, and has an index named `tides`.
    private struct Doors {
        let folder: TemporaryFolder
        let client: ServiceClient

        init(opening opens: Bool = true) throws {
            folder = try TemporaryFolder()
            let path = folder.file("tides.winnow")
            _ = try IndexWriter(path, creatingWith: IndexSettings(analyzer: AnalyzerSettings().json))
            var settings = ServiceSettings.patient
            settings.documentFolders = opens ? [folder.path] : []
            client = ServiceClient(
                service: WinnowService(
                    settings: settings, engine: ContextEngine(indexes: try IndexRegistry(opening: [path])),
                    logger: .silent))
        }

        private static let options =
            #""question":"When is high water?","pruner":"lexical","threshold":0.2,"offsetUnit":"utf8""#

        /// The one passage of `prune`.
        func pruned(_ source: String) async throws -> JSON {
            let result = try await client.result(
                "prune", #"{"passages":[{"id":"x",\#(source)}],"explain":true,\#(Self.options)}"#)
            return try #require(result["passages"]?.array?.first)
        }

        /// The one passage of the tool.
        func tool(_ source: String) async throws -> JSON {
            let lines = [
                #"{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"#,
                #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
                #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"prune_document","arguments":{\#(source),"explain":true,"details":true,\#(Self.options)}}}"#,
            ]
            let answers = try await client.answers(to: lines).map { try JSON(parsing: $0) }
            let answer = try #require(answers.first { $0["id"] == .integer(1) })
            return try #require(
                answer["result"]?["structuredContent"]?["passages"]?.array?.first, "\(answer)")
        }
    }

    /// What the doors have to agree in: every unit with its offsets, score and place.
    private func units(_ passage: JSON) -> [String] {
        let spans = (passage["spans"]?.array ?? []) + (passage["removed"]?.array ?? [])
        return spans.map(\.description).sorted()
    }

    @Test(
        "gives the same units, scores and places, and what is told by the bytes need not be said",
        arguments: DoorDocument.all)
    func sameUnits(_ document: DoorDocument) async throws {
        let doors = try Doors()
        let path = try doors.folder.write(document.contents.utf8, to: document.name)
        let ending = document.name.split(separator: ".").last ?? ""
        let format =
            ["rtf": "rtf", "srt": "subtitles", "csv": "csv", "eml": "mail", "rst": "rst"][ending] ?? ""
        let encoded = try await doors.pruned(#""base64":"\#(document.base64)","format":"\#(format)""#)
        let wanted = units(encoded)
        #expect(!wanted.isEmpty)
        #expect(wanted.allSatisfy { $0.contains("\"\(document.place)\":") }, "\(wanted)")
        #expect(units(try await doors.pruned(#""path":"\#(path)""#)) == wanted)
        #expect(
            units(try await doors.tool(#""base64":"\#(document.base64)","name":"\#(document.name)""#))
                == wanted)
        #expect(units(try await doors.tool(#""path":"\#(path)""#)) == wanted)
        // reStructuredText looks like any text.
        if document.place != "lines" {
            #expect(units(try await doors.pruned(#""base64":"\#(document.base64)""#)) == wanted)
        }
    }

    @Test(
        "an index gives the same texts and places in trim, retrieve and expand", arguments: DoorDocument.all)
    func indexed(_ document: DoorDocument) async throws {
        let doors = try Doors()
        let path = try doors.folder.write(document.contents.utf8, to: document.name)
        _ = try await doors.client.result(
            "index/add", #"{"documents":[{"id":"\#(document.name)","path":"\#(path)"}]}"#)
        let read = try await doors.client.result(
            "text", #"{"id":"\#(document.name)","base64":"\#(document.base64)"}"#)
        let text = try #require(read["text"]?.string)
        let passage = try await doors.pruned(#""path":"\#(path)""#)
        let spans = (passage["spans"]?.array ?? []) + (passage["removed"]?.array ?? [])
        for span in spans {
            let (start, end) = (try #require(span["start"]?.integer), try #require(span["end"]?.integer))
            let part = try await doors.client.result(
                "expand",
                #"{"document":"\#(document.name)","start":\#(start),"end":\#(end),"offsetUnit":"utf8"}"#)
            #expect(part["text"]?.string == String(decoding: Array(text.utf8)[start..<end], as: UTF8.self))
            #expect(part["place"] != nil && part["place"] == span["place"])
        }
        let found = try await doors.client.result("retrieve", #"{"question":"high water"}"#)
        let places = try #require(found["passages"]?.array).map { $0["place"] }
        #expect(!places.isEmpty && places.allSatisfy { $0?[document.place] != nil }, "\(places)")
        let trimmed = try await doors.client.result(
            "trim", #"{"question":"high water","pruner":"lexical","threshold":0}"#)
        let kept = try #require(trimmed["passages"]?.array).flatMap { $0["spans"]?.array ?? [] }
        #expect(!kept.isEmpty && kept.allSatisfy { $0["place"]?[document.place] != nil })
    }

    @Test("a path is read only in the folders that the operator names, wherever links and dots lead")
    func folders() async throws {
        let doors = try Doors()
        let elsewhere = try TemporaryFolder()
        let secret = try elsewhere.write("{\\rtf1 The secret is 7.}".utf8, to: "secret.rtf")
        #expect(symlink(secret, doors.folder.file("link.rtf")) == 0)
        try doors.folder.write("{\\rtf1 The ferry is late.}".utf8, to: "open.rtf")
        let outside = elsewhere.path.split(separator: "/").last ?? ""
        for path in [
            secret, doors.folder.file("link.rtf"), doors.folder.file("../\(outside)/secret.rtf"),
            doors.folder.path, doors.folder.file("none.rtf"), "open.rtf", "", "/dev/zero", "/etc/passwd",
        ] {
            let error = try await doors.client.error("text", #"{"path":"\#(path)","format":"rtf"}"#)
            #expect(error.code == -32602 && error.data["path"]?.string == "path", "\(path)")
            #expect(!"\(error.data)".contains("secret is"))
        }
        let read = try await doors.client.result("text", #"{"path":"\#(doors.folder.file("open.rtf"))"}"#)
        #expect(read["text"]?.string == "The ferry is late.")
        let closed = try Doors(opening: false)
        try closed.folder.write("{\\rtf1 The ferry is late.}".utf8, to: "open.rtf")
        let refused = try await closed.client.error("text", #"{"path":"\#(closed.folder.file("open.rtf"))"}"#)
        #expect(refused.code == -32602)
    }

    @Test("what is damaged, of no known kind, or said twice is refused by the name of its member")
    func refusals() async throws {
        let doors = try Doors()
        for (source, path) in [
            (#""base64":"SGVsbG8gdGhlcmUu""#, "passages[0].format"),
            (#""base64":"e1xydGYxIHt7","format":"rtf""#, "passages[0].base64"),
            (#""base64":"QQ==","text":"A""#, "passages[0].base64"),
            (#""base64":"QQ==","path":"/a""#, "passages[0].base64"),
            (#""text":"A","format":"pdf""#, "passages[0].format"),
            (#""base64":"QQ==","sentences":["A"]"#, "passages[0].base64"),
        ] {
            let error = try await doors.client.error(
                "prune", #"{"question":"a","passages":[{\#(source)}]}"#)
            #expect(error.code == -32602 && error.data["path"]?.string == path, "\(source): \(error.data)")
        }
        let lines = try await doors.client.error(
            "prune",
            #"{"question":"a","units":"lines","passages":[{"base64":"QQ==","format":"csv"}]}"#)
        #expect(lines.data["path"]?.string == "passages[0].base64")
    }
}
