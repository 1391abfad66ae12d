import ContextTypes
import FoundationEssentials
import LinearAlgebra
import TestSupport
import Testing
import Tokenization

@testable import Inference

@Suite("Quantising and importing models")
struct ConversionTests {
    @Test("a quantised folder loads as integers and stays close to the floats")
    func quantize() throws {
        let source = Fixtures.path("encoder/tiny-pairs")
        let folder = try TemporaryFolder()
        let reports = try ModelQuantizer.quantize(folder: source, to: folder.path)
        #expect(reports.count == 1 + 3 * 6)
        #expect(reports.allSatisfy { $0.relativeError < 0.01 && $0.relativeError > 0 })
        let floats = try EncoderModel(folder: source)
        let integers = try EncoderModel(folder: folder.path)
        #expect(integers.precision == .integer8 && floats.precision == .float32)
        let input = floats.input(question: "is the grain unseparated?", passage: "winnowing the chaff.")
        let expected = try floats.run([input], .tokenVectors, in: EncoderWorkspace())[0].tokenVectors
        let found = try integers.run([input], .tokenVectors, in: EncoderWorkspace())[0].tokenVectors
        for token in 0..<input.count {
            let cosine = (0..<32).reduce(Float(0)) { $0 + expected[token * 32 + $1] * found[token * 32 + $1] }
            #expect(cosine > 0.98)
        }
    }

    @Test("quantising what is quantised already changes no weight")
    func quantizeTwice() throws {
        let once = try TemporaryFolder()
        let twice = try TemporaryFolder()
        _ = try ModelQuantizer.quantize(folder: Fixtures.path("encoder/tiny-labels"), to: once.path)
        #expect(try ModelQuantizer.quantize(folder: once.path, to: twice.path).isEmpty)
        let first = try SafetensorsFile(path: once.file("model.safetensors"))
        let second = try SafetensorsFile(path: twice.file("model.safetensors"))
        #expect(first.tensors.map(\.name) == second.tensors.map(\.name))
    }

    @Test("a ColBERT checkpoint keeps its markers, its skip list and its width through import")
    func importColBERT() throws {
        let source = Fixtures.path("encoder/tiny-pairs")
        let (folder, target) = (try TemporaryFolder(), try TemporaryFolder())
        let weights = try SafetensorsFile(path: "\(source)/model.safetensors")
        var writer = SafetensorsWriter(metadata: [:])
        for tensor in weights.tensors {
            writer.add(tensor.name, type: tensor.type, shape: tensor.shape, weights.bytes(of: tensor))
        }
        writer.add("linear.weight", shape: [8, 32], floats: (0..<8 * 32).map { Float($0 % 7) - 3 })
        try writer.write(to: folder.file("model.safetensors"))
        for name in ["config.json", "tokenizer.json"] {
            try FileManager.default.copyItem(atPath: "\(source)/\(name)", toPath: folder.file(name))
        }
        let tokenizer = try EncoderModel(folder: source).tokenizer
        // Any two entries of the vocabulary serve as markers.
        let markers = tokenizer.vocabularyTexts().compactMap { $0 }.filter { $0.count > 3 && $0.first != "[" }
        let (query, document) = (markers[0], markers[1])
        try folder.write(
            Array(
                """
                {"query_token_id": "\(query)", "doc_token_id": "\(document)", "query_maxlen": 8, "doc_maxlen": 12, \
                "mask_punctuation": true, "attend_to_mask_tokens": true, "dim": 8}
                """.utf8), to: "artifact.metadata")
        _ = try ModelImporter.importFolder(folder.path, to: target.path)
        let encoder = try LateInteractionEncoder(folder: target.path)
        #expect(encoder.width == 8 && encoder.meanWidth == 0)
        #expect(encoder.settings.queryMarker == query && encoder.settings.documentMarker == document)
        // [CLS], marker, one token or more, [SEP], filled up to eight; the first two have no place in the question.
        let question = try encoder.question("chaff")
        #expect(question.rows.count == 8 * 8 && question.mean.isEmpty)
        #expect(question.spans[0] == nil && question.spans[1] == nil && question.spans[2] != nil)
        let text = "chaff, chaff."
        let whole = SourceSpan(start: 0, end: text.utf8.count)
        let passage = Passage(
            id: "d#0", document: "d", text: text,
            blocks: [Block(kind: .document, span: whole, parent: -1)],
            sentences: [Sentence(span: whole, block: 0)])
        let read = encoder.document(passage)
        let kept = read.rows.compactMap { read.spans[$0] }.map { text.text(at: $0) }
        #expect(!kept.contains(",") && !kept.contains(".") && read.tokens == read.rows.count + 2)
    }

    @Test("files that are no ONNX model are refused, whatever their bytes")
    func damagedOnnx() throws {
        let folder = try TemporaryFolder()
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            let bytes = (0..<Int.random(in: 1...200, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            let path = try folder.write(bytes, to: "model.onnx")
            #expect(throws: ModelError.self) {
                try ModelImporter.importOnnx(path, heads: 2, to: folder.file("out"))
            }
        }
    }
}
