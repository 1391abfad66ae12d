import CKernels

/// How token vectors become a few bits a component: the nearest centroid, and for every component what is left of it in
/// 4 or 2 bits (ColBERTv2, Santhanam et al. 2022).
///
/// Unlike there, centroids and levels are whole numbers on one 8-bit grid, so that a vector is decoded by one shuffle
/// and one addition and scored in exact integer arithmetic; its length is taken from the decoded integers instead of
/// being stored, so a score is the MaxSim of decoded vectors of length one. Levels minimise the squared error
/// (Lloyd–Max) instead of halving the residuals' quantiles.
package final class ResidualCodec: @unchecked Sendable {
    // Sendable because nothing writes to the memory after `init`.
    private let memory: UnsafeMutablePointer<Int8>

    package let width: Int
    package let bits: Int
    package let centroids: Int
    /// What one step of the grid is worth in a vector of length one.
    package let step: Float
    /// What each code adds to its component of the centroid, rising.
    package let levels: [Int8]
    /// Centroids come in families of neighbours: family `i` has the centroids from `families[i]` to `families[i + 1]`.
    package let families: [Int]
    /// The mean of each family, on the same grid: `(families.count - 1) · width`.
    package let familyMeans: [Int8]
    /// The mean of 1 − cos(vector, decoded vector) over the sample that the codec was trained on.
    package let trainingError: Double

    let centroidBias: [Int32]
    let familyBias: [Int32]
    private let thresholds: [Float]
    /// From a vector's 16-bit components to the grid.
    private let grid: Float

    package static let version: UInt8 = 1

    init(
        width: Int, bits: Int, step: Float, levels: [Int8], families: [Int], familyMeans: [Int8],
        centroids: [Int8], trainingError: Double
    ) {
        precondition(ResidualCodec.isPossible(width: width, bits: bits) && levels.count == 1 << bits)
        precondition(centroids.count % width == 0 && familyMeans.count == (families.count - 1) * width)
        precondition(families.first == 0 && families.last == centroids.count / width)
        self.width = width
        self.bits = bits
        self.centroids = centroids.count / width
        self.step = step
        self.levels = levels
        self.families = families
        self.familyMeans = familyMeans
        self.trainingError = trainingError
        memory = .allocate(capacity: max(1, centroids.count))
        memory.initialize(from: centroids, count: centroids.count)
        grid = 1 / (TokenVectors.one * step)
        thresholds = zip(levels, levels.dropFirst()).map { (Float($0) + Float($1)) / 2 }
        centroidBias = ResidualCodec.bias(of: centroids, width: width, step: step)
        familyBias = ResidualCodec.bias(of: familyMeans, width: width, step: step)
    }

    deinit { memory.deallocate() }

    package static func isPossible(width: Int, bits: Int) -> Bool {
        width > 0 && width % 32 == 0 && width <= Int(WINNOW_LATE_WIDTH) && (bits == 2 || bits == 4)
    }

    /// What the nearest-centroid kernel takes from each product: half the centroid's square, in the product's unit.
    static func bias(of centroids: [Int8], width: Int, step: Float) -> [Int32] {
        stride(from: 0, to: centroids.count, by: width).map { start in
            let square = centroids[start..<start + width].reduce(0) { $0 + Int($1) * Int($1) }
            return Int32((Double(square) / 2 * Double(step) * Double(TokenVectors.one)).rounded())
        }
    }

    /// `[centroids][width]`.
    var centroidRows: UnsafePointer<Int8> { UnsafePointer(memory) }

    package var bytesPerVector: Int { 2 + width * bits / 8 }

    /// What the kernels know of the codec; valid as long as the codec lives.
    func kernelView(_ path: LatePath = .best) -> winnow_late_codec {
        var view = winnow_late_codec()
        view.width = Int32(width)
        view.bits = Int32(bits)
        view.centroids = Int32(centroids)
        view.path = path.rawValue
        view.centroid = centroidRows
        withUnsafeMutableBytes(of: &view.weights) { weights in
            for (index, level) in levels.enumerated() { weights[index] = UInt8(bitPattern: level) }
        }
        return view
    }
}

extension ResidualCodec {
    /// The nearest centroid of every vector, looked for in the `probes` families whose means are nearest. The result
    /// does not depend on which vectors come together; ties go to the lower number.
    package func nearestCentroids(of vectors: TokenVectors, probes: Int = 8) -> [Int] {
        guard families.count > 2 else {
            return NearestRows(width: width).nearest(
                of: vectors, rows: centroidRows, bias: centroidBias, range: 0..<centroids)
        }
        var search = FamilySearch(self, vectors)
        return search.nearest(probes: probes)
    }

    /// The record of a passage.
    ///
    /// - Parameters:
    ///   - centroids: of every vector, as `nearestCentroids` gives them.
    ///   - mean: what `body` of the mean vectors' codec gives for the passage's; nil where there is none.
    /// - Returns: the record, and the sum of 1 − cos(vector, decoded vector) over its vectors.
    package func encode(
        _ vectors: TokenVectors, centroids: some RandomAccessCollection<Int>, mean: [UInt8]? = nil,
        counts: [Int], members: [TokenPooling.Member]
    ) -> (record: TokenRecord, error: Double) {
        let (body, error) = body(of: vectors, centroids: centroids)
        let header = TokenRecord.header(.coded, vectors.count, hasMean: mean != nil)
        return (TokenRecord(bytes: header + body + (mean ?? []) + TokenRecord.tail(counts, members)), error)
    }

    /// Centroids and residuals of vectors, and the sum of 1 − cos(vector, decoded vector).
    package func body(
        of vectors: TokenVectors, centroids: some RandomAccessCollection<Int>
    ) -> (bytes: [UInt8], error: Double) {
        let size = width * bits / 8
        var bytes: [UInt8] = []
        bytes.reserveCapacity(vectors.count * bytesPerVector)
        for centroid in centroids {
            bytes.append(UInt8(truncatingIfNeeded: centroid))
            bytes.append(UInt8(truncatingIfNeeded: centroid >> 8))
        }
        var codes = [UInt8](repeating: 0, count: width)
        var residual = [UInt8](repeating: 0, count: size)
        var error = 0.0
        vectors.elements.withUnsafeBufferPointer { rows in
            guard let base = rows.baseAddress else { return }
            for (index, centroid) in centroids.enumerated() {
                let row = base + index * width
                let origin = centroidRows + centroid * width
                winnow_late_codes(
                    row, origin, Int32(width), grid, thresholds, Int32(levels.count), &codes)
                winnow_late_pack_codes(codes, Int32(width), Int32(bits), &residual)
                bytes += residual
                error += distance(row, origin, codes)
            }
        }
        return (bytes, error)
    }

    /// 1 − cos between a vector and what will be decoded of it.
    private func distance(_ row: UnsafePointer<Int16>, _ origin: UnsafePointer<Int8>, _ codes: [UInt8])
        -> Double
    {
        var (product, squares, length) = (0, 0, 0)
        for index in 0..<width {
            let decoded = max(-128, min(127, Int(origin[index]) + Int(levels[Int(codes[index])])))
            product += decoded * Int(row[index])
            squares += decoded * decoded
            length += Int(row[index]) * Int(row[index])
        }
        guard squares > 0, length > 0 else { return 0 }
        return 1 - Double(product) / (Double(squares) * Double(length)).squareRoot()
    }

    /// The vectors of a coded record, of length one, as floats: `count · width`.
    ///
    /// - Throws: `TokenRecord.Malformed` when a centroid does not exist.
    package func decode(_ record: TokenRecordView) throws(TokenRecord.Malformed) -> [Float] {
        var rows = [Int8](repeating: 0, count: record.count * width)
        var codec = kernelView()
        var tokens = record.tokens(0..<record.count)
        guard winnow_late_decode(&codec, &tokens, &rows) == 1 else {
            throw .init(reason: "a centroid does not exist")
        }
        var result = [Float](repeating: 0, count: rows.count)
        for start in stride(from: 0, to: rows.count, by: width) {
            let squares = rows[start..<start + width].reduce(0) { $0 + Int($1) * Int($1) }
            let inverse = squares > 0 ? 1 / Float(squares).squareRoot() : 0
            for index in start..<start + width { result[index] = Float(rows[index]) * inverse }
        }
        return result
    }
}

extension ResidualCodec {
    package struct Malformed: Error, Hashable {
        package let reason: String

        package init(reason: String) { self.reason = reason }
    }

    /// As it is stored: version, bits, width, step, error, levels, families, family means, centroids.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = [ResidualCodec.version, UInt8(bits)]
        func append(_ number: Int, _ count: Int) {
            for shift in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * shift))) }
        }
        append(width, 2)
        append(Int(step.bitPattern), 4)
        append(Int(bitPattern: UInt(trainingError.bitPattern)), 8)
        bytes += levels.map(UInt8.init(bitPattern:))
        append(families.count - 1, 4)
        for family in families.dropFirst() { append(family, 4) }
        bytes += familyMeans.map(UInt8.init(bitPattern:))
        bytes += UnsafeBufferPointer(start: centroidRows, count: centroids * width).map(
            UInt8.init(bitPattern:))
        return bytes
    }

    /// - Throws: `Malformed` for bytes that are no codec, or one of another version.
    package convenience init(bytes: [UInt8]) throws(Malformed) {
        var position = 0
        func number(_ count: Int) throws(Malformed) -> Int {
            guard position + count <= bytes.count else { throw Malformed(reason: "it ends too early") }
            defer { position += count }
            return bytes[position..<position + count].reversed().reduce(0) { $0 << 8 | Int($1) }
        }
        func integers(_ count: Int) throws(Malformed) -> [Int8] {
            guard count >= 0, position + count <= bytes.count else {
                throw Malformed(reason: "it ends too early")
            }
            defer { position += count }
            return bytes[position..<position + count].map(Int8.init(bitPattern:))
        }
        let version = try number(1)
        guard version == ResidualCodec.version else {
            throw Malformed(reason: "it has version \(version), this program knows \(ResidualCodec.version)")
        }
        let bits = try number(1)
        let width = try number(2)
        let step = Float(bitPattern: UInt32(try number(4)))
        var pattern: UInt64 = 0
        for shift in 0..<8 { pattern |= UInt64(try number(1)) << UInt64(8 * shift) }
        let error = Double(bitPattern: pattern)
        guard ResidualCodec.isPossible(width: width, bits: bits), step > 0, step < 1, error.isFinite else {
            throw Malformed(reason: "\(bits) bits, \(width) components or its step is impossible")
        }
        let levels = try integers(1 << bits)
        let count = try number(4)
        guard (1...65_536).contains(count) else { throw Malformed(reason: "\(count) families") }
        var families = [0]
        for _ in 0..<count { families.append(try number(4)) }
        guard zip(families, families.dropFirst()).allSatisfy({ $0 <= $1 }), let centroids = families.last,
            (1...65_536).contains(centroids), zip(levels, levels.dropFirst()).allSatisfy({ $0 <= $1 })
        else { throw Malformed(reason: "its families or its levels do not rise") }
        let means = try integers(count * width)
        let rows = try integers(centroids * width)
        guard position == bytes.count else { throw Malformed(reason: "bytes follow its end") }
        self.init(
            width: width, bits: bits, step: step, levels: levels, families: families, familyMeans: means,
            centroids: rows, trainingError: error)
    }
}
