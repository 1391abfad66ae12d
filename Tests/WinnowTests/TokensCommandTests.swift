import FoundationEssentials
import JSONValues
import TestSupport
import Testing

@Suite("Counting tokens")
struct TokensCommandTests {
    private let ranks = Fixtures.path("tokens/ranks.tiktoken")
    private let gpt2 = Fixtures.path("tokens/gpt2.json")

    @Test("each file has its line, and several have a total")
    func lines() throws {
        let folder = try TemporaryFolder()
        let first = try folder.write("Grain is milled.".utf8, to: "first.txt")
        let second = try folder.write([UInt8](), to: "second.txt")
        let run = try WinnowProcess.run(["tokens", first, second, "--tokenizer", gpt2])
        #expect(run.status == 0)
        let counts = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(counts.map { $0[1] } == [first, second, "total"])
        #expect(counts[0][0] == counts[2][0] && counts[1][0] == "0")
    }

    @Test("standard input is counted by the estimate when no tokenizer is named")
    func standardInput() throws {
        let run = try WinnowProcess.run(["tokens", "--json"], input: "Grain is milled.")
        let report = try JSON(parsing: run.output)
        #expect(report["tokenizer"]?.string == "estimate")
        let total = report["total"]
        #expect(total?["bytes"]?.integer == 16 && total?["characters"]?.integer == 16)
        #expect((total?["tokens"]?.integer ?? 0) > 0)
    }

    @Test("a rank file needs its pattern, here or in the configuration")
    func rankFiles() throws {
        let folder = try TemporaryFolder()
        let bare = try WinnowProcess.run(["tokens", "--tokenizer", ranks], input: "grain")
        #expect(bare.status == 1)
        #expect(bare.errors.contains(ranks) && bare.errors.contains("pattern must be named"))
        let named = try WinnowProcess.run(
            ["tokens", "--tokenizer", ranks, "--pattern", "o200k"], input: "grain")
        #expect(named.status == 0)
        let settings = "[tokenizers]\nmine = { file = \"\(ranks)\", pattern = \"o200k\" }\n"
        let file = try folder.write(settings.utf8, to: "winnow.toml")
        let registered = try WinnowProcess.run(
            ["tokens", "--tokenizer", "mine", "--config", file], input: "grain")
        #expect(registered.output == named.output)
    }

    @Test("what cannot be used is named", arguments: ["/nowhere/tokenizer.json", "llama9"])
    func refusals(name: String) throws {
        let run = try WinnowProcess.run(["tokens", "--tokenizer", name], input: "grain")
        #expect(run.status == 1)
        #expect(run.errors.contains("\(name): cannot be read: no such file"))
    }

    @Test("a configuration cannot give the estimate's name away, nor a number for a file")
    func badConfiguration() throws {
        let folder = try TemporaryFolder()
        for text in ["[tokenizers]\nestimate = \"x\"\n", "[tokenizers]\na = 7\n"] {
            let file = try folder.write(text.utf8, to: "winnow.toml")
            let run = try WinnowProcess.run(["config", file])
            #expect(run.status != 0)
            #expect(run.errors.contains("'tokenizers.") && run.errors.contains(file))
        }
    }

    @Test("a request may name registered tokenizers, and files only where they are allowed")
    func requests() throws {
        let folder = try TemporaryFolder()
        let registered = "[tokenizers]\ntiny = \"\(gpt2)\"\n"
        let closed = try folder.write(registered.utf8, to: "closed.toml")
        let open = try folder.write((registered + "[limits]\ntokenizer_files = true\n").utf8, to: "open.toml")
        #expect(try answer(naming: "tiny", closed)["totals"]?["tokenizer"]?.string == "tiny")
        let refused = try answer(naming: gpt2, closed)["error"]
        #expect(refused?["data"]?["path"]?.string == "budget.tokenizer")
        #expect(refused?["data"]?["expected"]?.string == "one of estimate, tiny")
        #expect(try answer(naming: gpt2, open)["totals"]?["tokenizer"]?.string == gpt2)
        let missing = try answer(naming: "/nowhere.json", open)["error"]
        #expect(missing?["data"]?["reason"]?.string == "tokenizer")
        #expect(missing?["message"]?.string?.contains("/nowhere.json") == true)
    }

    @Test("a budget in the tokens of a tokenizer holds for the whole context")
    func budgets() throws {
        let folder = try TemporaryFolder()
        let text = "Grain is milled. Wheat is grain. Chaff is blown away, camelCaseWords too. 1234567 grains."
        let page = try folder.write(text.utf8, to: "page.txt")
        for budget in [0, 5, 20, 45] {
            let run = try WinnowProcess.run([
                "prune", page, "-q", "grain", "--budget", "\(budget)", "--threshold", "0", "--tokenizer",
                gpt2,
                "--pruner", "lexical", "--json",
            ])
            let context = try #require(try JSON(parsing: run.output)["context"]?.string)
            let counted = try WinnowProcess.run(["tokens", "--tokenizer", gpt2, "--json"], input: context)
            let tokens = try #require(try JSON(parsing: counted.output)["total"]?["tokens"]?.integer)
            #expect(tokens <= budget)
        }
    }

    private func answer(naming tokenizer: String, _ configuration: String) throws -> JSON {
        let request = JSON.object([
            "budget": .object(["tokenizer": .string(tokenizer), "tokens": .integer(40)]),
            "passages": .array([.object(["text": .string("Grain is milled.")])]),
            "pruner": .string("lexical"),
            "question": .string("grain"),
        ])
        let run = try WinnowProcess.run(
            ["prune", "--config", configuration, "--tolerate-errors"], input: request.description + "\n")
        return try JSON(parsing: run.output)
    }
}
