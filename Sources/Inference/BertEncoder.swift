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

    private enum Part: Sendable {
        case words(TensorRows)
        case layer(BertLayer)
    }

    init(
        _ configuration: EncoderConfiguration, weights: SafetensorsFile, precision: Precision,
        path: KernelPath
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
        // The layers and the largest table, side by side: a cold start waits for this.
        let shape = [configuration.vocabularySize, width]
        let memory = WeightMemory(blockSize: 8 << 20)
        let parts = ParallelLoading.load(configuration.layers + 1) { index throws(ModelError) -> Part in
            guard index > 0 else {
                let name = "\(source.prefix)embeddings.word_embeddings.weight"
                return .words(try TensorRows(name, shape: shape, in: weights, exactly: shape))
            }
            return .layer(
                try BertLayer(
                    index - 1, configuration, source: source, precision: precision, path: path,
                    memory: memory))
        }
        var words: TensorRows?
        var layers: [BertLayer] = []
        for part in parts {
            switch try part.get() {
            case .words(let rows): words = rows
            case .layer(let layer): layers.append(layer)
            }
        }
        guard let words else { throw .tensorMissing(file: source.path, tensor: "word_embeddings.weight") }
        self.words = words
        self.layers = layers
        parameters = weights.tensors.reduce(0) { sum, tensor in
            tensor.name.hasPrefix("\(source.prefix)e") && NumberFormat(rawValue: tensor.type) != nil
                && !tensor.name.hasSuffix(".scale") ? sum + tensor.shape.reduce(1, *) : sum
        }
    }

    var residentBytes: Int {
        (positions.count + types.count) * 4 + layers.reduce(0) { $0 + $1.residentBytes }
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
