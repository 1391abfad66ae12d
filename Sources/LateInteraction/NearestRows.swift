import CKernels

/// Finds the nearest of many rows for many vectors, thirty-two vectors at a time.
struct NearestRows {
    let width: Int
    private static let lanes = 32

    /// The number, inside `range`, of the row nearest to each vector; the lowest of equals.
    func nearest(
        of vectors: TokenVectors, rows: UnsafePointer<Int8>, bias: [Int32], range: Range<Int>
    ) -> [Int] {
        var result = [Int](repeating: 0, count: vectors.count)
        vectors.elements.withUnsafeBufferPointer { elements in
            guard let base = elements.baseAddress else { return }
            var best = [Int32](repeating: 0, count: NearestRows.lanes)
            var index = [Int32](repeating: 0, count: NearestRows.lanes)
            forEachBatch(base, Array(0..<Int32(vectors.count))) { which, lanes in
                reset(&best, &index)
                bias.withUnsafeBufferPointer { bias in
                    guard let bias = bias.baseAddress else { return }
                    winnow_late_nearest(
                        rows + range.lowerBound * width, bias + range.lowerBound, Int32(range.count),
                        Int32(range.lowerBound), Int32(width), lanes, 2, LatePath.best.rawValue, &best, &index
                    )
                }
                for (lane, vector) in which.enumerated() { result[Int(vector)] = Int(index[lane]) }
            }
        }
        return result
    }

    /// Calls `body` with up to thirty-two vectors at a time, laid out for the kernels.
    func forEachBatch(
        _ base: UnsafePointer<Int16>, _ which: [Int32],
        _ body: (ArraySlice<Int32>, UnsafePointer<Int16>) -> Void
    ) {
        withUnsafeTemporaryAllocation(
            byteCount: NearestRows.lanes * width * 2, alignment: 64
        ) { memory in
            let lanes = memory.bindMemory(to: Int16.self)
            guard let target = lanes.baseAddress else { return }
            for start in stride(from: 0, to: which.count, by: NearestRows.lanes) {
                let batch = which[start..<min(start + NearestRows.lanes, which.count)]
                batch.withUnsafeBufferPointer { batch in
                    guard let list = batch.baseAddress else { return }
                    // Both groups of lanes are laid out, so that the second never holds what was there before.
                    lanes.update(repeating: 0)
                    winnow_late_gather(base, list, Int32(batch.count), Int32(width), target)
                }
                body(batch, target)
            }
        }
    }

    func reset(_ best: inout [Int32], _ index: inout [Int32]) {
        for lane in best.indices {
            best[lane] = .min
            index[lane] = 0
        }
    }
}

/// The nearest centroid in two steps: the nearest families, then their centroids.
struct FamilySearch {
    private let codec: ResidualCodec
    private let vectors: TokenVectors
    private let rows: NearestRows
    private var best: [Int32]
    private var index: [Int32]

    init(_ codec: ResidualCodec, _ vectors: TokenVectors) {
        self.codec = codec
        self.vectors = vectors
        rows = NearestRows(width: codec.width)
        best = [Int32](repeating: .min, count: vectors.count)
        index = [Int32](repeating: 0, count: vectors.count)
    }

    mutating func nearest(probes: Int) -> [Int] {
        let members = vectors.elements.withUnsafeBufferPointer { elements in
            elements.baseAddress.map { families(of: $0, probes: probes) } ?? []
        }
        for (family, vectors) in members.enumerated() where !vectors.isEmpty {
            search(family, vectors)
        }
        return index.map(Int.init)
    }

    /// For every family the vectors that look into it.
    private func families(of base: UnsafePointer<Int16>, probes: Int) -> [[Int32]] {
        let count = codec.families.count - 1
        var members = [[Int32]](repeating: [], count: count)
        var products = [Int32](repeating: 0, count: count * 32)
        rows.forEachBatch(base, Array(0..<Int32(vectors.count))) { which, lanes in
            winnow_late_products(
                codec.familyMeans, Int32(count), Int32(codec.width), lanes, 2, LatePath.best.rawValue,
                &products)
            for (lane, vector) in which.enumerated() {
                var chosen: [(score: Int32, family: Int)] = []
                for family in 0..<count {
                    let score = products[family * 32 + lane] - codec.familyBias[family]
                    guard chosen.count < probes || score > chosen[chosen.count - 1].score else { continue }
                    let place = chosen.firstIndex { score > $0.score } ?? chosen.count
                    chosen.insert((score, family), at: place)
                    if chosen.count > probes { chosen.removeLast() }
                }
                for (_, family) in chosen { members[family].append(vector) }
            }
        }
        return members
    }

    private mutating func search(_ family: Int, _ which: [Int32]) {
        let range = codec.families[family]..<codec.families[family + 1]
        guard !range.isEmpty else { return }
        var found = [Int32](repeating: 0, count: 32)
        var place = [Int32](repeating: 0, count: 32)
        let (rows, codec) = (rows, codec)
        vectors.elements.withUnsafeBufferPointer { elements in
            guard let base = elements.baseAddress else { return }
            rows.forEachBatch(base, which) { which, lanes in
                rows.reset(&found, &place)
                codec.centroidBias.withUnsafeBufferPointer { bias in
                    guard let bias = bias.baseAddress else { return }
                    winnow_late_nearest(
                        codec.centroidRows + range.lowerBound * codec.width, bias + range.lowerBound,
                        Int32(range.count), Int32(range.lowerBound), Int32(codec.width), lanes, 2,
                        LatePath.best.rawValue, &found, &place)
                }
                for (lane, vector) in which.enumerated() where found[lane] > best[Int(vector)] {
                    best[Int(vector)] = found[lane]
                    index[Int(vector)] = place[lane]
                }
            }
        }
    }
}
