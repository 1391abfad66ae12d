import FoundationEssentials
import LinearAlgebra
import TestSupport
import Testing

@testable import Inference

@Suite("Model folders that cannot be trusted")
struct SafetensorsTests {
    private func file(_ header: String, _ contents: [UInt8] = [], length: UInt64? = nil) -> [UInt8] {
        let claimed = length ?? UInt64(header.utf8.count)
        return (0..<8).map { UInt8(truncatingIfNeeded: claimed >> (8 * $0)) } + Array(header.utf8) + contents
    }

    @Test("a sound file opens, its tensors in the order of the file")
    func opens() throws {
        let folder = try TemporaryFolder()
        let header =
            #"{"__metadata__":{"format":"pt"},"b":{"dtype":"F32","shape":[2],"data_offsets":[2,10]},"#
            + #""a":{"dtype":"BF16","shape":[1,1],"data_offsets":[0,2]}}"#
        let path = try folder.write(file(header, Array(repeating: 0, count: 10)), to: "x.safetensors")
        let opened = try SafetensorsFile(path: path)
        #expect(opened.tensors.map(\.name) == ["a", "b"])
        #expect(opened.metadata == ["format": "pt"])
    }

    @Test(
        "what came instead of the weights is called by its name",
        arguments: [
            ("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n", "Git LFS pointer"),
            ("version https://git-lfs.github.com/spec/v1\r\noid sha256:4d7a\r\n", "Git LFS pointer"),
            ("<!DOCTYPE html>\n<html><title>404</title>", "web page"), ("<!doctype html><p>", "web page"),
            ("<html lang=en>", "web page"), ("\n  <HTML>", "web page"),
            ("\u{FEFF}<!DOCTYPE html>", "web page"),
            ("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>", "XML message"),
        ])
    func standIns(content: String, name: String) throws {
        let folder = try TemporaryFolder()
        for file in ["model.safetensors", "model.onnx"] {
            let path = try folder.write(Array(content.utf8), to: file)
            let error = #expect(throws: ModelError.self) { _ = try MappedFile(path: path) }
            let message = error.map { "\($0)" } ?? ""
            #expect(message.hasPrefix(path))
            #expect(message.contains("this is a") && message.contains(name))
        }
    }

    @Test("hostile headers are refused with the file's name")
    func hostile() throws {
        let folder = try TemporaryFolder()
        func tensor(_ dtype: String, _ shape: String, _ offsets: String) -> String {
            #"{"t":{"dtype":"\#(dtype)","shape":\#(shape),"data_offsets":\#(offsets)}}"#
        }
        let four = [UInt8](repeating: 0, count: 4)
        let cases: [[UInt8]] = [
            [], [1, 2, 3], file("{}", four), file("{}", length: .max), file("{}", length: 3), file("[]"),
            file("{"),
            file(tensor("F32", "[1]", "[0,4]")), file(tensor("F32", "[1]", "[0,4]"), four + four),
            file(tensor("F32", "[2]", "[0,4]"), four), file(tensor("F32", "[-1]", "[0,4]"), four),
            file(tensor("F33", "[1]", "[0,4]"), four), file(tensor("F32", "[1]", "[4,0]"), four),
            file(tensor("F32", "[1]", "[-4,0]"), four), file(tensor("F32", "[1]", "[0,1e30]"), four),
            file(tensor("F32", "[4611686018427387904,4]", "[0,4]"), four),
            file(tensor("F32", "\"x\"", "[0,4]"), four),
            file(tensor("F32", "[1]", "[0]"), four), file(#"{"t":[]}"#, four),
        ]
        for bytes in cases {
            let path = try folder.write(bytes, to: "x.safetensors")
            do {
                _ = try SafetensorsFile(path: path)
                Issue.record("opened \(String(decoding: bytes, as: UTF8.self))")
            } catch {
                #expect("\(error)".contains("x.safetensors"))
            }
        }
        #expect(throws: ModelError.missing(file: folder.file("none"))) {
            try SafetensorsFile(path: folder.file("none"))
        }
    }

    /// `WINNOW_FUZZ_ROUNDS` asks for a long run; a short one is part of every test run.
    @Test("damaged headers are refused or opened, and never crash")
    func fuzz() throws {
        let folder = try TemporaryFolder()
        let header =
            #"{"__metadata__":{"format":"pt"},"a.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"#
            + #""b":{"dtype":"F16","shape":[4],"data_offsets":[24,32]},"c":{"dtype":"I8","shape":[2,2],"#
            + #""data_offsets":[32,36]}}"#
        let sound = file(header, Array(repeating: 1, count: 36))
        var generator = SeededGenerator(seed: 9)
        let rounds = ProcessInfo.processInfo.environment["WINNOW_FUZZ_ROUNDS"].flatMap(Int.init) ?? 2000
        var (opened, refused) = (0, 0)
        for _ in 0..<rounds {
            let path = try folder.write(
                damaged(sound, header: header.utf8.count, &generator), to: "x.safetensors")
            do {
                let file = try SafetensorsFile(path: path)
                for tensor in file.tensors { #expect(file.bytes(of: tensor).count == tensor.range.count) }
                opened += 1
            } catch { refused += 1 }
        }
        #expect(refused > rounds / 2 && opened > 0)
        print("\(rounds) damaged headers: \(refused) refused, \(opened) opened")
    }

    private func damaged(_ sound: [UInt8], header: Int, _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = sound
        let useful = Array("0123456789{}[]\",:-.eEFI".utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: 0..<8 + header, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[min(place, bytes.count - 1)] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[min(place, bytes.count - 1)] = useful.randomElement(using: &generator) ?? 0
            case 2: bytes.insert(useful.randomElement(using: &generator) ?? 0, at: min(place, bytes.count))
            default: if bytes.count > 9 { bytes.remove(at: min(place, bytes.count - 1)) }
            }
        }
        if Int.random(in: 0..<10, using: &generator) == 0 {
            bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
        }
        return bytes
    }

    @Test("a folder with one thing wrong names the file and the tensor")
    func damagedFolders() throws {
        let folder = try TemporaryFolder()
        func copy(_ name: String, _ change: ([UInt8]) -> [UInt8] = { $0 }) throws {
            let source = URL(fileURLWithPath: Fixtures.path("encoder/tiny-pairs/\(name)"))
            try folder.write(change(Array(try Data(contentsOf: source))), to: name)
        }
        func replace(_ old: String, _ new: String) -> ([UInt8]) -> [UInt8] {
            { bytes in
                guard
                    let text = String(validating: bytes.prefix(8000), as: UTF8.self)
                        ?? String(
                            validating: bytes, as: UTF8.self)
                else { return bytes }
                return Array(text.replacing(old, with: new).utf8)
            }
        }
        func failure() -> String {
            do {
                _ = try EncoderModel(folder: folder.path)
                return "none"
            } catch { return "\(error)" }
        }
        for name in ["config.json", "model.safetensors", "tokenizer.json"] { try copy(name) }
        #expect(failure() == "none")
        try copy("config.json", replace("\"intermediate_size\": 64", "\"intermediate_size\": 65"))
        #expect(failure().contains("encoder.layer.0.intermediate.dense.weight: expected the shape [65, 32]"))
        try copy("config.json", replace("\"model_type\": \"bert\"", "\"model_type\": \"mamba\""))
        #expect(failure().contains("the architecture \"mamba\" is not supported"))
        try copy("config.json", replace("\"num_hidden_layers\": 3", "\"num_hidden_layers\": 4"))
        #expect(failure().contains("encoder.layer.3.attention.self.query.weight is missing"))
        try copy("config.json")
        try copy("model.safetensors") { Array($0.dropLast(100)) }
        #expect(failure().contains("model.safetensors: the tensor"))
        try copy("model.safetensors") { bytes in
            var bytes = bytes
            bytes.replaceSubrange(bytes.count - 4..<bytes.count, with: [0, 0, 0xC0, 0x7F])
            return bytes
        }
        #expect(failure().contains("expected finite numbers, found NaN or infinity"))
        try copy("model.safetensors")
        let words = (0..<400).map { "w\($0)\n" }.joined()
        try FileManager.default.removeItem(atPath: folder.file("tokenizer.json"))
        try folder.write(("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n" + words).utf8, to: "vocab.txt")
        #expect(failure().contains("expected 405 rows, the size of the vocabulary"))
    }
}
