import FoundationEssentials
import JSONValues

/// Makes a model folder from an ONNX file (and its tokenizer), its integers turned back into floats.
package enum ModelImporter {
    package struct Report: Sendable, Hashable {
        package var tensors: Int
        package var parameters: Int
        /// Tensors that the file held as integers.
        package var dequantized: Int
        /// The largest step between neighbouring integers of any of them: numbers were rounded by up to half of it
        /// when the file was made.
        package var largestStep: Float
    }

    /// Copies a model folder and checks on the way that it loads.
    package static func importFolder(_ folder: String, to target: String) throws(ModelError) -> Report {
        try EncoderModel(folder: folder).checkWords()
        let source = try SafetensorsFile(path: "\(folder)/model.safetensors")
        try FolderFiles.copySmallFiles(from: folder, to: target)
        var writer = SafetensorsWriter(metadata: source.metadata)
        for tensor in source.tensors {
            writer.add(tensor.name, type: tensor.type, shape: tensor.shape, source.bytes(of: tensor))
        }
        try writer.write(to: "\(target)/model.safetensors")
        let scales = source.tensors.filter { $0.name.hasSuffix(".scale") }
        var step: Float = 0
        for tensor in scales {
            let rows = try TensorRows(
                tensor.name, shape: [1, tensor.shape.reduce(1, *)], in: source, exactly: tensor.shape)
            step = max(step, try rows.read(0..<1).max() ?? 0)
        }
        return Report(
            tensors: source.tensors.count,
            parameters: source.tensors.reduce(0) { $0 + $1.shape.reduce(1, *) },
            dequantized: scales.count, largestStep: step)
    }

    /// - Parameters:
    ///   - heads: attention heads; needed when the folder of the file has no `config.json`, because weights do not
    ///     tell them.
    ///   - target: the folder to be made; it also gets the small files that stand beside the ONNX file.
    package static func importOnnx(
        _ path: String, heads: Int?, to target: String
    ) throws(ModelError) -> Report {
        let tensors = try OnnxWeights(path: path).checkpoint()
        guard tensors.contains(where: { $0.name.hasSuffix("embeddings.word_embeddings.weight") }) else {
            throw .unsupported(file: path, feature: "a graph without embeddings.word_embeddings.weight")
        }
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
            separator: "/")
        try FolderFiles.copySmallFiles(from: folder.isEmpty ? "." : folder, to: target)
        let configuration = "\(target)/config.json"
        if !FileManager.default.fileExists(atPath: configuration) {
            guard let heads else {
                throw .request(
                    reason: "\(folder): no config.json is there, so the number of heads must be given")
            }
            try write(try Self.configuration(of: tensors, heads: heads, path: path), to: configuration)
        }
        var writer = SafetensorsWriter(metadata: ["winnow.source": "dequantised from ONNX"])
        for (name, matrix) in tensors { writer.add(name, shape: matrix.shape, floats: matrix.values) }
        try writer.write(to: "\(target)/model.safetensors")
        return Report(
            tensors: tensors.count, parameters: tensors.reduce(0) { $0 + $1.matrix.values.count },
            dequantized: tensors.count { $0.matrix.wasQuantized },
            largestStep: tensors.map(\.matrix.step).max() ?? 0)
    }

    private static func write(_ json: JSON, to path: String) throws(ModelError) {
        do {
            try Data(Array(json.description.utf8)).write(to: URL(fileURLWithPath: path))
        } catch { throw .unreadable(file: path, reason: "cannot be written: \(error)") }
    }

    private static func configuration(
        of tensors: [(name: String, matrix: OnnxWeights.Matrix)], heads: Int, path: String
    ) throws(ModelError) -> JSON {
        func shape(_ suffix: String) throws(ModelError) -> [Int] {
            guard let found = tensors.first(where: { $0.name.hasSuffix(suffix) }),
                found.matrix.shape.count == 2
            else { throw .tensorMissing(file: path, tensor: suffix) }
            return found.matrix.shape
        }
        let words = try shape("embeddings.word_embeddings.weight")
        let isScorer = tensors.contains { $0.name == "classifier.weight" }
        let layers = tensors.count { $0.name.hasSuffix(".attention.self.query.weight") }
        return .object([
            "architectures": .array([.string(isScorer ? "BertForSequenceClassification" : "BertModel")]),
            "model_type": .string("bert"),
            "vocab_size": .integer(words[0]), "hidden_size": .integer(words[1]),
            "num_hidden_layers": .integer(layers), "num_attention_heads": .integer(heads),
            "intermediate_size": .integer(try shape("layer.0.intermediate.dense.weight")[0]),
            "max_position_embeddings": .integer(try shape("embeddings.position_embeddings.weight")[0]),
            "type_vocab_size": .integer(try shape("embeddings.token_type_embeddings.weight")[0]),
            "layer_norm_eps": .number("1e-12"), "hidden_act": .string("gelu"),
        ])
    }
}
