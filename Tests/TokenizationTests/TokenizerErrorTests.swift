import FoundationEssentials
import JSONValues
import TestSupport
import Testing

@testable import Tokenization

@Suite("Tokenizer files that cannot be used")
struct TokenizerErrorTests {
    private func reason(toRefuse path: String, pattern: String? = nil) -> String? {
        do {
            _ = try TokenizerReader.read(path, pattern: pattern)
            return nil
        } catch { return "\(error)" }
    }

    @Test("what is not there, and a folder without a tokenizer, are named")
    func missing() throws {
        let folder = try TemporaryFolder()
        #expect(
            reason(toRefuse: folder.path + "/none.json")
                == "\(folder.path)/none.json: cannot be read: no such file")
        #expect(reason(toRefuse: folder.path)?.contains(folder.path) == true)
    }

    @Test("a tokenizer.json that is cut anywhere is refused with its name")
    func cutJSON() throws {
        let folder = try TemporaryFolder()
        for name in ["gpt2", "xlmr", "llama2"] {
            let bytes = Array(
                try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("tokens/\(name).json"))))
            for cut in stride(from: 0, to: bytes.count - 1, by: max(1, bytes.count / 97)) {
                let path = try folder.write(bytes[..<cut], to: "cut.json")
                #expect(reason(toRefuse: path)?.hasPrefix(path + ": ") == true, "\(name) cut at \(cut)")
            }
        }
    }

    @Test("a rank file that is cut is refused with its name and what is missing")
    func cutRanks() throws {
        let folder = try TemporaryFolder()
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("tokens/ranks.tiktoken"))))
        for cut in [0, 3, 100, 1000] {
            let path = try folder.write(bytes[..<cut], to: "cut.tiktoken")
            let refusal = try #require(reason(toRefuse: path, pattern: "cl100k"))
            #expect(refusal.hasPrefix(path + ": "), "\(refusal)")
        }
        let path = try folder.write(bytes, to: "whole.tiktoken")
        #expect(reason(toRefuse: path)?.contains("its pattern must be named") == true)
        #expect(reason(toRefuse: path, pattern: "cl100k") == nil)
        #expect(reason(toRefuse: path, pattern: "cl200k")?.contains("\"cl200k\"") == true)
    }

    @Test(
        "a line that is no token with its rank is named",
        arguments: [
            ("IQ==", "line 1 is no token with its rank"), ("IQ== 0\nI? 1", "line 2: the token is not base64"),
            ("IQ== x", "line 1: the rank is no number"),
            ("IQ== 99999999999", "line 1: the rank is no number"),
            ("\n\n", "no ranks"),
        ])
    func badLines(text: String, named: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(text.utf8, to: "ranks")
        #expect(reason(toRefuse: path, pattern: "gpt2")?.contains(named) == true)
    }

    /// Changes of a good file, and what the refusal must name.
    static let changes: [(path: [String], value: String, named: String)] = [
        (["normalizer"], #"{"type":"ByteLevel"}"#, "the normalizer ByteLevel"),
        (["normalizer"], #"{"type":"Replace","pattern":{"Regex":"a+b"},"content":""}"#, "\"a+b\""),
        (
            ["normalizer"], #"{"type":"Precompiled","precompiled_charsmap":"AAAA"}"#,
            "precompiled_charsmap is damaged"
        ),
        (["normalizer"], #"{"type":"Prepend"}"#, "the member prepend of Prepend"),
        (["pre_tokenizer"], #"{"type":"UnicodeScripts"}"#, "the pre-tokenizer UnicodeScripts"),
        (
            ["pre_tokenizer"],
            #"{"type":"Split","pattern":{"Regex":"[xy]"},"behavior":"Isolated","invert":false}"#, "\"[xy]\""
        ),
        (
            ["pre_tokenizer"], #"{"type":"Split","pattern":{"String":"x"},"behavior":"Odd"}"#,
            "the behavior Odd"
        ),
        (
            ["pre_tokenizer"],
            #"{"type":"Sequence","pretokenizers":[{"type":"ByteLevel"},{"type":"Digits","individual_digits":true}]}"#,
            "Digits after ByteLevel"
        ),
        (
            ["pre_tokenizer"], #"{"type":"Metaspace","replacement":"▁","prepend_scheme":"last"}"#,
            "prepend_scheme last"
        ),
        (["post_processor"], #"{"type":"Odd"}"#, "the post-processor Odd"),
        (["added_tokens"], #"[{"id":1}]"#, "an added token lacks"),
        (["model", "type"], #""WordLevel""#, "a WordLevel tokenizer"),
        (["model", "dropout"], "0.1", "the dropout 0.1"),
        (["model", "continuing_subword_prefix"], #""@@""#, "continuing_subword_prefix"),
        (["model", "end_of_word_suffix"], #""</w>""#, "end_of_word_suffix"),
        (["model", "unk_token"], #""<none>""#, "<none>"),
        (["model", "merges"], #"[["a","notthere"]]"#, "merge 0"),
        (["model", "merges"], #"["a b c"]"#, "merge 0"),
        (["model", "merges"], "7", "model.merges is no list"),
        (["model", "vocab"], "[]", "model.vocab is no object"),
    ]

    @Test("what decides about counts and is not known is refused by name", arguments: changes.indices)
    func unknownParts(index: Int) throws {
        let change = Self.changes[index]
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("tokens/gpt2.json"))))
        let changed = replacing(
            change.path[...], in: try JSON(parsing: bytes), with: try JSON(parsing: change.value))
        let folder = try TemporaryFolder()
        let path = try folder.write(changed.description.utf8, to: "tokenizer.json")
        let refusal = reason(toRefuse: path)
        #expect(refusal?.hasPrefix(path + ": ") == true)
        #expect(refusal?.contains(change.named) == true, "\(refusal ?? "accepted")")
    }

    @Test("a unigram model without pieces, scores or unknown piece is refused")
    func badUnigram() throws {
        let folder = try TemporaryFolder()
        for (model, named) in [
            (#"{"type":"Unigram","unk_id":0,"vocab":[]}"#, "model.vocab is no list of pieces"),
            (#"{"type":"Unigram","unk_id":7,"vocab":[["a",0]]}"#, "unk_id"),
            (#"{"type":"Unigram","vocab":[["a",0]]}"#, "unk_id"),
            (#"{"type":"Unigram","unk_id":0,"vocab":[["a",0],["b"]]}"#, "piece 1"),
        ] {
            let path = try folder.write(#"{"model":\#(model)}"#.utf8, to: "tokenizer.json")
            let refusal = reason(toRefuse: path)
            #expect(refusal?.contains(named) == true, "\(refusal ?? "accepted")")
        }
    }

    private func replacing(_ path: ArraySlice<String>, in json: JSON, with value: JSON) -> JSON {
        guard let key = path.first else { return value }
        let members = json.members ?? []
        let known = members.contains { $0.key == key }
        let inner = replacing(path.dropFirst(), in: json[key] ?? .null, with: value)
        let changed = members.map { $0.key == key ? JSON.Member(key, inner) : $0 }
        return .object(known ? changed : changed + [JSON.Member(key, inner)])
    }
}
