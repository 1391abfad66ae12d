import ContextTypes
import JSONRPC
import JSONValues
import TestSupport
import Testing
import TextAnalysis

@testable import Engine
@testable import Service

@Suite("Marks that expand", .timeLimit(.minutes(2)))
struct MarkerTests {
    private let client = ServiceClient(service: .withoutIndexes)
    private static var mark: Regex<(Substring, Substring, Substring)> {
        /\[… (\d+) sentences?, winnow:([0-9a-f]{10})\]/
    }

    private func text(_ sentences: Int, _ generator: inout SeededGenerator) -> String {
        (0..<sentences).map { index in
            let filler = (0..<Int.random(in: 1..<9, using: &generator)).map { _ in
                ["river", "mill", "Über", "東京", "stone", "🌾"].randomElement(using: &generator) ?? ""
            }
            let end = Int.random(in: 0..<4, using: &generator) == 0 ? ".\n\n" : ". "
            return "Sentence \(index) of \(filler.joined(separator: " "))" + end
        }.joined()
    }

    private func prune(_ text: String, _ options: [JSON.Member]) async throws -> JSON {
        let passage = JSON.object([JSON.Member("text", .string(text))])
        let params = JSON.object(
            [
                JSON.Member("question", .string("Which mill stands at the river?")),
                JSON.Member("passages", .array([passage])), JSON.Member("pruner", .string("lexical")),
            ] + options)
        return try await client.result("prune", params.description)
    }

    @Test("each gap has a mark, and the kept text with what its marks stand for is the whole source")
    func roundTrip() async throws {
        var generator = SeededGenerator(seed: 8)
        var marks = 0
        for _ in 0..<40 {
            let source = text(Int.random(in: 1..<30, using: &generator), &generator)
            let result = try await prune(
                source, [JSON.Member("markers", .bool(true)), JSON.Member("keepRatio", .double(0.4))])
            let context = try #require(result["context"]?.string)
            var restored = ""
            var rest = context[...]
            while let match = rest.firstMatch(of: Self.mark) {
                marks += 1
                let gap = try await client.result("expand", #"{"id":"\#(match.2)"}"#)
                #expect(gap["sentences"]?.integer == Int(match.1))
                #expect(gap["document"] == .string("0"))
                restored += rest[..<match.range.lowerBound] + (gap["text"]?.string ?? "")
                rest = rest[match.range.upperBound...]
            }
            restored += rest
            func words(_ text: String) -> String { String(text.filter { !$0.isWhitespace }) }
            #expect(words(source) == words(restored), "\(context)")
        }
        #expect(marks > 40)
    }

    @Test("no mark is longer than what it stands for: the context never outgrows the passage")
    func shortGaps() async throws {
        var generator = SeededGenerator(seed: 11)
        let counter = EstimatedTokenCounter()
        var marks = 0
        for _ in 0..<60 {
            let source = (0..<Int.random(in: 1..<12, using: &generator)).map { _ in
                [
                    "The mill.", "Yes!", "It rained all day long on the hills and the road.", "- a\n- b\n",
                    "東京。",
                ]
                .randomElement(using: &generator) ?? ""
            }.joined(separator: " ")
            let result = try await prune(
                source, [JSON.Member("markers", .bool(true)), JSON.Member("keepRatio", .double(0.3))])
            let tokens = try #require(result["totals"]?["tokens"])
            #expect((tokens["kept"]?.integer ?? .max) <= (tokens["original"]?.integer ?? 0), "\(result)")
            for match in (result["context"]?.string ?? "").matches(of: Self.mark) {
                marks += 1
                let gap = try await client.result("expand", #"{"id":"\#(match.2)"}"#)
                #expect(counter.tokens(in: gap["text"]?.string ?? "") > counter.tokens(in: String(match.0)))
            }
        }
        #expect(marks > 10)
    }

    @Test("marks of lines expand to the lines, and with them the context is the source")
    func lines() async throws {
        let lines = (1...90).map {
            $0 == 50 ? "10:00:50 ERROR disk failed" : "10:00:\($0) INFO step \($0) done"
        }
        let passage = JSON.object(["text": .string(lines.joined(separator: "\n"))])
        let params = JSON.object([
            "question": .string("Which disk failed?"), "passages": .array([passage]), "markers": .bool(true),
        ])
        let result = try await client.result("prune", params.description)
        var restored: [String] = []
        for line in try #require(result["context"]?.string).split(separator: "\n") {
            guard
                let match = line.firstMatch(
                    of: /^\[… (\d+) lines?: (\d+)(?:–(\d+))?, winnow:([0-9a-f]{10})\]$/)
            else {
                restored.append(String(line))
                continue
            }
            let gap = try await client.result("expand", #"{"id":"\#(match.4)"}"#)
            #expect(Int(match.2) == restored.count + 1)
            restored += try #require(gap["text"]?.string).split(separator: "\n").map(String.init)
        }
        #expect(restored == lines)
        #expect(
            result["passages"]?.array?.first?["spans"]?.array?.contains { $0["line"]?.integer == 50 } == true)
    }

    @Test("marks count in the budget, and spans are what they are without marks")
    func budget() async throws {
        var generator = SeededGenerator(seed: 9)
        for budget in [0, 5, 20, 60, 200] {
            for unit in ["tokens", "characters"] {
                let source = text(25, &generator)
                let limit = JSON.Member("budget", .object([JSON.Member(unit, .integer(budget))]))
                let result = try await prune(source, [limit, JSON.Member("markers", .bool(true))])
                let kept = try #require(result["totals"]?[unit]?["kept"]?.integer)
                #expect(kept <= budget)
                let passage = try #require(result["passages"]?.array?.first)
                #expect(passage["text"]?.string?.contains("winnow:") == false)
            }
        }
    }

    @Test("the same request has the same ids in every server")
    func stable() async throws {
        var generator = SeededGenerator(seed: 10)
        let source = text(20, &generator)
        let options = [JSON.Member("markers", .bool(true)), JSON.Member("keepRatio", .double(0.3))]
        let here = try await prune(source, options)
        let elsewhere = try await MarkerTests().prune(source, options)
        #expect(here["context"]?.string?.contains("winnow:") == true)
        #expect(here["context"] == elsewhere["context"])
    }

    @Test("an id that nothing is kept under, and one beside a document, are refused")
    func refused() async throws {
        let missing = try await client.error("expand", #"{"id":"0123456789"}"#)
        #expect(missing.code == -32002)
        #expect(missing.data["reason"] == .string("noSuchGap"))
        #expect(
            try await client.error("expand", #"{"id":"0","document":"a"}"#).data["reason"]
                == .string("conflict"))
        #expect(try await client.error("expand", #"{"id":7}"#).data["path"] == .string("id"))
    }

    @Test("markers do nothing to HTML output, and the answer says so")
    func withoutEffect() async throws {
        let result = try await client.result(
            "prune",
            #"{"question":"mill","markers":true,"html":{"output":"html"},"passages":[{"html":"<p>A mill. A river. A mill."}]}"#
        )
        #expect(result["context"]?.string?.contains("winnow:") == false)
        #expect(result["warnings"]?.array?.contains { $0["place"] == .string("markers") } == true)
    }

    @Test(
        "what was dropped longest ago is forgotten first, by bytes and by time; what is dropped again stays")
    func bounds() {
        func gap(_ number: Int) -> ContextGap {
            ContextGap(document: "d", text: "\(number) " + String(repeating: "x", count: 1000), units: 1)
        }
        let start = ContinuousClock.now
        let store = GapStore(bytes: 20_000, lifetime: .seconds(60))
        for number in 0..<100 {
            store.put([gap(0), gap(number)], now: start + .seconds(number / 10))
            #expect(store.bytes <= 20_000)
        }
        #expect(store.gap(gap(0).id, now: start + .seconds(10)) != nil)
        #expect(store.gap(gap(1).id, now: start + .seconds(10)) == nil)
        #expect(store.gap(gap(99).id, now: start + .seconds(10))?.text == gap(99).text)
        #expect(store.gap(gap(99).id, now: start + .seconds(70)) == nil)
        #expect(store.bytes == 0)
        store.put(
            [ContextGap(document: "d", text: String(repeating: "y", count: 30_000), units: 2)], now: start)
        #expect(store.bytes == 0)
    }
}
