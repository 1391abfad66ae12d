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
    /// By the names of their weights in the file.
    private let projections: [String: Projection]

    /// An encoder that may be empty until the jobs are done.
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
        var unread: [[ProjectionPart]] = []
        for index in 0..<configuration.layers {
            layers.append(
                try BertLayer(
                    index, configuration, source: source, precision: precision, path: path, memory: memory,
                    unread: &unread))
        }
        self.layers = layers
        projections = Dictionary(unread.joined().map { ($0.rows.name, $0.projection) }) { first, _ in first }
        parameters = weights.tensors.reduce(0) { sum, tensor in
            tensor.name.hasPrefix("\(source.prefix)e") && NumberFormat(rawValue: tensor.type) != nil
                && !tensor.belongsToIntegers ? sum + tensor.shape.reduce(1, *) : sum
        }
        let isMeasured = weights.tensors.contains { $0.name.hasSuffix(".float_inputs") }
        if precision == .integer8, !isMeasured {
            try measure(unread, jobs)
        } else {
            for parts in unread {
                if precision == .integer8 { try source.keepFloats(parts) }
                jobs.add(parts)
            }
        }
    }

    /// Reads the projections one after the other and sends a few tokens through what has been read: which inputs of the next
    /// one stay floats depends on them.
    private func measure(_ unread: [[ProjectionPart]], _ jobs: LoadingJobs) throws(ModelError) {
        let vocabulary = configuration.vocabularySize
        let count = min(12, vocabulary, configuration.positions)
        let ids = (0..<count).map { Int32((2 * $0 + 1) * vocabulary / (2 * count)) }
            .filter { (try? words.check(Int($0))) != nil }
        guard !ids.isEmpty else { return unread.forEach(jobs.add) }
        let workspace = EncoderWorkspace()
        let batch = TokenBatch([EncoderInput(ids: ids, types: [UInt8](repeating: 0, count: ids.count))])
        let width = configuration.hiddenWidth
        let hidden = Rows(workspace.hidden.reserve(ids.count * width), stride: width, count: ids.count)
        embed(batch, to: hidden)
        var failure: ModelError?
        var next = 0
        for layer in layers {
            layer.apply(to: hidden, batch, sequences: 0..<1, workspace, on: path) { projection, rows in
                let parts = unread[next]
                next += 1
                guard failure == nil else { return }
                projection.keepFloats(of: OutlierInputs.find(in: rows, width: projection.inputs))
                do throws(ModelError) { try jobs.read(parts) } catch { failure = error }
            }
        }
        if let failure { throw failure }
    }

    func floatInputs(of weight: String) -> [Int] { projections[weight]?.floatInputs ?? [] }

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
