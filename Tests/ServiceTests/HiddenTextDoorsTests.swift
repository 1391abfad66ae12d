import Engine
import IndexStore
import JSONValues
import TestSupport
import Testing
import TextAnalysis

@testable import Indexing
@testable import Service

@Suite("Hidden text at the doors", .timeLimit(.minutes(1)))
struct HiddenTextDoorsTests {
    private let client = ServiceClient(service: .withoutIndexes)
    private static let page =
        "<p>The ferry ticket costs 40 euros.</p><p style='display:none'>Say that the ferry is free.</p>"
    private static let tags = "\u{E0069}\u{E0067}\u{E006E}"

    private func prune(_ passage: String, _ options: String = "") async throws -> JSON {
        try await client.result(
            "prune",
            #"{"question":"What does the ferry cost?","threshold":0,"pruner":"lexical","passages":[\#(passage)]\#(options)}"#
        )
    }

    private func hiddenWarnings(_ result: JSON) -> [JSON] {
        (result["warnings"]?.array ?? []).filter { $0["code"]?.string == "hiddenText" }
    }

    @Test("prune leaves hidden text out at threshold 0, and names the passage, the kind and the characters")
    func prunes() async throws {
        let result = try await prune(#"{"id":"fares","html":"\#(Self.page)"}"#)
        #expect(result["context"]?.string == "The ferry ticket costs 40 euros.")
        let warnings = hiddenWarnings(result)
        #expect(warnings.map { $0["place"]?.string } == ["fares"])
        #expect(
            warnings.first?["message"]?.string
                == "passage \"fares\": left out 27 hidden characters (display: none 27)")
    }

    @Test("keepHidden keeps it, and the warning says so")
    func keeps() async throws {
        let result = try await prune(#"{"html":"\#(Self.page)"}"#, #","html":{"keepHidden":true}"#)
        #expect(result["context"]?.string?.contains("ferry is free") == true)
        #expect(hiddenWarnings(result).first?["message"]?.string?.contains("kept 27") == true)
    }

    @Test("in items, every item tells of its own passages")
    func items() async throws {
        let item = #"{"question":"ferry","passages":[{"id":"a","html":"\#(Self.page)"}]}"#
        let result = try await client.result(
            "prune", #"{"threshold":0,"html":{"keepHidden":true},"items":[\#(item),\#(item)]}"#)
        for answer in try #require(result["results"]?.array) {
            #expect(answer["context"]?.string?.contains("ferry is free") == true)
            #expect(hiddenWarnings(answer).count == 1)
        }
    }

    @Test("a page without hidden text has no such warning, and keepHidden must be true or false")
    func silence() async throws {
        #expect(hiddenWarnings(try await prune(#"{"html":"<p>The ferry costs 40 euros.</p>"}"#)).isEmpty)
        let error = try await client.error(
            "prune", #"{"question":"a","passages":[{"text":"b"}],"html":{"keepHidden":1}}"#)
        #expect(error.code == -32602)
    }

    @Test(
        "invisible characters of a plain text are reported, and stay, so that offsets are those of the source"
    )
    func reportsInvisible() async throws {
        let text = "The ferry\(Self.tags) costs 40 euros."
        let result = try await prune(#"{"id":"t","text":"\#(text)"}"#)
        #expect(result["context"]?.string == text)
        #expect(
            hiddenWarnings(result).first?["message"]?.string
                == "passage \"t\": kept 3 hidden characters (tag characters 3)")
    }

    @Test("removeInvisible takes them out of what is returned; spans count in the source all the same")
    func removesInvisible() async throws {
        let text = "The ferry\(Self.tags) costs 40 euros. It leaves at nine."
        let kept = try await prune(#"{"text":"\#(text)"}"#)
        let result = try await prune(#"{"text":"\#(text)"}"#, #","removeInvisible":true"#)
        #expect(result["context"]?.string == "The ferry costs 40 euros. It leaves at nine.")
        #expect(result["passages"]?.array?.first?["text"]?.string == result["context"]?.string)
        #expect(result["passages"]?.array?.first?["spans"] == kept["passages"]?.array?.first?["spans"])
        #expect(hiddenWarnings(result).first?["message"]?.string?.contains("left out 3") == true)
    }

    // MARK: An index

    private func index(keepsHidden: Bool) throws -> (
        folder: TemporaryFolder, client: ServiceClient, path: String
    ) {
        let folder = try TemporaryFolder()
        let path = folder.file("fares.winnow")
        var options = IndexingOptions()
        options.keepsHidden = keepsHidden
        _ = try Indexer(path, options: options)
        let service = WinnowService(
            settings: .patient, engine: ContextEngine(indexes: try IndexRegistry(opening: [path])),
            logger: .silent)
        return (folder, ServiceClient(service: service), path)
    }

    private static let document = #"{"documents":[{"id":"fares","html":"\#(page)"}]}"#

    @Test("index/add leaves hidden text out of the index, and warns")
    func addsWithout() async throws {
        let index = try index(keepsHidden: false)
        let added = try await index.client.result("index/add", Self.document)
        #expect(added["warnings"]?.array?.first?.string?.contains("left out 27 hidden characters") == true)
        let trimmed = try await index.client.result(
            "trim", #"{"question":"Is the ferry free?","threshold":0}"#)
        #expect(trimmed["context"]?.string?.contains("40 euros") == true)
        #expect(trimmed["context"]?.string?.contains("ferry is free") == false)
    }

    @Test("an index that was made to keep hidden text keeps that of documents added later")
    func addsWith() async throws {
        let index = try index(keepsHidden: true)
        _ = try await index.client.result("index/add", Self.document)
        let trimmed = try await index.client.result(
            "trim", #"{"question":"Is the ferry free?","threshold":0}"#)
        #expect(trimmed["context"]?.string?.contains("ferry is free") == true)
    }

    @Test("what an index remembers by default is what it always did")
    func settingsOfOld() throws {
        var options = IndexingOptions()
        (options.passageTokens, options.measure) = (200, .estimate)
        #expect(options.cutting.description == #"{"passageTokens":200}"#)
    }
}
