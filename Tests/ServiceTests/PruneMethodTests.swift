import JSONRPC
import JSONValues
import Testing

@testable import Service

@Suite("prune on the wire", .timeLimit(.minutes(1)))
struct PruneMethodTests {
    private let client = ServiceClient(service: .withoutIndexes)
    private let text =
        "Über 𝔘nicode: 你好 wind mills 🌾. The mill grinds grain into flour. Nothing else matters here."

    private func spans(_ result: JSON) throws -> [JSON] {
        try #require(result["passages"]?.array).flatMap { $0["spans"]?.array ?? [] }
    }

    @Test("in every unit, source[start..<end] is what was kept", arguments: ["codepoint", "utf16", "utf8"])
    func offsets(unit: String) async throws {
        let params =
            #"{"question":"grain flour","threshold":0,"offsetUnit":"\#(unit)","passages":[{"text":"\#(text)"}]}"#
        let result = try await client.result("prune", params)
        let kept = try spans(result).map { span -> String in
            let start = try #require(span["start"]?.integer)
            let end = try #require(span["end"]?.integer)
            switch unit {
            case "utf8": return String(decoding: Array(text.utf8)[start..<end], as: UTF8.self)
            case "utf16": return String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
            default: return String(String.UnicodeScalarView(Array(text.unicodeScalars)[start..<end]))
            }
        }
        #expect(
            kept == [
                "Über 𝔘nicode: 你好 wind mills 🌾.", "The mill grinds grain into flour.",
                "Nothing else matters here.",
            ])
        #expect(result["passages"]?.array?.first?["text"]?.string == text)
    }

    @Test("a client's own sentences keep their numbers, and their offsets count what the client sent")
    func sentences() async throws {
        let params =
            #"{"question":"grain","threshold":0,"offsetUnit":"utf8","passages":[{"id":"s","sentences":["One.","Two é","grain"]}]}"#
        let found = try spans(try await client.result("prune", params))
        #expect(found.map { $0["sentence"]?.integer } == [0, 1, 2])
        #expect(found.map { $0["start"]?.integer } == [0, 4, 10])
        #expect(found.map { $0["end"]?.integer } == [4, 10, 15])
    }

    @Test(
        "blank sentences are taken, and every offset is into the sentences one behind the other",
        arguments: [
            ["One. ", "Two."], ["One.", " ", "Two."], [" "], ["", "grain", ""],
            ["\n", "a\n", "b", "\t", "c"],
            ["Über 𝔘.", "你好。", "再见。", " 🌾 "], ["a", "b", "c", "d"], ["a ", " b"], ["e\u{301}", "\u{301}x"],
            ["1.", "2.", " ", " ", "3."], ["\u{A0}", "a", "\u{3000}", "b"],
        ])
    func blankSentences(sentences: [String]) async throws {
        for unit in ["utf8", "utf16", "codepoint"] {
            let params = JSON.object([
                "question": .string("grain"), "threshold": .integer(0), "explain": .bool(true),
                "deduplicate": .bool(false), "offsetUnit": .string(unit),
                "passages": .array([.object(["sentences": .array(sentences.map(JSON.string))])]),
            ])
            let result = try await client.result("prune", params.description)
            let passage = try #require(result["passages"]?.array?.first)
            let found = (passage["spans"]?.array ?? []) + (passage["removed"]?.array ?? [])
            var ends: [Int: [Int?]] = [:]
            for span in found {
                ends[try #require(span["sentence"]?.integer)] = [
                    span["start"]?.integer, span["end"]?.integer,
                ]
            }
            var start = 0
            for (index, sentence) in sentences.enumerated() {
                let length =
                    unit == "utf8"
                    ? sentence.utf8.count
                    : unit == "utf16" ? sentence.utf16.count : sentence.unicodeScalars.count
                #expect(ends[index] == [start, start + length], "\(sentences) \(unit) \(index)")
                start += length
            }
            #expect(result["totals"]?["sentences"]?["original"]?.integer == sentences.count)
        }
    }

    @Test("what a client joins by nothing has a blank between in the context, once")
    func joinedContext() async throws {
        for (sentences, expected) in [
            (["Grain is milled.", "It is old."], "Grain is milled. It is old."),
            (["Grain is milled. ", "It is old."], "Grain is milled. It is old."),
            (["Grain is milled.", "\n", "It is old."], "Grain is milled.\nIt is old."),
        ] {
            let params = JSON.object([
                "question": .string("grain"), "threshold": .integer(0),
                "passages": .array([.object(["sentences": .array(sentences.map(JSON.string))])]),
            ])
            #expect(try await client.result("prune", params.description)["context"]?.string == expected)
        }
    }

    @Test("a language is taken for a passage, for a request and for an item, and decides where sentences end")
    func languages() async throws {
        // `mind.` is a word in English and short for `mindestens` in German.
        let text = "Es ist mind. Acht Meter hoch."
        func units(_ members: String) async throws -> Int? {
            let params =
                #"{"question":"x","threshold":0,"explain":true,"deduplicate":false,\#(members)}"#
            let result = try await client.result("prune", params)
            let one = result["results"]?.array?.first ?? result
            return one["totals"]?["sentences"]?["original"]?.integer
        }
        #expect(try await units(#""passages":[{"text":"\#(text)","language":"de"}]"#) == 1)
        #expect(try await units(#""language":"de","passages":[{"text":"\#(text)"}]"#) == 1)
        #expect(try await units(#""language":"de","passages":[{"text":"\#(text)","language":"en"}]"#) == 2)
        #expect(try await units(#""passages":[{"html":"<p lang=en>\#(text)","language":"de"}]"#) == 1)
        let item = #"{"question":"x","passages":[{"text":"\#(text)"}]}"#
        let params = #"{"threshold":0,"language":"de","items":[\#(item)]}"#
        let result = try await client.result("prune", params)
        #expect(result["results"]?.array?.first?["totals"]?["sentences"]?["original"]?.integer == 1)
        let wrong = #"{"question":"x","language":5,"passages":[{"text":"a"}]}"#
        #expect(try await client.error("prune", wrong).data["path"]?.string == "language")
    }

    @Test("a lone surrogate becomes U+FFFD, and the answer warns of it")
    func loneSurrogates() async throws {
        let params = #"{"question":"grain","passages":[{"text":"fine"},{"text":"grain \ud83d is"}]}"#
        let result = try await client.result("prune", params)
        #expect(
            result["warnings"]?.array?.count { $0["place"]?.string?.contains("passages[1]") == true } == 1)
        #expect(
            result["warnings"]?.array?.contains { $0["place"]?.string?.contains("passages[0]") == true }
                == false)
    }

    @Test("of a page the boilerplate goes, and spans count in the text read from it")
    func page() async throws {
        let page =
            "<title>Mills</title><nav><a href='/'>Home</a> <a href='/x'>Grain</a></nav><main><h1>Mills</h1><p>A mill grinds "
            + "grain &amp; corn. It is old.</p><p>Rivers flow.</p></main>"
        let params = JSON.object([
            "question": .string("who grinds grain?"), "explain": .bool(true),
            "passages": .array([.object(["html": .string(page)])]),
        ])
        let result = try await client.result("prune", params.description)
        let passage = try #require(result["passages"]?.array?.first)
        #expect(passage["title"]?.string == "Mills")
        #expect(passage["text"]?.string?.contains("A mill grinds grain & corn.") == true, "\(result)")
        #expect(passage["text"]?.string?.contains("Rivers") == false)
        #expect(passage["text"]?.string?.contains("Home") == false)
        #expect(passage["removed"]?.array?.isEmpty == false)
    }

    @Test("metadata leaves as it came, to the order of its members and the digits of its numbers")
    func metadata() async throws {
        let metadata = #"{"z":1.50,"a":[{"y":1e2,"b":null}]}"#
        let params = #"{"question":"grain","passages":[{"text":"grain","metadata":\#(metadata)}]}"#
        let result = try await client.result("prune", params)
        #expect(result["passages"]?.array?.first?["metadata"]?.description == metadata)
    }

    @Test("the budget holds whatever it is, down to nothing", arguments: [0, 1, 3, 8, 1000])
    func budgets(budget: Int) async throws {
        for unit in ["tokens", "characters"] {
            let params =
                #"{"question":"grain","budget":{"\#(unit)":\#(budget)},"onEmpty":"original","minKeep":2,"passages":[{"text":"\#(text)"}]}"#
            let totals = try #require(try await client.result("prune", params)["totals"]?[unit])
            #expect(totals["budget"]?.integer == budget)
            #expect(try #require(totals["kept"]?.integer) <= budget)
        }
    }

    @Test("no passages give an empty context")
    func nothing() async throws {
        let result = try await client.result("prune", #"{"question":"grain","passages":[]}"#)
        #expect(result["context"] == .string(""))
        #expect(result["passages"] == .array([]))
    }

    @Test("of many items, a wrong one carries its error and spoils no other")
    func items() async throws {
        let good = #"{"question":"grain","passages":[{"text":"grain"}]}"#
        let params =
            #"{"threshold":0,"items":[\#(good),{"question":""},7,{"question":"q","passages":[],"budget":{}},\#(good)]}"#
        let results = try #require(try await client.result("prune", params)["results"]?.array)
        #expect(results.count == 5)
        #expect(results[0]["context"]?.string == "grain")
        #expect(results[0]["passages"] == results[4]["passages"])
        #expect(
            results.map { $0["error"]?["data"]?["path"]?.string } == [
                nil, "items[1].question", "items[2]", "items[3].budget", nil,
            ])
        #expect(try await client.result("prune", #"{"items":[]}"#)["results"] == .array([]))
    }

    @Test("items report progress to whoever asks for it")
    func progress() async throws {
        let items = Array(repeating: #"{"question":"grain","passages":[]}"#, count: 3).joined(separator: ",")
        let line =
            #"{"jsonrpc":"2.0","id":1,"method":"prune","params":{"_meta":{"progressToken":7},"items":[\#(items)]}}"#
        let answers = try await client.answers(to: [line]).map { try JSON(parsing: $0) }
        #expect(answers.dropLast().map { $0["params"]?["progress"]?.integer } == [1, 2, 3])
        #expect(answers.last?["result"]?["results"]?.array?.count == 3)
    }

    @Test("an unknown tokenizer is named with those that there are")
    func tokenizer() async throws {
        let params = #"{"question":"q","passages":[{"text":"a"}],"budget":{"tokens":5,"tokenizer":"none"}}"#
        let (code, data) = try await client.error("prune", params)
        #expect(code == -32602)
        #expect(data["path"]?.string == "budget.tokenizer")
        #expect(data["expected"]?.string?.contains("estimate") == true)
    }
}
