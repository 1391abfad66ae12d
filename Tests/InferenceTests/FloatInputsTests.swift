import FoundationEssentials
import LinearAlgebra
import TestSupport
import Testing

@testable import Inference

@Suite("Columns of 8-bit matrices that stay floats")
struct FloatInputsTests {
    private typealias Change = (
        _ name: String, _ type: inout String, _ shape: inout [Int], _ bytes: inout [UInt8]
    ) -> Bool

    /// Copies a model folder; `change` may alter a tensor and leaves out those for which it is false.
    private func copy(_ source: String, to target: String, _ change: Change) throws {
        try FolderFiles.copySmallFiles(from: source, to: target)
        let file = try SafetensorsFile(path: "\(source)/model.safetensors")
        var writer = SafetensorsWriter(metadata: file.metadata)
        for tensor in file.tensors {
            var (type, shape, bytes) = (tensor.type, tensor.shape, Array(file.bytes(of: tensor)))
            guard change(tensor.name, &type, &shape, &bytes) else { continue }
            bytes.withUnsafeBytes { writer.add(tensor.name, type: type, shape: shape, $0) }
        }
        try writer.write(to: "\(target)/model.safetensors")
    }

    /// The tiny model with one number of each hidden state many times as large as the others.
    private func modelWithOutlier(_ folder: TemporaryFolder) throws {
        try copy(Fixtures.path("encoder/tiny-pairs"), to: folder.path) { name, _, _, bytes in
            guard name.hasSuffix("encoder.layer.0.output.LayerNorm.weight") else { return true }
            bytes.withUnsafeMutableBytes { $0.storeBytes(of: 60, toByteOffset: 4 * 5, as: Float.self) }
            return true
        }
    }

    private func cosine(_ first: EncodedSequence, _ second: EncodedSequence) -> Float {
        zip(first.pooled, second.pooled).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test("the quantiser writes them, loading takes them, and the vectors stay closer to the floats'")
    func roundTrip() throws {
        let (folder, quantized, older) = (try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder())
        try modelWithOutlier(folder)
        let reports = try ModelQuantizer.quantize(folder: folder.path, to: quantized.path)
        #expect(reports.allSatisfy { $0.relativeError < 0.01 })
        let file = try SafetensorsFile(path: quantized.file("model.safetensors"))
        let lists = file.tensors.filter {
            $0.name.hasSuffix("layer.1.attention.self.key.weight.float_inputs")
        }
        let list = try #require(lists.first)
        #expect(file.bytes(of: list).loadUnaligned(as: Int32.self) == 5)
        // As an earlier version would have written it: all columns as integers.
        try copy(quantized.path, to: older.path) { name, _, _, _ in !name.contains(".float_") }

        let models = try [
            EncoderModel(folder: folder.path), EncoderModel(folder: quantized.path),
            EncoderModel(folder: quantized.path, precision: .float32),
        ]
        let input = models[0].input("winnowing the chaff")
        let answers = try models.map { try $0.run([input], .pooled, in: EncoderWorkspace())[0] }
        #expect(cosine(answers[0], answers[1]) > 0.995)
        #expect(cosine(answers[0], answers[2]) > 0.999)
        #expect(models[1].encoder.parameters == models[0].encoder.parameters)
        #expect(
            try ModelSummary(folder: quantized.path).parameters
                == ModelSummary(folder: folder.path).parameters)
        #expect(throws: Never.self) { try EncoderModel(folder: older.path) }
    }

    @Test("lists that cannot be followed are refused by name")
    func damaged() throws {
        let (folder, quantized, target) = (
            try TemporaryFolder(), try TemporaryFolder(), try TemporaryFolder()
        )
        try modelWithOutlier(folder)
        _ = try ModelQuantizer.quantize(folder: folder.path, to: quantized.path)
        let inputs = "layer.1.attention.self.key.weight.float_inputs"
        func failure(_ change: Change) throws -> String {
            try copy(quantized.path, to: target.path, change)
            do {
                _ = try EncoderModel(folder: target.path)
                return "none"
            } catch { return "\(error)" }
        }
        func list(_ values: [Int32]) -> Change {
            { name, _, shape, bytes in
                guard name.hasSuffix(inputs) else { return true }
                shape = [values.count]
                bytes = values.withUnsafeBytes(Array.init)
                return true
            }
        }
        #expect(try failure { _, _, _, _ in true } == "none")
        for values: [Int32] in [[32], [-1], [5, 5], [0, 1, 2, 3, 4]] {
            let message = try failure(list(values))
            #expect(message.contains(inputs) && message.contains("up to 4 different columns of 32"))
        }
        #expect(try failure(list([6])).contains("\(inputs): expected [5], as in"))
        #expect(
            try failure { name, _, _, _ in
                !name.contains("layer.1.attention.self.query.weight.float_")
            }.contains("\(inputs): expected [], as in"))
        #expect(
            try failure { name, type, shape, bytes in
                if name.hasSuffix(inputs) { (type, shape, bytes) = ("I64", [1], bytes + [0, 0, 0, 0]) }
                return true
            }.contains("up to 4 different columns"))
        #expect(
            try failure { name, _, _, _ in !name.hasSuffix("self.key.weight.float_weights") }
                .contains("self.key.weight.float_weights is missing"))
        #expect(
            try failure { name, _, _, bytes in
                if name.hasSuffix("self.key.weight.float_weights") {
                    bytes.replaceSubrange(4..<8, with: [0, 0, 0x80, 0x7F])
                }
                return true
            }.contains("self.key.weight.float_weights: expected finite numbers, found NaN or infinity at 1"))
    }
}
