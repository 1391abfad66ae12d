import FoundationEssentials
import JSONValues
import TestSupport
import Testing

/// Faults that users of comparable tools have reported, rebuilt with invented text: each goes through the door that a user
/// would take (`Tests/Fixtures/faults/cases.jsonl`; `control` cases were right from the start).
@Suite("Faults that were reported elsewhere")
struct ReportedFaultsTests {
    struct Case: Sendable, CustomStringConvertible {
        let json: JSON
        var description: String { text("id") }

        func text(_ key: String) -> String { json[key]?.string ?? "" }
        var arguments: [String] { (json["args"]?.array ?? []).compactMap(\.string) }
        var file: String { Fixtures.path("faults/files/\(text("file"))") }
        var expected: [JSON.Member] { json["expect"]?.members ?? [] }
    }

    static let cases: [Case] = {
        let text = FileManager.default.contents(atPath: Fixtures.path("faults/cases.jsonl")) ?? Data()
        return text.split(separator: 0x0A).compactMap { try? Case(json: JSON(parsing: Array($0))) }
    }()

    @Test("the cases are all there")
    func caseCount() { #expect(Self.cases.count == 64) }

    @Test("a fault that was reported elsewhere does not show", arguments: cases)
    func fault(of wanted: Case) throws {
        switch wanted.text("door") {
        case "units", "units-html": try checkUnits(wanted)
        case "prune": try checkPrune(wanted)
        case "prune-raw": #expect(try answer(["prune"], wanted.text("raw"))["error"] == nil)
        case "text": check(wanted, try output(["text", wanted.file] + wanted.arguments))
        case "prune-file":
            check(
                wanted, try output(["prune", "-q", wanted.text("question"), wanted.file] + wanted.arguments))
        case "trim", "retrieve", "serve": try checkIndex(wanted)
        default: Issue.record("no such door: \(wanted.text("door"))")
        }
    }

    // MARK: Doors

    private func output(_ arguments: [String], _ input: String = "") throws -> String {
        try WinnowProcess.run(arguments, input: input).output
    }

    private func answer(_ arguments: [String], _ input: String) throws -> JSON {
        let lines = try output(arguments, input).split(separator: "\n")
        return try JSON(parsing: String(lines.first ?? ""))
    }

    private func checkUnits(_ wanted: Case) throws {
        let text = wanted.text("text")
        let passage: JSON =
            wanted.text("door") == "units"
            ? .object([JSON.Member("text", .string(text))])
            : .object([
                JSON.Member(
                    "html", .string("<html lang=\"\(wanted.text("lang"))\"><p>\(text)</p></html>"))
            ])
        let request: JSON = .object([
            JSON.Member("question", .string("zzz")), JSON.Member("passages", .array([passage])),
            JSON.Member("threshold", .integer(0)), JSON.Member("deduplicate", .bool(false)),
            JSON.Member("pruner", .string("lexical")), JSON.Member("offsetUnit", .string("codepoint")),
        ])
        let spans = try answer(["prune"], request.description + "\n")["passages"]?.array?.first?["spans"]
        let scalars = Array(text.unicodeScalars)
        let units = (spans?.array ?? []).compactMap { span -> String? in
            guard let start = span["start"]?.integer, let end = span["end"]?.integer else { return nil }
            var unit = ""
            unit.unicodeScalars.append(contentsOf: scalars[start..<end])
            return unit
        }
        #expect(units == wanted.json["expect"]?["units"]?.array?.compactMap(\.string))
    }

    private func checkPrune(_ wanted: Case) throws {
        let answer = try answer(["prune"], (wanted.json["params"] ?? .null).description + "\n")
        let context = answer["context"]?.string ?? ""
        let markdown = answer["passages"]?.array?.first?["markdown"]?.string ?? ""
        for member in wanted.expected {
            let texts = member.value.array?.compactMap(\.string) ?? []
            switch member.key {
            case "error_reason": #expect(answer["error"]?["data"]?["reason"] == member.value)
            case "context_contains": for text in texts { #expect(context.contains(text)) }
            case "context_lacks":
                #expect(!context.isEmpty)
                for text in texts { #expect(!context.contains(text)) }
            case "context_or_warning":
                #expect(!context.isEmpty || answer["warnings"]?.array?.isEmpty == false)
            case "bert_tokens_at_most": #expect(try tokens(of: context) <= member.value.integer ?? 0)
            case "table_rows": #expect(rows(of: markdown) == member.value)
            case "table_columns":
                #expect(!markdown.isEmpty)
                let counts = Set((rows(of: markdown).array ?? []).map { $0.array?.count })
                #expect(counts == [member.value.integer])
            case "markdown_reads_as":
                let folder = try TemporaryFolder()
                let path = try folder.write(Array(markdown.utf8), to: "m.md")
                #expect(try output(["text", path]) == member.value.string)
            default: Issue.record("no such expectation: \(member.key)")
            }
        }
    }

    /// By the shipped model's own vocabulary.
    private func tokens(of text: String) throws -> Int {
        let tokenizer = try ShippedModels.path("pruner") + "/tokenizer.json"
        let counted = try output(["tokens", "--tokenizer", tokenizer, "--json"], text)
        return try #require(try JSON(parsing: counted)["total"]?["tokens"]?.integer)
    }

    private func rows(of markdown: String) -> JSON {
        let lines = markdown.split(separator: "\n").filter { line in
            line.hasPrefix("|") && !line.allSatisfy { "|-: ".contains($0) }
        }
        return .array(
            lines.map { line in
                // An escaped bar is text.
                let text = String(line).replacing("\\|", with: "\u{1}").dropFirst().dropLast()
                let cells = text.split(separator: "|", omittingEmptySubsequences: false)
                return .array(cells.map { .string(String($0.trimmed).replacing("\u{1}", with: "|")) })
            })
    }

    private func checkIndex(_ wanted: Case) throws {
        let folder = try TemporaryFolder()
        let index = folder.file("i.winnow")
        let source = Fixtures.path("faults/files/\(wanted.text("index"))")
        #expect(try WinnowProcess.run(["index", source, "--to", index, "-q"]).status == 0)
        switch wanted.text("door") {
        case "trim": check(wanted, try output(["trim", wanted.text("question"), "--index", index]))
        case "retrieve":
            let found = try JSON(
                parsing: try output(["retrieve", wanted.text("question"), "--index", index, "--json"]))
            let documents = (found["passages"]?.array ?? []).compactMap { $0["document"]?.string }
            for document in wanted.json["expect"]?["documents_include"]?.array ?? [] {
                #expect(documents.contains(document.string ?? ""))
            }
        default: try checkServe(wanted, index)
        }
    }

    /// Requests go one after the other: each waits in its own run of the server.
    private func checkServe(_ wanted: Case, _ index: String) throws {
        var answers: [String: JSON] = [:]
        let lines = (wanted.json["requests"]?.array ?? []).map { request in
            JSON.object([JSON.Member("jsonrpc", .string("2.0"))] + (request.members ?? [])).description
        }
        let config = try TemporaryFolder()
        let path = try config.write(Array("[limits]\nconcurrent_requests = 1\n".utf8), to: "winnow.toml")
        let output = try output(
            ["serve", "-q", "--index", index, "--config", path], lines.joined(separator: "\n") + "\n")
        for line in output.split(separator: "\n") {
            let answer = try JSON(parsing: String(line))
            answers[answer["id"]?.description ?? ""] = answer["result"]
        }
        for result in wanted.json["expect"]?["results"]?.members ?? [] {
            for member in result.value.members ?? [] {
                #expect(answers[result.key]?[member.key] == member.value)
            }
        }
    }

    private func check(_ wanted: Case, _ output: String) {
        for member in wanted.expected {
            let texts = member.value.array?.compactMap(\.string) ?? [member.value.string ?? ""]
            for text in texts {
                switch member.key {
                case "stdout_contains": #expect(output.contains(text))
                case "stdout_lacks": #expect(!output.contains(text))
                case "stdout_contains_line": #expect(output.split(separator: "\n").contains(Substring(text)))
                case "stdout_contains_joined":
                    #expect(
                        output.split(whereSeparator: \.isWhitespace).joined(separator: " ").contains(text))
                default: Issue.record("no such expectation: \(member.key)")
                }
            }
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        let start = drop { $0.isWhitespace }
        return start.lastIndex { !$0.isWhitespace }.map { start[...$0] } ?? ""
    }
}
