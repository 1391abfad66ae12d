import CKernels

/// What follows a projection before its result is stored.
package enum Activation {
    case none
    /// `x / 2 * (1 + erf(x / sqrt 2))`
    case gelu
    case relu
    case tanh
    /// Adds the rows of another matrix of the same shape.
    case adding(Rows)

    var code: Int32 {
        switch self {
        case .none: Int32(bitPattern: WINNOW_EPILOGUE_NONE.rawValue)
        case .gelu: Int32(bitPattern: WINNOW_EPILOGUE_GELU.rawValue)
        case .relu: Int32(bitPattern: WINNOW_EPILOGUE_RELU.rawValue)
        case .tanh: Int32(bitPattern: WINNOW_EPILOGUE_TANH.rawValue)
        case .adding: Int32(bitPattern: WINNOW_EPILOGUE_RESIDUAL.rawValue)
        }
    }

    var residual: Rows? {
        guard case .adding(let rows) = self else { return nil }
        return rows
    }
}

/// How the weights of a projection are held.
package enum Precision: String, Sendable, CaseIterable {
    case float32
    /// 8-bit integers, one scale per output; activations become bytes with a scale and a low value per row.
    case integer8
}

/// A linear layer `y = W x + b` with prepacked weights.
///
/// `@unchecked Sendable`: the memory is written while the layer is built, before anyone shares it.
package final class Projection: @unchecked Sendable {
    package let inputs: Int
    package let outputs: Int
    package let precision: Precision
    let path: KernelPath
    private let memory: WeightMemory
    private let bias: UnsafeMutablePointer<Float>
    private let floats: UnsafeMutablePointer<Float>
    private let integers: UnsafeMutablePointer<Int8>
    /// Bytes of a panel of 16 outputs in `integers`.
    private let panelSize: Int
    private let columnScales: UnsafeMutablePointer<Float>
    private let columnSums: UnsafeMutablePointer<Float>
    /// Inputs that stay floats; see `keepFloats`.
    private var outliers: [Int32] = []
    /// For each panel of 16 outputs the weights of `outliers`, one after the other.
    private var outlierWeights = AlignedFloats(zeros: 0)

    /// How many inputs may stay floats where the others become bytes.
    package static let mostOutliers = Int(WINNOW_OUTLIERS)

    private var columns: Int { (outputs + 15) & ~15 }

    /// A layer without weights: `set` must give it all of them before it is applied.
    ///
    /// - Parameter memory: where the weights will lie.
    package init(
        inputs: Int, outputs: Int, precision: Precision, path: KernelPath,
        memory: WeightMemory = WeightMemory()
    ) {
        self.inputs = inputs
        self.outputs = outputs
        self.precision = precision
        self.path = path
        self.memory = memory
        let columns = (outputs + 15) & ~15
        let isFloat = precision == .float32
        panelSize = Int(winnow_integer_panel_size(path.table, Int64(inputs)))
        bias = memory.take(columns, of: Float.self)
        floats = memory.take(isFloat ? columns * inputs : 0, of: Float.self)
        integers = memory.take(isFloat ? 0 : columns / 16 * panelSize, of: Int8.self)
        columnScales = memory.take(isFloat ? 0 : columns, of: Float.self)
        columnSums = memory.take(isFloat ? 0 : columns, of: Float.self)
    }

    /// The inputs that stay floats.
    package var floatInputs: [Int] { outliers.map { Int($0) } }

    /// Leaves a few inputs, at most `mostOutliers`, out of the integers; to be called before any weights are set.
    ///
    /// Inputs ten times as large as the others would take their levels; as floats they cost one multiply-add a result.
    package func keepFloats(of inputs: [Int]) {
        precondition(inputs.count <= Self.mostOutliers && precision == .integer8, "too many floats to keep")
        outliers = inputs.map { Int32($0) }
        outlierWeights = AlignedFloats(zeros: columns * inputs.count)
    }

    /// Sets the weights of outputs `first` and following.
    ///
    /// - Parameters:
    ///   - weights: one row of `inputs` floats per output, as checkpoints hold them; those of inputs that stay floats are
    ///     zeros afterwards.
    ///   - steps: what the weights of each row are multiples of, if they come from 8 bits.
    package func set(
        weights: UnsafeMutableBufferPointer<Float>, steps: UnsafePointer<Float>? = nil, from first: Int = 0
    ) {
        let rows = weights.count / inputs
        precondition(rows * inputs == weights.count && first + rows <= outputs, "weights of another shape")
        guard let start = weights.baseAddress else { return }
        switch precision {
        case .float32:
            winnow_pack(start, Int64(rows), Int64(inputs), Int64(first), floats)
        case .integer8:
            takeOutliers(from: start, rows: rows, first: first)
            path.table.pointee.pack_integers(
                start, steps, Int64(rows), Int64(inputs), Int64(first), integers, columnScales,
                columnSums)
        }
    }

    private func takeOutliers(from weights: UnsafeMutablePointer<Float>, rows: Int, first: Int) {
        for (index, input) in outliers.enumerated() {
            for row in 0..<rows {
                let (panel, column) = (first + row).quotientAndRemainder(dividingBy: 16)
                let place = row * inputs + Int(input)
                outlierWeights.base[(panel * outliers.count + index) * 16 + column] = weights[place]
                weights[place] = 0
            }
        }
    }

    /// Sets the biases of outputs `first` and following; they are zero until then.
    package func set(bias values: [Float], from first: Int = 0) {
        precondition(first + values.count <= outputs, "biases of another shape")
        for (index, value) in values.enumerated() { bias[first + index] = value }
    }

    /// `to = activation(rows * W^T + b)`; with integer weights `scratch` holds the quantised rows.
    package func apply(
        _ rows: Rows, to result: Rows, _ activation: Activation = .none, scratch: QuantizedRows
    ) {
        guard rows.count > 0 else { return }
        switch precision {
        case .float32:
            applyFloat(rows, to: result, activation)
        case .integer8:
            scratch.quantize(rows, width: inputs, without: outliers, on: path)
            applyInteger(scratch, to: result, activation)
        }
    }

    private func applyFloat(_ rows: Rows, to result: Rows, _ activation: Activation) {
        var call = winnow_product()
        call.a = UnsafePointer(rows.base)
        call.a_stride = Int64(rows.stride)
        call.rows = Int64(rows.count)
        call.depth = Int64(inputs)
        call.b = UnsafePointer(floats)
        call.columns = Int64(outputs)
        call.bias = UnsafePointer(bias)
        call.c = result.base
        call.c_stride = Int64(result.stride)
        call.epilogue = activation.code
        call.residual = activation.residual.map { UnsafePointer($0.base) }
        call.residual_stride = Int64(activation.residual?.stride ?? 0)
        path.table.pointee.product(&call)
    }

    private func applyInteger(_ rows: QuantizedRows, to result: Rows, _ activation: Activation) {
        var call = winnow_integer_product()
        call.a = UnsafePointer(rows.bytes)
        call.a_stride = Int64(rows.depth)
        call.rows = Int64(rows.count)
        call.depth = Int64(rows.depth)
        call.row_scale = UnsafePointer(rows.scales.base)
        call.row_low = UnsafePointer(rows.lows.base)
        call.b = UnsafePointer(integers)
        call.b_panel_size = Int64(panelSize)
        call.columns = Int64(outputs)
        call.column_scale = UnsafePointer(columnScales)
        call.column_sum = UnsafePointer(columnSums)
        call.bias = UnsafePointer(bias)
        call.outliers = Int64(outliers.count)
        call.outlier_values = UnsafePointer(rows.outliers.base)
        call.outlier_weights = UnsafePointer(outlierWeights.base)
        call.c = result.base
        call.c_stride = Int64(result.stride)
        call.epilogue = activation.code
        call.residual = activation.residual.map { UnsafePointer($0.base) }
        call.residual_stride = Int64(activation.residual?.stride ?? 0)
        path.table.pointee.integer_product(&call)
    }
}
