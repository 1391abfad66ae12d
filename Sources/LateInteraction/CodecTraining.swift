import CKernels

/// Learns a codec from a sample of token vectors: k-means in two steps (families, then centroids inside each), then the
/// levels of the residuals. The same sample gives the same codec on every machine.
package struct CodecTraining {
    package struct Settings: Sendable, Hashable {
        /// 2 or 4.
        package var bits: Int
        /// Vectors that the index will hold; decides how many centroids there are: the power of two below
        /// 16 √vectors (ColBERTv2's rule), at most 65,536 and one for sixteen vectors of the sample.
        package var vectors: Int
        package var iterations: Int

        package init(bits: Int = 4, vectors: Int, iterations: Int = 6) {
            self.bits = bits
            self.vectors = vectors
            self.iterations = iterations
        }
    }

    private let sample: TokenVectors
    private let settings: Settings
    private let width: Int

    /// `sample` should be in random order, or in one that has nothing to do with what the vectors say.
    package init(_ sample: TokenVectors, _ settings: Settings) {
        precondition(ResidualCodec.isPossible(width: sample.width, bits: settings.bits))
        self.sample = sample
        self.settings = settings
        width = sample.width
    }

    package func train() -> ResidualCodec {
        let step = gridStep()
        let (families, means, centroids) = cluster(step)
        var codec = ResidualCodec(
            width: width, bits: settings.bits, step: step, levels: firstLevels(), families: families,
            familyMeans: means, centroids: centroids, trainingError: 0)
        let part = every(max(1, sample.count / 32_768))
        let nearest = codec.nearestCentroids(of: part)
        let levels = ResidualLevels(count: 1 << settings.bits).fit(part, nearest, codec)
        codec = ResidualCodec(
            width: width, bits: settings.bits, step: step, levels: levels, families: families,
            familyMeans: means, centroids: centroids, trainingError: 0)
        let error = codec.body(of: part, centroids: nearest).error
        return ResidualCodec(
            width: width, bits: settings.bits, step: step, levels: levels, families: families,
            familyMeans: means, centroids: centroids, trainingError: error / Double(max(1, part.count)))
    }

    /// The grid reaches to the greatest component but for one in ten thousand, which are cut to it.
    private func gridStep() -> Float {
        var counts = [Int](repeating: 0, count: 32_769)
        for element in sample.elements { counts[Int(element.magnitude)] += 1 }
        var left = sample.elements.count / 10_000
        var greatest = 32_768
        while greatest > 128, counts[greatest] <= left {
            left -= counts[greatest]
            greatest -= 1
        }
        return Float(greatest) / 127 / TokenVectors.one
    }

    private func firstLevels() -> [Int8] {
        let count = 1 << settings.bits
        return (0..<count).map { Int8(4 * ($0 - count / 2)) }
    }

    /// Every n-th vector of the sample.
    private func every(_ n: Int) -> TokenVectors {
        guard n > 1 else { return sample }
        var elements: [Int16] = []
        for row in stride(from: 0, to: sample.count, by: n) {
            elements += sample.elements[row * width..<(row + 1) * width]
        }
        return TokenVectors(width: width, elements: elements)
    }

    private var centroidCount: Int {
        let wanted = 16 * Double(max(1, settings.vectors)).squareRoot()
        var count = 1
        while 2 * count <= 65_536, Double(2 * count) <= wanted, 2 * count <= sample.count / 16 { count *= 2 }
        return count
    }

    private func cluster(_ step: Float) -> (families: [Int], means: [Int8], centroids: [Int8]) {
        let count = centroidCount
        let means = KMeans(width: width, step: step, iterations: settings.iterations)
        guard count > 1_024 else {
            let centroids = means.centroids(of: sample, count: count)
            return ([0, count], means.mean(of: sample), centroids)
        }
        let familyCount = 1 << ((count.trailingZeroBitCount + 1) / 2)
        let part = every(max(1, sample.count / (familyCount * 256)))
        let families = means.centroids(of: part, count: familyCount)
        let bias = ResidualCodec.bias(of: families, width: width, step: step)
        let nearest = families.withUnsafeBufferPointer { rows -> [Int] in
            guard let base = rows.baseAddress else { return [] }
            return NearestRows(width: width).nearest(
                of: sample, rows: base, bias: bias, range: 0..<familyCount)
        }
        return split(nearest, into: count, families: families, means)
    }

    /// Gives every family centroids by its share of the sample.
    private func split(
        _ nearest: [Int], into count: Int, families: [Int8], _ means: KMeans
    ) -> (families: [Int], means: [Int8], centroids: [Int8]) {
        let familyCount = families.count / width
        var members = [[Int32]](repeating: [], count: familyCount)
        for (vector, family) in nearest.enumerated() { members[family].append(Int32(vector)) }
        var starts = [0]
        var centroids: [Int8] = []
        var seen = 0
        for family in 0..<familyCount {
            seen += members[family].count
            // Shares are cut from a running sum, so that they add up to `count` exactly.
            let end = seen * count / max(1, sample.count)
            let wanted = end - starts[family]
            if wanted > 0 {
                var elements: [Int16] = []
                elements.reserveCapacity(members[family].count * width)
                for vector in members[family] {
                    elements += sample.elements[Int(vector) * width..<(Int(vector) + 1) * width]
                }
                centroids += means.centroids(
                    of: TokenVectors(width: width, elements: elements), count: wanted)
            }
            starts.append(end)
        }
        return (starts, families, centroids)
    }
}

/// Lloyd's k-means on the 8-bit grid, by Euclidean distance.
struct KMeans {
    let width: Int
    let step: Float
    let iterations: Int

    /// `count` centroids; they start as vectors spread evenly over `vectors`. One that no vector is nearest to stays
    /// where it was.
    func centroids(of vectors: TokenVectors, count: Int) -> [Int8] {
        var centroids: [Int8] = []
        for index in 0..<count {
            let row = vectors.count > 0 ? index * vectors.count / count : 0
            let elements = vectors.elements[row * width..<min((row + 1) * width, vectors.elements.count)]
            centroids += elements.map { onGrid(Double($0)) }
        }
        guard vectors.count > count else { return centroids }
        for _ in 0..<iterations {
            let bias = ResidualCodec.bias(of: centroids, width: width, step: step)
            let nearest = centroids.withUnsafeBufferPointer { rows -> [Int] in
                guard let base = rows.baseAddress else { return [] }
                return NearestRows(width: width).nearest(
                    of: vectors, rows: base, bias: bias, range: 0..<count)
            }
            update(&centroids, vectors, nearest, count)
        }
        return centroids
    }

    func mean(of vectors: TokenVectors) -> [Int8] {
        var centroids = [Int8](repeating: 0, count: width)
        update(&centroids, vectors, [Int](repeating: 0, count: vectors.count), 1)
        return centroids
    }

    private func update(
        _ centroids: inout [Int8], _ vectors: TokenVectors, _ nearest: [Int], _ count: Int
    ) {
        var sums = [Int](repeating: 0, count: count * width)
        var sizes = [Int](repeating: 0, count: count)
        vectors.elements.withUnsafeBufferPointer { elements in
            sums.withUnsafeMutableBufferPointer { sums in
                for (row, centroid) in nearest.enumerated() {
                    sizes[centroid] += 1
                    let (target, source) = (centroid * width, row * width)
                    for index in 0..<width { sums[target + index] += Int(elements[source + index]) }
                }
            }
        }
        for centroid in 0..<count where sizes[centroid] > 0 {
            for index in centroid * width..<(centroid + 1) * width {
                centroids[index] = onGrid(Double(sums[index]) / Double(sizes[centroid]))
            }
        }
    }

    private func onGrid(_ element: Double) -> Int8 {
        Int8(max(-127, min(127, (element / Double(TokenVectors.one * step)).rounded())))
    }
}

/// The levels of the residuals with the least squared error (Lloyd 1957, Max 1960), from a histogram.
struct ResidualLevels {
    let count: Int
    private static let binsPerStep = 8.0
    private static let reach = 128

    /// Levels on the grid, rising strictly.
    func fit(_ vectors: TokenVectors, _ nearest: [Int], _ codec: ResidualCodec) -> [Int8] {
        let histogram = histogram(vectors, nearest, codec)
        var levels = quantiles(of: histogram)
        for _ in 0..<100 { levels = improved(levels, histogram) }
        var result: [Int8] = []
        for level in levels {
            let least = result.last.map { Int($0) + 1 } ?? -127
            result.append(Int8(max(least, min(127 - (count - 1 - result.count), Int(level.rounded())))))
        }
        return result
    }

    private func value(ofBin bin: Int) -> Double {
        (Double(bin) + 0.5) / ResidualLevels.binsPerStep - Double(ResidualLevels.reach)
    }

    private func histogram(_ vectors: TokenVectors, _ nearest: [Int], _ codec: ResidualCodec) -> [Int] {
        let bins = 2 * ResidualLevels.reach * Int(ResidualLevels.binsPerStep)
        var histogram = [Int](repeating: 0, count: bins)
        let grid = 1 / Double(TokenVectors.one * codec.step)
        let width = codec.width
        for (row, centroid) in nearest.enumerated() {
            let origin = codec.centroidRows + centroid * width
            for index in 0..<width {
                let residual = Double(vectors.elements[row * width + index]) * grid - Double(origin[index])
                let bin = Int(
                    ((residual + Double(ResidualLevels.reach)) * ResidualLevels.binsPerStep).rounded(.down))
                histogram[max(0, min(bins - 1, bin))] += 1
            }
        }
        return histogram
    }

    private func quantiles(of histogram: [Int]) -> [Double] {
        let total = histogram.reduce(0, +)
        var levels: [Double] = []
        var seen = 0
        for (bin, number) in histogram.enumerated() {
            seen += number
            while levels.count < count,
                Double(seen) >= (Double(levels.count) + 0.5) / Double(count) * Double(total)
            {
                levels.append(value(ofBin: bin))
            }
        }
        return levels
    }

    private func improved(_ levels: [Double], _ histogram: [Int]) -> [Double] {
        var sums = [Double](repeating: 0, count: count)
        var sizes = [Double](repeating: 0, count: count)
        var level = 0
        for (bin, number) in histogram.enumerated() where number > 0 {
            let value = value(ofBin: bin)
            while level + 1 < count, value > (levels[level] + levels[level + 1]) / 2 { level += 1 }
            sums[level] += value * Double(number)
            sizes[level] += Double(number)
        }
        return levels.indices.map { sizes[$0] > 0 ? sums[$0] / sizes[$0] : levels[$0] }
    }
}
