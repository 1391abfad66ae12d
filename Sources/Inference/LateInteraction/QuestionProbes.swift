import FoundationEssentials
import LinearAlgebra

/// Learnt rows beside those of a question's tokens: what an answer looks like among a passage's token vectors, not what the
/// question's own words look like there. They join no score of a passage; the late-interaction labeller reads their maxima.
///
/// `probes = W₂ tanh(W₁ [mean row; first row] + b₁) + b₂`, from `probes.safetensors` of the model folder (`hidden` and `probes`,
/// each `.weight` and `.bias`), which `training/labeller` makes together with the labeller's head.
struct QuestionProbes: Sendable {
    private let hidden: Projection
    private let output: Projection
    private let width: Int

    /// - Returns: nil when the folder has none: a model of another maker.
    /// - Throws: `ModelError` when the file is damaged or of another width.
    init?(folder: String, width: Int, path: KernelPath) throws(ModelError) {
        let file = "\(folder)/probes.safetensors"
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        let tensors = try SafetensorsFile(path: file)
        func layer(_ name: String, inputs: Int, multipleOf step: Int = 1) throws(ModelError) -> Projection {
            let source = try WeightSource(file: tensors, anchor: "\(name).weight", prefixes: [""])
            let outputs = tensors["\(name).weight"]?.shape.first ?? 0
            guard outputs > 0, outputs % step == 0 else {
                throw .tensor(
                    file: file, tensor: "\(name).weight", expected: "a multiple of \(step) rows",
                    found: "\(outputs)")
            }
            let layer = Projection(inputs: inputs, outputs: outputs, precision: .float32, path: path)
            try source.fill(layer, from: name, outputs: outputs)
            return layer
        }
        self.width = width
        hidden = try layer("hidden", inputs: 2 * width)
        output = try layer("probes", inputs: hidden.outputs, multipleOf: width)
    }

    /// - Parameter rows: of the question, `count · width`, at least one.
    /// - Returns: the probes, row after row; their lengths weigh them.
    func rows(of rows: [Float], _ workspace: EncoderWorkspace) -> [Float] {
        var input = [Float](repeating: 0, count: 2 * width)
        let share = 1 / Float(max(1, rows.count / width))
        for (index, value) in rows.enumerated() { input[index % width] += share * value }
        for index in 0..<min(width, rows.count) { input[width + index] = rows[index] }
        return apply(output, to: apply(hidden, to: input, .tanh, workspace), .none, workspace)
    }

    private func apply(
        _ layer: Projection, to input: [Float], _ activation: Activation, _ workspace: EncoderWorkspace
    ) -> [Float] {
        var input = input
        return [Float](unsafeUninitializedCapacity: layer.outputs) { result, initialized in
            input.withUnsafeMutableBufferPointer { input in
                guard let from = input.baseAddress, let to = result.baseAddress else { return }
                layer.apply(
                    Rows(from, stride: layer.inputs, count: 1), to: Rows(to, stride: layer.outputs, count: 1),
                    activation, scratch: workspace.quantized)
            }
            initialized = layer.outputs
        }
    }
}
