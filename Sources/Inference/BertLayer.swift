import LinearAlgebra

/// One layer of BERT: attention, then two projections, each added to its input and normalised.
struct BertLayer: Sendable {
    private let queryKeyValue: Projection
    private let attention: SelfAttention
    private let attentionOutput: Projection
    private let attentionNorm: LayerNorm
    private let expansion: Projection
    private let contraction: Projection
    private let outputNorm: LayerNorm
    private let isRelu: Bool
    /// Rows that pass through a projection together: the more, the less often its weights come from far caches; those of 8
    /// bits are a quarter as large, and what their rows hold stays in the second cache.
    private let blockRows: Int

    /// A layer whose projections are empty.
    ///
    /// - Parameter unread: gets what fills them, projection by projection in the order in which they are applied.
    init(
        _ index: Int, _ shape: EncoderConfiguration, source: WeightSource, precision: Precision,
        path: KernelPath, memory: WeightMemory, unread: inout [[ProjectionPart]]
    ) throws(ModelError) {
        let width = shape.hiddenWidth
        let name = "encoder.layer.\(index)"
        let full = source.prefix + name
        blockRows = precision == .float32 ? 256 : 64
        func projection(_ inputs: Int, _ outputs: Int) -> Projection {
            Projection(inputs: inputs, outputs: outputs, precision: precision, path: path, memory: memory)
        }
        func parts(
            _ projection: Projection, _ name: String, outputs: Int, at first: Int = 0
        ) throws(ModelError) -> [ProjectionPart] {
            try source.parts(of: projection, from: "\(full).\(name)", outputs: outputs, at: first)
        }
        queryKeyValue = projection(width, 3 * width)
        var all: [ProjectionPart] = []
        for (part, kind) in ["query", "key", "value"].enumerated() {
            all += try parts(queryKeyValue, "attention.self.\(kind)", outputs: width, at: part * width)
        }
        unread.append(all)
        attention = SelfAttention(
            heads: shape.heads, headWidth: shape.headWidth, isRough: precision == .integer8)
        attentionOutput = projection(width, width)
        unread.append(try parts(attentionOutput, "attention.output.dense", outputs: width))
        attentionNorm = try source.layerNorm("\(name).attention.output.LayerNorm", shape)
        expansion = projection(width, shape.intermediateWidth)
        unread.append(try parts(expansion, "intermediate.dense", outputs: shape.intermediateWidth))
        contraction = projection(shape.intermediateWidth, width)
        unread.append(try parts(contraction, "output.dense", outputs: width))
        outputNorm = try source.layerNorm("\(name).output.LayerNorm", shape)
        isRelu = shape.activation == .relu
    }

    /// Applies the layer to the rows of some sequences, in place.
    ///
    /// - Parameter prepare: is shown each projection and the rows it is about to be applied to.
    func apply(
        to hidden: Rows, _ batch: TokenBatch, sequences: Range<Int>, _ workspace: EncoderWorkspace,
        on path: KernelPath, prepare: ((Projection, Rows) -> Void)? = nil
    ) {
        let first = batch.range(sequences.lowerBound).lowerBound
        let last = batch.range(sequences.upperBound - 1).upperBound
        let rows = hidden.slice(first..<last)
        let blocks = stride(from: 0, to: rows.count, by: blockRows).map {
            $0..<min($0 + blockRows, rows.count)
        }
        let projected = Self.rows(workspace.projected, 3 * hidden.stride, rows.count)
        prepare?(queryKeyValue, rows)
        for block in blocks {
            queryKeyValue.apply(
                rows.slice(block), to: projected.slice(block), scratch: workspace.quantized)
        }
        let mixed = Self.rows(workspace.mixed, hidden.stride, rows.count)
        for sequence in sequences {
            let range = batch.range(sequence)
            let own = range.lowerBound - first..<range.upperBound - first
            attention.apply(
                projected.slice(own), to: mixed.slice(own), scratch: workspace.attention, on: path)
        }
        for block in blocks {
            finish(rows.slice(block), mixed: mixed.slice(block), workspace, on: path, prepare: prepare)
        }
    }

    /// What follows the attention: two residual steps, each normalised.
    private func finish(
        _ hidden: Rows, mixed: Rows, _ workspace: EncoderWorkspace, on path: KernelPath,
        prepare: ((Projection, Rows) -> Void)?
    ) {
        let scratch = workspace.quantized
        let attended = Self.rows(workspace.attended, hidden.stride, hidden.count)
        prepare?(attentionOutput, mixed)
        attentionOutput.apply(mixed, to: attended, .adding(hidden), scratch: scratch)
        attentionNorm.apply(attended, on: path)
        let intermediate = Self.rows(workspace.intermediate, expansion.outputs, hidden.count)
        prepare?(expansion, attended)
        expansion.apply(attended, to: intermediate, isRelu ? .relu : .gelu, scratch: scratch)
        prepare?(contraction, intermediate)
        contraction.apply(intermediate, to: hidden, .adding(attended), scratch: scratch)
        outputNorm.apply(hidden, on: path)
    }

    private static func rows(_ buffer: AlignedFloats, _ width: Int, _ count: Int) -> Rows {
        Rows(buffer.reserve(count * width), stride: width, count: count)
    }
}
