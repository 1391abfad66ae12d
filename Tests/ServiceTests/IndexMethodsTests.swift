import ContextTypes
import Engine
import Glibc
import IndexStore
import Indexing
import JSONRPC
import JSONValues
import TestSupport
import Testing
import TextAnalysis

@testable import Service

/// A fresh index named `mills` and a client that may change it.
private struct IndexedService {
    let folder: TemporaryFolder
    let client: ServiceClient
    let path: String

    init(mergesInBackground: Bool = false) throws {
        folder = try TemporaryFolder()
        path = folder.file("mills.winnow")
        _ = try IndexWriter(path, creatingWith: IndexSettings(analyzer: AnalyzerSettings().json))
        let silent: @Sendable (String) -> Void = { _ in }
        client = ServiceClient(
            service: WinnowService(
                settings: .patient,
                engine: ContextEngine(
                    indexes: try IndexRegistry(
                        opening: [path], reportingMerges: mergesInBackground ? silent : nil)),
                logger: .silent))
    }

    func add(_ documents: String) async throws -> JSON {
        try await client.result("index/add", #"{"index":"mills","documents":[\#(documents)]}"#)
    }
}

private let mill =
    #"{"id":"mill","title":"Mills","text":"Über mills: a miller grinds grain.\n\nRivers flow to the sea.","url":"http://m/","metadata":{"year":1850,"b":[1.0]}}"#
private let bread =
    ##"{"id":"bread","markdown":"# Bread\n\nBread is baked of flour. A baker bakes it.\n","metadata":{"year":1900}}"##

@Suite("Methods over an index", .timeLimit(.minutes(2)))
struct IndexMethodsTests {
    @Test("what was added is counted, found, pruned and expanded; unchanged documents cost nothing")
    func addAndTrim() async throws {
        let service = try IndexedService()
        let added = try await service.add("\(mill),\(bread)")
        #expect(added.description == #"{"added":2,"passages":2,"unchanged":0,"updated":0}"#)
        #expect(
            try await service.add(mill).description == #"{"added":0,"passages":0,"unchanged":1,"updated":0}"#)

        let trimmed = try await service.client.result(
            "trim", #"{"question":"Who grinds grain?","explain":true}"#)
        #expect(trimmed["index"]?.string == "mills")
        let passage = try #require(trimmed["passages"]?.array?.first)
        #expect(passage["document"]?.string == "mill")
        #expect(passage["url"]?.string == "http://m/")
        #expect(passage["metadata"]?["year"]?.integer == 1850)
        #expect(passage["text"]?.string == "Über mills: a miller grinds grain.")

        let span = try #require(passage["spans"]?.array?.first)
        let start = try #require(span["start"]), end = try #require(span["end"])
        let expanded = try await service.client.result(
            "expand", #"{"document":"mill","start":\#(start),"end":\#(end)}"#)
        #expect(expanded["text"]?.string == "Über mills: a miller grinds grain.")
        #expect(expanded["title"]?.string == "Mills")
    }

    @Test(
        "when changes have come to rest the log is empty, so that readers find the file whole",
        arguments: [false, true])
    func rest(mergesInBackground: Bool) async throws {
        let service = try IndexedService(mergesInBackground: mergesInBackground)
        // A reader at rest: while it is there, no writer that closes the file empties the log.
        let reader = try IndexFile(service.path)
        _ = try await service.add(mill)
        _ = try await service.add(bread)
        func logBytes() -> Int {
            var status = stat()
            return stat("\(service.path)-wal", &status) == 0 ? Int(status.st_size) : 0
        }
        for _ in 0..<200 where logBytes() > 0 { try await Task.sleep(for: .milliseconds(50)) }
        #expect(logBytes() == 0)
        #expect(try reader.read { $0.statistics.passages } == 2)
        let trimmed = try await service.client.result("trim", #"{"question":"Who bakes bread of flour?"}"#)
        #expect(trimmed["passages"]?.array?.first?["document"]?.string == "bread")
    }

    @Test("filters find fields whatever their names hold, and say what is wrong where")
    func filters() async throws {
        let service = try IndexedService()
        let keys = [
            #"a\tb"#, #"a\\b"#, #"a\nb"#, #"\u0001"#, "ü/x", "a b", "a'b", "$", "a[0]", "%", "a\u{7F}b",
        ]
        for (number, key) in keys.enumerated() {
            _ = try await service.add(
                #"{"id":"d\#(number)","text":"Grain \#(number).","metadata":{"\#(key)":"x","in":{"\#(key)":\#(number)}}}"#
            )
        }
        for (number, key) in keys.enumerated() {
            for filter in [#"{"\#(key)":"x"}"#, #"{"in.\#(key)":\#(number)}"#] {
                let found = try await service.client.result(
                    "retrieve", #"{"question":"grain","filter":\#(filter)}"#)
                #expect(
                    found["passages"]?.array?.map { $0["document"]?.string } == ["d\(number)"], "\(filter)")
            }
        }
        for (filter, path, got) in [
            (#"{"a\"b":1}"#, #"filter.a"b"#, #"the string "a"b""#),
            (#"{"year":{"near":3}}"#, "filter.year.near", #"the string "near""#),
            (#"{"and":[{"a":1},7]}"#, "filter.and[1]", "the number 7"),
            (#"{"a":{"in":[1,[2]]}}"#, "filter.a.in[1]", "an array"),
            (#"{"a":{}}"#, "filter.a", "an object"), (#"{"or":[]}"#, "filter.or", "an array"),
            (#"{"not":3}"#, "filter.not", "the number 3"),
            (#"{"a":{"prefix":3}}"#, "filter.a.prefix", "the number 3"),
        ] {
            let (code, data) = try await service.client.error(
                "retrieve", #"{"question":"q","filter":\#(filter)}"#)
            #expect(code == -32602 && data["reason"]?.string == "unfitFilter", "\(filter)")
            #expect(data["path"]?.string == path && data["got"]?.string == got, "\(filter): \(data)")
            #expect(data["expected"]?.string?.isEmpty == false)
        }
    }

    @Test("expand counts in the unit asked for, and refuses offsets outside the text or inside a character")
    func expand() async throws {
        let service = try IndexedService()
        _ = try await service.add(mill)
        let whole = try await service.client.result("expand", #"{"document":"mill","index":"mills"}"#)
        #expect(whole["text"]?.string == "Über mills: a miller grinds grain.\n\nRivers flow to the sea.")
        let bytes = try await service.client.result(
            "expand", #"{"document":"mill","start":0,"end":5,"offsetUnit":"utf8"}"#)
        #expect(bytes["text"]?.string == "Über")
        for (params, path) in [
            (#"{"document":"mill","start":1,"offsetUnit":"utf8"}"#, "start"),
            (#"{"document":"mill","end":1000}"#, "end"),
            (#"{"document":"mill","start":5,"end":2}"#, "end"),
        ] {
            let (code, data) = try await service.client.error("expand", params)
            #expect(code == -32602)
            #expect(data["path"]?.string == path)
        }
        let (code, data) = try await service.client.error("expand", #"{"document":"none"}"#)
        #expect(code == -32002)
        #expect(data["reason"]?.string == "noSuchDocument")
    }

    @Test("expand of a long document finds every place in every unit, between passages and at the ends too")
    func expandLong() async throws {
        let service = try IndexedService()
        let text = (0..<900).map { "Satz \($0) über die Mühle 🌾\($0 % 9 == 0 ? ".\n\n" : ".")" }.joined(
            separator: " ")
        let document = JSON.object(["id": .string("long"), "text": .string(text)])
        _ = try await service.add(document.description)
        let stored = try #require(
            try await service.client.result("expand", #"{"document":"long"}"#)["text"]?.string)
        let scalars = Array(stored.unicodeScalars)
        let units = Array(stored.utf16)
        var random = SeededGenerator(seed: 71)
        for _ in 0..<60 {
            let start = Int.random(in: 0...scalars.count, using: &random)
            let end = min(scalars.count, start + Int.random(in: 0...300, using: &random))
            var part = String.UnicodeScalarView()
            part.append(contentsOf: scalars[start..<end])
            let lengths = [scalars[..<start], scalars[..<end]].map { scalars in
                scalars.reduce(into: (utf8: 0, utf16: 0)) {
                    $0.utf8 += UTF8.width($1)
                    $0.utf16 += UTF16.width($1)
                }
            }
            for (unit, from, to) in [
                ("codepoint", start, end), ("utf8", lengths[0].utf8, lengths[1].utf8),
                ("utf16", lengths[0].utf16, lengths[1].utf16),
            ] {
                let found = try await service.client.result(
                    "expand", #"{"document":"long","start":\#(from),"end":\#(to),"offsetUnit":"\#(unit)"}"#)
                #expect(found["text"]?.string == String(part), "\(unit) \(from)–\(to)")
            }
        }
        let rest = try await service.client.result(
            "expand", #"{"document":"long","start":1,"offsetUnit":"utf16"}"#)
        #expect(rest["end"]?.integer == units.count)
        let beyond = try await service.client.error(
            "expand", #"{"document":"long","end":\#(scalars.count + 1)}"#)
        #expect(beyond.data["expected"]?.string == "an offset from 0 to \(scalars.count)")
    }

    @Test("retrieve gives whole passages, best first, filters them, and names what it cannot do")
    func retrieve() async throws {
        let service = try IndexedService()
        _ = try await service.add("\(mill),\(bread)")
        let found = try await service.client.result("retrieve", #"{"question":"miller flour","limit":5}"#)
        let passages = try #require(found["passages"]?.array)
        #expect(Set(passages.map { $0["document"]?.string }) == ["mill", "bread"])
        #expect(passages.map { $0["rank"]?.integer } == [1, 2])
        let filtered = try await service.client.result(
            "retrieve", #"{"question":"miller flour","filter":{"year":1900}}"#)
        #expect(filtered["passages"]?.array?.map { $0["document"]?.string } == ["bread"])
        #expect(
            try await service.client.error("retrieve", #"{"question":"q","retriever":"late"}"#).data["reason"]
                == .string("unavailable"))
        #expect(
            try await service.client.error("retrieve", #"{"question":"q","filter":{"year":{"near":1}}}"#).code
                == -32602)
        #expect(try await service.client.error("retrieve", #"{"question":"q","limit":0}"#).code == -32602)
    }

    @Test("exact scores are those that the rounded ones come from, for whoever joins the answers of shards")
    func exactScores() async throws {
        let service = try IndexedService()
        _ = try await service.add("\(mill),\(bread)")
        func scores(_ exact: String) async throws -> [Double] {
            let found = try await service.client.result(
                "retrieve", #"{"question":"miller flour"\#(exact)}"#)
            return try #require(found["passages"]?.array).compactMap { $0["score"]?.double }
        }
        let (rounded, exact) = try await (scores(""), scores(#","exactScores":true"#))
        #expect(exact.count == 2)
        #expect(exact != rounded)
        #expect(exact.map { ($0 * 1_000_000).rounded() / 1_000_000 } == rounded)
    }

    @Test("reranked, passages come in the order and with the scores of trim, as many as were asked for")
    func rerank() async throws {
        let service = try IndexedService()
        let documents = (0..<12).map { number in
            #"{"id":"d\#(number)","text":"\#(String(repeating: "The miller rests. ", count: number))The miller grinds flour on day \#(number)."}"#
        }
        _ = try await service.add(documents.joined(separator: ","))
        let asked = #""question":"what does the miller grind on day 7","pruner":"lexical""#
        let trimmed = try #require(
            try await service.client.result("trim", "{\(asked)}")["passages"]?.array)
        let found = try await service.client.result("retrieve", #"{\#(asked),"rerank":true,"limit":3}"#)
        let passages = try #require(found["passages"]?.array)
        #expect(passages.map { $0["document"] } == trimmed.prefix(3).map { $0["document"] })
        #expect(passages.map { $0["score"] } == trimmed.prefix(3).map { $0["score"] })
        #expect(passages.map { $0["rank"]?.integer } == [1, 2, 3])
        #expect(found["model"] == .string("bm25"))
        let plain = try await service.client.result("retrieve", #"{"question":"miller","limit":3}"#)
        #expect(plain["model"] == nil)
        let refused = try await service.client.error("retrieve", #"{"question":"q","rerank":1}"#)
        #expect(refused.code == -32602)
    }

    @Test("explained, a score is the sum of what its terms add")
    func explain() async throws {
        let service = try IndexedService()
        _ = try await service.add("\(mill),\(bread)")
        let found = try await service.client.result(
            "retrieve", #"{"question":"miller grinds flour","explain":true}"#)
        for passage in try #require(found["passages"]?.array) {
            let terms = try #require(passage["explanation"]?.array)
            #expect(!terms.isEmpty)
            let sum = terms.compactMap { $0["contribution"]?.double }.reduce(0, +)
            // Each figure is rounded to six decimals.
            #expect(abs(sum - (try #require(passage["score"]?.double))) < 1e-5)
        }
    }

    @Test("removed documents are gone at once; missing ones are named")
    func remove() async throws {
        let service = try IndexedService()
        _ = try await service.add("\(mill),\(bread)")
        let removed = try await service.client.result(
            "index/remove", #"{"index":"mills","documents":["mill","none","mill"]}"#)
        #expect(removed["removed"]?.integer == 1)
        #expect(removed["missing"]?.array?.first == .string("none"))
        #expect(
            try await service.client.result("retrieve", #"{"question":"miller"}"#)["passages"] == .array([]))
        let status = try await service.client.result("index/status")
        #expect(status["documents"]?.integer == 1)
        #expect(status["formatVersion"]?.integer == 4)
        #expect(status["encoder"]?.string == "none")
    }

    @Test("compact tells the bytes before and after, verify finds nothing wrong")
    func upkeep() async throws {
        let service = try IndexedService()
        _ = try await service.add("\(mill),\(bread)")
        let bytes = try await service.client.result("index/compact")["bytes"]
        #expect(try #require(bytes?["after"]?.integer) > 0)
        #expect(
            try await service.client.result("index/verify").description == #"{"findings":[],"valid":true}"#)
    }

    @Test(
        "verify finds nothing wrong after any change that this server made",
        arguments: [
            ["index/remove", "index/verify"], ["index/verify", "index/remove", "index/verify"],
            ["retrieve", "index/remove", "index/verify"], ["index/update", "index/verify"],
            ["index/verify", "index/update", "index/verify"],
            ["index/update", "index/remove", "index/verify"],
            ["index/remove", "index/remove", "index/verify"],
            ["index/remove", "index/compact", "index/verify"],
            ["index/compact", "index/remove", "index/verify"],
            ["index/remove", "index/update", "index/verify"],
        ])
    func verifyAfterChanges(methods: [String]) async throws {
        let service = try IndexedService()
        let others = (0..<12).map { #"{"id":"d\#($0)","text":"Document \#($0) tells of grain \#($0 % 3)."}"# }
        _ = try await service.add(([mill, bread] + others).joined(separator: ","))
        #expect(try await service.client.result("index/verify")["valid"] == .bool(true))
        var removed = 0
        for method in methods {
            switch method {
            case "index/remove":
                let ids = #"["d\#(removed)","d\#(removed + 4)"]"#
                _ = try await service.client.result(method, #"{"index":"mills","documents":\#(ids)}"#)
                removed += 1
            case "index/update": _ = try await service.add(#"{"id":"mill","text":"The mill is closed."}"#)
            case "retrieve": _ = try await service.client.result(method, #"{"question":"grain"}"#)
            default:
                let result = try await service.client.result(method)
                if method == "index/verify" {
                    #expect(result.description == #"{"findings":[],"valid":true}"#)
                }
            }
        }
    }

    @Test("bad documents are refused whole: none of the call is added")
    func badDocuments() async throws {
        let service = try IndexedService()
        for (documents, reason, path) in [
            (#"{"text":"a"}"#, "missing", "documents[0].id"),
            (#"{"id":"","text":"a"}"#, "emptyText", "documents[0].id"),
            (#"{"id":"a"}"#, "missing", "documents[0].text"),
            (#"{"id":"a","text":"x"},{"id":"a","text":"y"}"#, "duplicateId", "documents[1].id"),
            (#"{"id":"a","text":"x","html":"y"}"#, "conflict", "documents[0].text"),
            (#"{"id":"a","text":"x","metadata":7}"#, "wrongType", "documents[0].metadata"),
        ] {
            let (code, data) = try await service.client.error(
                "index/add",
                #"{"index":"mills","documents":[\#(mill.replacing("mill", with: "m")),\#(documents)]}"#)
            #expect(code == -32602)
            #expect(data["reason"]?.string == reason)
            #expect(data["path"]?.string == path.replacing("[1]", with: "[2]").replacing("[0]", with: "[1]"))
        }
        #expect(try await service.client.result("index/status")["documents"]?.integer == 0)
    }

    @Test("NUL and control characters, an empty text, a page of nothing: added and found without harm")
    func strangeDocuments() async throws {
        let service = try IndexedService()
        let added = try await service.add(
            #"{"id":"nul\u0000id","text":"zero \u0000 byte\u0001"},{"id":"empty","text":""},{"id":"page","html":"<p></p>"}"#
        )
        #expect(added["added"]?.integer == 3)
        #expect(
            try await service.client.result("retrieve", #"{"question":"zero"}"#)["passages"]?.array?.count
                == 1)
        #expect(try await service.client.result("index/verify")["valid"] == .bool(true))
    }

    @Test("an index that another writer holds is busy for writing, and answers questions")
    func busy() async throws {
        let service = try IndexedService()
        _ = try await service.add(mill)
        let writer = try IndexWriter(service.path)
        let (code, data) = try await service.client.error(
            "index/add", #"{"index":"mills","documents":[\#(bread)]}"#)
        #expect(code == -32007)
        #expect(data["reason"]?.string == "beingWritten")
        #expect(
            try await service.client.result("retrieve", #"{"question":"miller"}"#)["passages"]?.array?.count
                == 1)
        withExtendedLifetime(writer) {}
    }

    @Test("indexes are known by their file's name; several must be named")
    func names() async throws {
        let first = try IndexedService()
        let other = first.folder.file("bread.2.winnow")
        _ = try IndexWriter(other, creatingWith: IndexSettings(analyzer: AnalyzerSettings().json))
        let client = ServiceClient(
            service: WinnowService(
                settings: .patient,
                engine: ContextEngine(indexes: try IndexRegistry(opening: [first.path, other])),
                logger: .silent)
        )
        #expect(
            try await client.result("server/info")["indexes"]
                == .array([.string("bread.2"), .string("mills")]))
        #expect(try await client.error("trim", #"{"question":"q"}"#).data["path"] == .string("index"))
        #expect(try await client.error("trim", #"{"question":"q","index":"x"}"#).code == -32002)
        #expect(try await client.result("index/status")["indexes"]?["mills"]?["documents"]?.integer == 0)
        #expect(throws: RegistryError.self) { try IndexRegistry(opening: [first.path, first.path]) }
    }
}

@Suite("Errors of indexes on the wire")
struct ErrorMappingTests {
    @Test("each has its own code and reason")
    func codes() {
        let file = "f"
        let cases: [(any Error, Int, String)] = [
            (IndexStoreError.missing(file: file), -32002, "noSuchIndex"),
            (IndexStoreError.notAnIndex(file: file, reason: ""), -32003, "notAnIndex"),
            (IndexStoreError.newerFormat(file: file, found: 3, known: 2), -32003, "newerFormat"),
            (IndexStoreError.truncated(file: file, bytes: 1, expected: 2), -32003, "truncated"),
            (IndexStoreError.damaged(file: file, place: "", reason: ""), -32003, "damaged"),
            (IndexStoreError.beingWritten(file: file, process: 1), -32007, "beingWritten"),
            (IndexStoreError.diskFull(file: file), -32603, "diskFull"),
            (IndexStoreError.invalidFilter(path: "filter", expected: "", got: .null), -32602, "unfitFilter"),
        ]
        for (error, code, reason) in cases {
            let mapped = ErrorMapping.rpcError(for: error)
            #expect(mapped.code.rawValue == code)
            #expect(mapped.reason.rawValue == reason)
        }
    }
}
