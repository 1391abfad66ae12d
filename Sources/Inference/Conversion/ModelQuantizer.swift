import FoundationEssentials
import LinearAlgebra

/// Rewrites the matrices of a checkpoint as 8-bit integers with one scale per row (per output channel).
///
/// A matrix `name` becomes `name` (I8, same shape) and `name.scale` (F32, one per row): `w = scale * integer`, integers
/// in -127...127. A few columns, whose inputs are many times as large as the others in every text, are zeros there and
/// stand in `name.float_inputs` (I32, at most four) and `name.float_weights` (F32, one row per row). Vectors, one-row
/// matrices and everything that is no encoder matrix stay as they are.
package enum ModelQuantizer {
    /// Copies the small files of `folder` to `target` and writes its weights quantised.
    package static func quantize(folder: String, to target: String) throws(ModelError) -> [RoundingReport] {
        // Before anything is written: a folder that does not load leaves no half of a copy. On this path the columns are the
        // same on every machine.
        let encoder = try EncoderModel(
            folder: folder, precision: .integer8, path: KernelPath.named("portable") ?? .best
        ).encoder
        let source = try SafetensorsFile(path: "\(folder)/model.safetensors")
        try FolderFiles.copySmallFiles(from: folder, to: target)
        var metadata = source.metadata
        metadata["winnow.weights"] =
            "I8 rows, each times its float in NAME.scale; columns NAME.float_inputs are in NAME.float_weights"
        var writer = SafetensorsWriter(metadata: metadata)
        var reports: [RoundingReport] = []
        for tensor in source.tensors {
            guard isMatrix(tensor) else {
                writer.add(tensor.name, type: tensor.type, shape: tensor.shape, source.bytes(of: tensor))
                continue
            }
            reports.append(
                try quantize(tensor, keeping: encoder.floatInputs(of: tensor.name), in: source, to: &writer))
        }
        try writer.write(to: "\(target)/model.safetensors")
        return reports
    }

    private static func isMatrix(_ tensor: SafetensorsFile.Tensor) -> Bool {
        let isFloat = ["F32", "F16", "BF16"].contains(tensor.type) && !tensor.belongsToIntegers
        let isEncoder =
            tensor.name.contains("encoder.layer.") || tensor.name.hasSuffix("word_embeddings.weight")
        return isFloat && isEncoder && tensor.shape.count == 2 && tensor.shape[0] > 1
    }

    private static func quantize(
        _ tensor: SafetensorsFile.Tensor, keeping inputs: [Int], in source: SafetensorsFile,
        to writer: inout SafetensorsWriter
    ) throws(ModelError) -> RoundingReport {
        let rows = try TensorRows(tensor.name, shape: tensor.shape, in: source, exactly: tensor.shape)
        var integers = [Int8](repeating: 0, count: rows.count * rows.width)
        var scales: [Float] = []
        var kept: [Float] = []
        var floats = [Float](repeating: 0, count: rows.width)
        var (squares, errors, largest) = (0.0, 0.0, 0.0)
        for row in 0..<rows.count {
            try rows.check(row)
            integers.withUnsafeMutableBufferPointer { integers in
                floats.withUnsafeMutableBufferPointer { floats in
                    guard let from = floats.baseAddress, let to = integers.baseAddress else { return }
                    rows.copy(row, to: from)
                    for input in inputs {
                        kept.append(from[input])
                        from[input] = 0
                    }
                    scales.append(
                        NumberFormat.quantize(UnsafeBufferPointer(floats), to: to + row * rows.width))
                    for index in 0..<rows.width {
                        let value = Double(from[index])
                        let rounded = Double(scales[row]) * Double(to[row * rows.width + index])
                        squares += value * value
                        errors += (value - rounded) * (value - rounded)
                        largest = max(largest, abs(value - rounded))
                    }
                }
            }
        }
        integers.withUnsafeBytes { writer.add(tensor.name, type: "I8", shape: tensor.shape, $0) }
        writer.add("\(tensor.name).scale", shape: [rows.count], floats: scales)
        if !inputs.isEmpty {
            inputs.map { Int32($0).littleEndian }.withUnsafeBytes {
                writer.add("\(tensor.name).float_inputs", type: "I32", shape: [inputs.count], $0)
            }
            writer.add("\(tensor.name).float_weights", shape: [rows.count, inputs.count], floats: kept)
        }
        return RoundingReport(
            tensor: tensor.name, relativeError: squares > 0 ? (errors / squares).squareRoot() : 0,
            largestError: largest, floatInputs: inputs)
    }
}

/// The files of a model folder beside its weights.
enum FolderFiles {
    private static let names = [
        "config.json", "tokenizer.json", "tokenizer_config.json", "vocab.txt", "special_tokens_map.json",
        "README.md", "LICENSE", "late_interaction.json", "artifact.metadata", "1_Pooling/config.json",
        "1_Dense/config.json", "1_Dense/model.safetensors",
    ]

    static func copySmallFiles(from folder: String, to target: String) throws(ModelError) {
        do {
            try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
            for name in names where FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
                let destination = "\(target)/\(name)"
                if let slash = name.firstIndex(of: "/") {
                    try FileManager.default.createDirectory(
                        atPath: "\(target)/\(name[..<slash])", withIntermediateDirectories: true)
                }
                if FileManager.default.fileExists(atPath: destination) {
                    try FileManager.default.removeItem(atPath: destination)
                }
                try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: destination)
            }
        } catch { throw .unreadable(file: target, reason: "\(error)") }
    }
}

/// What rounding did to one tensor.
package struct RoundingReport: Sendable, Hashable {
    package var tensor: String
    /// Root mean square of the error over root mean square of the numbers.
    package var relativeError: Double
    /// The largest error of a single number.
    package var largestError: Double
    /// Columns that stayed floats.
    package var floatInputs: [Int]
}
