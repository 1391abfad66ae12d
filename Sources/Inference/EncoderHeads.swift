import LinearAlgebra

/// What is computed from the hidden states.
package struct EncoderOutputs: OptionSet, Sendable, Hashable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// One unit vector per token, through the checkpoint's projection where it has one.
    package static let tokenVectors = EncoderOutputs(rawValue: 1)
    /// One unit vector per sequence.
    package static let pooled = EncoderOutputs(rawValue: 2)
    /// The scores of a pair (cross-encoder).
    package static let pairScores = EncoderOutputs(rawValue: 4)
    /// Scores of every token (labels), before any sigmoid or softmax.
    package static let tokenLabels = EncoderOutputs(rawValue: 8)
}

/// How the hidden states of a sequence become one vector.
package enum Pooling: String, Sendable, Hashable {
    case classification = "cls"
    case mean
}

/// What one sequence came to; only what was asked for is there.
package struct EncodedSequence: Sendable, Hashable {
    /// Unit rows, one per token of the input, frame included.
    package var tokenVectors: [Float] = []
    package var vectorWidth = 0
    package var pooled: [Float] = []
    package var pairScores: [Float] = []
    /// `labelCount` numbers per token of the input, frame included.
    package var tokenLabels: [Float] = []
    package var labelCount = 0
}

/// The small layers on top of an encoder; always in 32-bit floats.
struct EncoderHeads: Sendable {
    private(set) var projection: Projection?
    private(set) var meanProjection: Projection?
    private(set) var pairDense: Projection?
    private(set) var pairScore: Projection?
    private(set) var labels: Projection?
    let width: Int

    /// Finds the heads that `weights` holds: `pooler.dense` + `classifier` or `rank1` + `rank2` (pair score), `keep`
    /// or the `classifier` of a token classifier (labels), `linear` (projection of token vectors), `mean` (projection
    /// of the mean state of a text, which is added to every token's).
    init(
        _ configuration: EncoderConfiguration, weights: SafetensorsFile, dense: SafetensorsFile?,
        path: KernelPath
    ) throws(ModelError) {
        width = configuration.hiddenWidth
        let width = width
        func load(_ name: String, _ file: SafetensorsFile, outputs: Int? = nil) throws(ModelError)
            -> Projection?
        {
            guard let tensor = file["\(name).weight"] else { return nil }
            let source = try WeightSource(file: file, anchor: "\(name).weight", prefixes: [""])
            let rows = outputs ?? max(1, tensor.shape.first ?? 1)
            let layer = Projection(inputs: width, outputs: rows, precision: .float32, path: path)
            try source.fill(layer, from: name, outputs: rows, needsBias: false)
            return layer
        }
        let projected = dense ?? weights
        projection = try load("linear", projected)
        meanProjection = try load("mean", projected)
        guard meanProjection == nil || meanProjection?.outputs == projection?.outputs else {
            throw .malformed(file: projected.file.path, reason: "mean.weight and linear.weight differ in width")
        }
        labels = try load("keep", weights)
        if let rank = try load("rank2", weights) {
            pairScore = rank
            pairDense = try load("rank1", weights, outputs: width)
        } else if configuration.architectures.contains(where: { $0.contains("TokenClassification") }) {
            labels = try load("classifier", weights)
        } else if let classifier = try load("classifier", weights) {
            pairScore = classifier
            let dense = weights["bert.pooler.dense.weight"] == nil ? "pooler.dense" : "bert.pooler.dense"
            pairDense = try load(dense, weights, outputs: width)
        }
    }

    var vectorWidth: Int { projection?.outputs ?? width }

    /// What of `outputs` this checkpoint cannot give.
    func missing(from outputs: EncoderOutputs) -> String? {
        if outputs.contains(.pairScores), pairScore == nil { return "a pair score" }
        if outputs.contains(.tokenLabels), labels == nil { return "token labels" }
        return nil
    }

    func apply(
        _ outputs: EncoderOutputs, pooling: Pooling, to hidden: Rows, _ workspace: EncoderWorkspace
    ) -> EncodedSequence {
        var result = EncodedSequence()
        if outputs.contains(.tokenVectors) {
            result.vectorWidth = vectorWidth
            result.tokenVectors = tokenVectors(hidden, workspace)
        }
        if outputs.contains(.pooled) { result.pooled = pooled(hidden, pooling) }
        if outputs.contains(.pairScores), let pairScore {
            var first = hidden.slice(0..<1)
            var transformed = [Float](repeating: 0, count: width)
            transformed.withUnsafeMutableBufferPointer { buffer in
                if let pairDense, let base = buffer.baseAddress {
                    let rows = Rows(base, stride: width, count: 1)
                    pairDense.apply(first, to: rows, .tanh, scratch: workspace.quantized)
                    first = rows
                }
                result.pairScores = project(first, pairScore, workspace)
            }
        }
        if outputs.contains(.tokenLabels), let labels {
            result.labelCount = labels.outputs
            result.tokenLabels = project(hidden, labels, workspace)
        }
        return result
    }

    private func project(_ rows: Rows, _ layer: Projection, _ workspace: EncoderWorkspace) -> [Float] {
        let count = rows.count * layer.outputs
        return [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
            if let base = buffer.baseAddress {
                layer.apply(
                    rows, to: Rows(base, stride: layer.outputs, count: rows.count),
                    scratch: workspace.quantized)
            }
            initialized = count
        }
    }

    private func tokenVectors(_ hidden: Rows, _ workspace: EncoderWorkspace) -> [Float] {
        var vectors: [Float]
        if let projection {
            vectors = project(hidden, projection, workspace)
        } else {
            vectors = Array(UnsafeBufferPointer(start: hidden.base, count: hidden.count * width))
        }
        if let meanProjection { add(meanProjection, of: hidden, to: &vectors, workspace) }
        let width = vectorWidth
        for row in 0..<hidden.count { UnitVector.normalize(&vectors, row * width..<(row + 1) * width) }
        return vectors
    }

    /// Adds the projected mean of `hidden` to each of `vectors`.
    private func add(
        _ layer: Projection, of hidden: Rows, to vectors: inout [Float], _ workspace: EncoderWorkspace
    ) {
        var mean = mean(hidden)
        let shift = mean.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.map { project(Rows($0, stride: width, count: 1), layer, workspace) } ?? []
        }
        for row in 0..<hidden.count {
            for index in shift.indices { vectors[row * shift.count + index] += shift[index] }
        }
    }

    private func mean(_ hidden: Rows) -> [Float] {
        var sum = Array(UnsafeBufferPointer(start: hidden[0], count: width))
        for row in 1..<max(1, hidden.count) {
            let values = hidden[row]
            for index in 0..<width { sum[index] += values[index] }
        }
        for index in 0..<width { sum[index] /= Float(hidden.count) }
        return sum
    }

    private func pooled(_ hidden: Rows, _ pooling: Pooling) -> [Float] {
        var sum =
            pooling == .mean
            ? mean(hidden) : Array(UnsafeBufferPointer(start: hidden[0], count: width))
        UnitVector.normalize(&sum, 0..<width)
        return sum
    }
}

/// Scaling to length one; a vector of zeros stays as it is.
enum UnitVector {
    static func normalize(_ values: inout [Float], _ range: Range<Int>) {
        values.withUnsafeMutableBufferPointer { buffer in
            var squares: Float = 0
            for index in range { squares += buffer[index] * buffer[index] }
            let inverse = squares > 0 ? 1 / squares.squareRoot() : 0
            for index in range { buffer[index] *= inverse }
        }
    }
}
