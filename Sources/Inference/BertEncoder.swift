import LinearAlgebra

/// BERT (Devlin et al., 2018) as the transformers package computes it, without dropout and without padding.
struct BertEncoder: EncoderArchitecture {
    let configuration: EncoderConfiguration
    let parameters: Int
    private let words: TensorRows
    private let positions: [Float]
    private let types: [Float]
    private let norm: LayerNorm
    private let layers: [BertLayer]
    private let path: KernelPath

    /// An encoder that is empty until the jobs are done.
    init(
        _ configuration: EncoderConfiguration, weights: SafetensorsFile, precision: Precision,
        path: KernelPath, jobs: LoadingJobs
    ) throws(ModelError) {
        self.configuration = configuration
        self.path = path
        let source = try WeightSource(
            file: weights, anchor: "embeddings.word_embeddings.weight",
            prefixes: ["", "bert.", "model.", "model.bert."])
        let width = configuration.hiddenWidth
        func table(_ name: String, _ rows: Int) throws(ModelError) -> [Float] {
            try source.floats("\(source.prefix)embeddings.\(name).weight", shape: [rows, width])
        }
        positions = try table("position_embeddings", configuration.positions)
        types =
            configuration.tokenTypes == 0 ? [] : try table("token_type_embeddings", configuration.tokenTypes)
        norm = try source.layerNorm("embeddings.LayerNorm", configuration)
        let shape = [configuration.vocabularySize, width]
        words = try TensorRows(
            "\(source.prefix)embeddings.word_embeddings.weight", shape: shape, in: weights, exactly: shape)
        let memory = WeightMemory(blockSize: 8 << 20)
        var layers: [BertLayer] = []
        for index in 0..<configuration.layers {
            layers.append(
                try BertLayer(
                    index, configuration, source: source, precision: precision, path: path, memory: memory,
                    jobs: jobs))
        }
        self.layers = layers
        parameters = weights.tensors.reduce(0) { sum, tensor in
            tensor.name.hasPrefix("\(source.prefix)e") && NumberFormat(rawValue: tensor.type) != nil
                && !tensor.name.hasSuffix(".scale") ? sum + tensor.shape.reduce(1, *) : sum
        }
    }

    var residentBytes: Int {
        (positions.count + types.count) * 4 + layers.reduce(0) { $0 + $1.residentBytes }
    }

    func check(words ids: some Sequence<Int32>) throws(ModelError) {
        for id in ids { try words.check(Int(id)) }
    }

    func encode(
        _ batch: TokenBatch, in workspace: EncoderWorkspace, observe: ((_ layer: Int, Rows) -> Void)?
    ) -> Rows {
        let width = configuration.hiddenWidth
        let hidden = Rows(
            workspace.hidden.reserve(batch.tokens * width), stride: width, count: batch.tokens)
        embed(batch, to: hidden)
        observe?(0, hidden)
        let groups = batch.groups(tokens: 128)
        for (index, layer) in layers.enumerated() {
            for group in groups {
                layer.apply(to: hidden, batch, sequences: group, workspace, on: path)
            }
            observe?(index + 1, hidden)
        }
        return hidden
    }

    private func embed(_ batch: TokenBatch, to hidden: Rows) {
        let width = configuration.hiddenWidth
        positions.withUnsafeBufferPointer { positions in
            types.withUnsafeBufferPointer { types in
                for sequence in 0..<batch.sequences {
                    let range = batch.range(sequence)
                    for token in range {
                        let row = hidden[token]
                        words.copy(Int(batch.ids[token]), to: row)
                        let place = (token - range.lowerBound) * width
                        let type = Int(batch.types[token]) * width
                        for index in 0..<width { row[index] += positions[place + index] }
                        guard !types.isEmpty else { continue }
                        for index in 0..<width { row[index] += types[type + index] }
                    }
                }
            }
        }
        norm.apply(hidden, on: path)
    }
}

extension WeightSource {
    /// Reads gamma and beta under today's names (`weight`, `bias`) or those of old checkpoints.
    func layerNorm(_ name: String, _ configuration: EncoderConfiguration) throws(ModelError) -> LayerNorm {
        let isOld = !has("\(prefix)\(name).weight") && has("\(prefix)\(name).gamma")
        return LayerNorm(
            gamma: try vector("\(name).\(isOld ? "gamma" : "weight")", count: configuration.hiddenWidth),
            beta: try vector("\(name).\(isOld ? "beta" : "bias")", count: configuration.hiddenWidth),
            epsilon: configuration.epsilon)
    }
}
