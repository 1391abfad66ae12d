import LinearAlgebra

/// The rows of a matrix that stays in its mapped file; each is converted to floats when it is asked for.
struct TensorRows: Sendable {
    let count: Int
    let width: Int
    let name: String
    /// Columns that an integer matrix keeps as floats; its integers are zeros there.
    private(set) var floatInputs: [Int] = []
    private var floatWeights: [Float] = []
    private let file: SafetensorsFile
    private let range: Range<Int>
    private let format: NumberFormat
    private let scales: [Float]

    /// - Throws: when the tensor is missing, has another shape than `exactly`, or is no float (or `I8` with a `.scale`).
    ///   NaN and infinities are found when rows are read or checked.
    init(
        _ name: String, shape: [Int], in file: SafetensorsFile, exactly: [Int]
    ) throws(ModelError) {
        let path = file.file.path
        guard let tensor = file[name] else { throw .tensorMissing(file: path, tensor: name) }
        guard tensor.shape == exactly else {
            throw .tensor(
                file: path, tensor: name, expected: "the shape \(exactly)", found: "\(tensor.shape)")
        }
        guard let format = NumberFormat(rawValue: tensor.type) else {
            throw .tensor(
                file: path, tensor: name, expected: "F32, F16, BF16 or I8 with a scale", found: tensor.type)
        }
        count = shape[0]
        width = shape[1]
        self.name = name
        self.file = file
        range = tensor.range
        self.format = format
        guard format == .integer8 else {
            scales = []
            return
        }
        let source = try TensorRows("\(name).scale", shape: [1, count], in: file, exactly: [count])
        scales = try source.read(0..<1)
        if let inputs = file["\(name).float_inputs"] { try readFloatInputs(inputs) }
    }

    private mutating func readFloatInputs(_ tensor: SafetensorsFile.Tensor) throws(ModelError) {
        let bytes = file.bytes(of: tensor)
        let isList = tensor.type == "I32" && tensor.shape.count == 1
        let inputs =
            isList
            ? (0..<tensor.shape[0]).map {
                Int(Int32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: Int32.self)))
            } : []
        guard isList, inputs.count <= Projection.mostOutliers, Set(inputs).count == inputs.count,
            inputs.allSatisfy((0..<width).contains)
        else {
            throw .tensor(
                file: file.file.path, tensor: tensor.name,
                expected: "up to \(Projection.mostOutliers) different columns of \(width), I32",
                found: "\(tensor.type) \(tensor.shape) \(inputs.prefix(8))")
        }
        let shape = [count, inputs.count]
        floatInputs = inputs
        floatWeights =
            inputs.isEmpty
            ? []
            : try TensorRows("\(name).float_weights", shape: shape, in: file, exactly: shape).read(0..<count)
    }

    /// Bytes of the mapped numbers.
    var size: Int { range.count }

    /// Reads some rows from the file; refuses NaN and infinities.
    func read(_ rows: Range<Int>) throws(ModelError) -> [Float] {
        var floats = [Float](repeating: 0, count: rows.count * width)
        try floats.withUnsafeMutableBufferPointer { buffer throws(ModelError) in
            if let base = buffer.baseAddress { try read(rows, to: base) }
        }
        return floats
    }

    /// Reads some rows from the file; refuses NaN and infinities.
    ///
    /// - Parameter floats: room for `rows.count · width` numbers.
    func read(_ rows: Range<Int>, to floats: UnsafeMutablePointer<Float>) throws(ModelError) {
        let size = width * format.size
        let start = range.lowerBound + rows.lowerBound * size
        let bytes = start..<start + rows.count * size
        if format == .float32 {
            try file.file.read(bytes, to: floats)
        } else {
            let stored = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 64)
            defer { stored.deallocate() }
            try file.file.read(bytes, to: stored)
            for row in rows {
                let index = row - rows.lowerBound
                convert(stored + index * size, row, to: floats + index * width)
            }
        }
        let numbers = UnsafeRawBufferPointer(start: floats, count: rows.count * width * 4)
        if let index = NumberFormat.float32.firstNotFinite(numbers) {
            throw notFinite(at: rows.lowerBound * width + index)
        }
    }

    /// Refuses a row of the mapped file that holds NaN or an infinity.
    func check(_ row: Int) throws(ModelError) {
        let start = range.lowerBound + row * width * format.size
        let bytes = UnsafeRawBufferPointer(rebasing: file.file.bytes[start..<start + width * format.size])
        if let index = format.firstNotFinite(bytes) { throw notFinite(at: row * width + index) }
    }

    private func notFinite(at index: Int) -> ModelError {
        .tensor(
            file: file.file.path, tensor: name, expected: "finite numbers",
            found: "NaN or infinity at \(index)")
    }

    /// What the numbers of some rows are multiples of; nil where they are floats.
    func withSteps(of rows: Range<Int>, _ body: (UnsafePointer<Float>?) -> Void) {
        guard format == .integer8 else { return body(nil) }
        scales.withUnsafeBufferPointer { body($0.baseAddress.map { $0 + rows.lowerBound }) }
    }

    /// Copies a row of the mapped file as floats.
    @inline(__always)
    func copy(_ row: Int, to floats: UnsafeMutablePointer<Float>) {
        guard let start = file.file.bytes.baseAddress else { return }
        convert(start + range.lowerBound + row * width * format.size, row, to: floats)
    }

    @inline(__always)
    private func convert(_ stored: UnsafeRawPointer, _ row: Int, to floats: UnsafeMutablePointer<Float>) {
        format.convert(stored, count: width, to: floats)
        guard format == .integer8 else { return }
        for index in 0..<width { floats[index] *= scales[row] }
        for (place, input) in floatInputs.enumerated() {
            floats[input] = floatWeights[row * floatInputs.count + place]
        }
    }
}
