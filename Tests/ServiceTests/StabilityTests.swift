import JSONRPC
import JSONValues
import TestSupport
import Testing

@testable import Service

/// What prompt caches of a model's provider need: the same question and document give the same bytes.
@Suite("The same bytes, whatever else is asked", .timeLimit(.minutes(5)))
struct StabilityTests {
    private let client = ServiceClient(service: .withoutIndexes)
    private static let words = [
        "mill", "river", "Ouse", "stone", "1843", "Über", "東京", "🌾", "miller", "grinds",
    ]

    private func passage(_ number: Int, _ generator: inout SeededGenerator) -> JSON {
        let sentences = (0..<Int.random(in: 0..<9, using: &generator)).map { _ in
            (0..<Int.random(in: 1..<12, using: &generator)).map { _ in
                Self.words.randomElement(using: &generator) ?? ""
            }.joined(separator: " ") + "."
        }
        return .object([
            "id": .string("p\(number)"), "title": .string("On \(number % 3)"),
            "text": .string(sentences.joined(separator: Bool.random(using: &generator) ? " " : "\n\n")),
        ])
    }

    private func options(_ generator: inout SeededGenerator) -> [JSON.Member] {
        let all: [JSON.Member] = [
            .init("markers", .bool(true)), .init("explain", .bool(true)), .init("neighbours", .integer(1)),
            .init("keepRatio", .double(0.4)), .init("diversity", .double(0.5)),
            .init("order", .string("document")),
            .init("budget", .object(["tokens": .integer(Int.random(in: 0..<80, using: &generator))])),
        ]
        return all.filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
    }

    private func withoutTimings(_ answer: JSON?) -> JSON {
        .object((answer?.members ?? []).filter { $0.key != "timings" })
    }

    private func prune(_ own: [JSON.Member], _ options: [JSON.Member]) async throws -> JSON {
        try await client.result(
            "prune", JSON.object(own + options + [.init("pruner", .string("lexical"))]).description)
    }

    private func item(_ passages: [JSON]) -> [JSON.Member] {
        [.init("question", .string("Who grinds at the river Ouse?")), .init("passages", .array(passages))]
    }

    @Test("an item gives what it gives alone, at any place among any others")
    func items() async throws {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<60 {
            let options = options(&generator)
            let wanted = item((0..<Int.random(in: 1..<4, using: &generator)).map { passage($0, &generator) })
            let alone = withoutTimings(try await prune(wanted, options))
            var items = (0..<Int.random(in: 0..<5, using: &generator)).map { number in
                JSON.object(item([passage(number, &generator)]))
            }
            let place = Int.random(in: 0...items.count, using: &generator)
            items.insert(.object(wanted), at: place)
            let among = try await prune([.init("items", .array(items))], options)
            #expect(withoutTimings(among["results"]?.array?[place]) == alone)
        }
    }

    @Test("with order = rank, the order in which passages are sent changes nothing")
    func permutations() async throws {
        var generator = SeededGenerator(seed: 22)
        for _ in 0..<60 {
            let options = options(&generator).filter { $0.key != "order" }
            let passages = (0..<Int.random(in: 2..<7, using: &generator)).map { passage($0, &generator) }
            let answer = try await prune(item(passages), options)
            let shuffled = try await prune(item(passages.shuffled(using: &generator)), options)
            #expect(shuffled["context"] == answer["context"])
            #expect(withoutTimings(shuffled) == withoutTimings(answer))
        }
    }

    @Test("what runs beside a request changes nothing")
    func concurrency() async throws {
        var generator = SeededGenerator(seed: 23)
        var expected: [Int: JSON] = [:]
        var lines: [String] = []
        for number in 0..<200 {
            let params = JSON.object(
                item((0..<3).map { passage($0, &generator) }) + options(&generator)
                    + [.init("pruner", .string("lexical"))])
            expected[number] = withoutTimings(try await client.result("prune", params.description))
            lines.append(#"{"jsonrpc":"2.0","id":\#(number),"method":"prune","params":\#(params)}"#)
        }
        let answers = try await client.answers(to: lines)
        #expect(answers.count == lines.count)
        for line in answers {
            let answer = try JSON(parsing: line)
            let number = try #require(answer["id"]?.integer)
            #expect(withoutTimings(answer["result"]) == expected[number])
        }
    }
}
