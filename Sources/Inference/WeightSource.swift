import LinearAlgebra

/// The tensors of one checkpoint, read by name with their shapes checked, whatever prefix the checkpoint uses.
struct WeightSource: Sendable {
    let file: SafetensorsFile
    /// Stands before the names of the encoder's own tensors, for example `bert.`.
    let prefix: String

    var path: String { file.file.path }

    /// - Parameter anchor: a tensor that every checkpoint of the architecture has; it tells the prefix.
    init(file: SafetensorsFile, anchor: String, prefixes: [String]) throws(ModelError) {
        self.file = file
        guard let prefix = prefixes.first(where: { file[$0 + anchor] != nil }) else {
            throw .tensorMissing(file: file.file.path, tensor: anchor)
        }
        self.prefix = prefix
    }

    func has(_ name: String) -> Bool { file[name] != nil }

    /// A vector of the encoder as floats.
    func vector(_ name: String, count: Int) throws(ModelError) -> [Float] {
        try floats(prefix + name, shape: [count])
    }

    /// The numbers of a tensor as floats, row after row; refuses other shapes, NaN and infinities.
    func floats(_ name: String, shape: [Int]) throws(ModelError) -> [Float] {
        let rows = try TensorRows(
            name, shape: shape.count == 1 ? [1, shape[0]] : shape, in: file, exactly: shape)
        return try rows.read(0..<rows.count)
    }

    /// Sets outputs of a projection from `name.weight` and, if it is there, `name.bias`.
    ///
    /// - Parameter name: with the prefix already in place.
    func fill(
        _ projection: Projection, from name: String, outputs: Int, needsBias: Bool = true
    ) throws(ModelError) {
        for part in try parts(of: projection, from: name, outputs: outputs, needsBias: needsBias) {
            try part.read()
        }
    }

    /// Does what `fill` does but for the weights; the parts that come back read those.
    func parts(
        of projection: Projection, from name: String, outputs: Int, at first: Int = 0, needsBias: Bool = true
    ) throws(ModelError) -> [ProjectionPart] {
        let shape = [outputs, projection.inputs]
        let rows = try TensorRows("\(name).weight", shape: shape, in: file, exactly: shape)
        if has("\(name).bias") {
            projection.set(bias: try floats("\(name).bias", shape: [outputs]), from: first)
        } else if needsBias {
            throw .tensorMissing(file: path, tensor: "\(name).bias")
        }
        // Some hundred kilobytes each, in whole panels.
        let size = max(16, 150_000 / rows.width & ~15)
        return stride(from: 0, to: outputs, by: size).map {
            ProjectionPart(
                projection: projection, rows: rows, range: $0..<min(outputs, $0 + size), first: first)
        }
    }
}

extension WeightSource {
    /// Lets the inputs of a projection stay floats that the file holds as such.
    func keepFloats(_ parts: [ProjectionPart]) throws(ModelError) {
        guard let first = parts.first else { return }
        for part in parts where part.rows.floatInputs != first.rows.floatInputs {
            throw .tensor(
                file: path, tensor: "\(part.rows.name).float_inputs",
                expected: "\(first.rows.floatInputs), as in \(first.rows.name)",
                found: "\(part.rows.floatInputs)")
        }
        first.projection.keepFloats(of: first.rows.floatInputs)
    }
}

/// Some outputs of a projection whose weights are still to be read, in any order or side by side.
struct ProjectionPart: Sendable {
    let projection: Projection
    let rows: TensorRows
    /// Of `rows`, the first of a whole panel.
    let range: Range<Int>
    /// The output that row 0 belongs to.
    let first: Int

    func read() throws(ModelError) {
        // Sixteen rows at a time: one panel of the projection.
        var block = [Float](repeating: 0, count: 16 * rows.width)
        for start in stride(from: range.lowerBound, to: range.upperBound, by: 16) {
            let count = min(16, range.upperBound - start)
            try block.withUnsafeMutableBufferPointer { buffer throws(ModelError) in
                guard let base = buffer.baseAddress else { return }
                try rows.read(start..<start + count, to: base)
                rows.withSteps(of: start..<start + count) { steps in
                    projection.set(
                        weights: UnsafeMutableBufferPointer(start: base, count: count * rows.width),
                        steps: steps, from: first + start)
                }
            }
        }
    }
}
