import ContextTypes
import IndexStore
import LateInteraction
import Threads

/// How passages are encoded.
package struct EncodingOptions: Sendable, Hashable {
    /// Bits of a component, 2 or 4.
    package var bits = 4
    /// Bits of a component of a mean vector, 2 or 4.
    package var meanBits = 2
    /// Tokens that one vector stands for on average, 1 to 4.
    package var pooling = 2
    package var threads = 0
    /// Drop the vectors that are there.
    package var replaces = false
    /// Passages that the codec is trained on, at most.
    package var sample = 32_768
    /// Passages between two commits.
    package var batch = 256

    package init() {}
}

/// Where an encoding stands.
package struct EncodingProgress: Sendable, Hashable {
    package enum Step: String, Sendable {
        case sample
        case codec
        case encode
        case lists
    }

    package var step: Step
    /// Passages encoded in this run, and those there were to encode: passages of the sample count once.
    package var done: Int
    package var total: Int
}

/// What an encoding did.
package struct EncodingReport: Sendable, Hashable {
    package var passages = 0
    package var vectors = 0
    package var seconds = 0.0
    /// How much worse the codec fits what is encoded than what it was trained on, as a ratio.
    package var drift = 1.0
    /// False when it was stopped; the next run goes on there.
    package var isComplete = true
    /// Why the file keeps space that nothing uses; nil when it does not.
    package var compactionFailure: String?
}

/// Gives every passage of an index its token vectors.
///
/// Every step is committed: after a kill the next run goes on where the last commit ended and ends with the same
/// records, codec and lists as a run that nobody disturbed. Only passages without vectors are encoded; the index
/// answers from BM25 meanwhile. Memory is bounded by the sample (192 bytes a vector at 96 components, a million vectors
/// at most) while the codec is trained, and by a batch otherwise.
package final class TokenEncodingJob {
    private let writer: IndexWriter
    private let encoder: any TokenEncoder
    private let options: EncodingOptions
    private let pooling: TokenPooling
    private let layout: RecordLayout
    private let clock = ContinuousClock()

    /// Vectors that a codec is trained on, at most.
    private static let sampleVectors = 1 << 20

    /// Opens the index at `path` for writing.
    ///
    /// - Throws: `IndexStoreError`, also when the index has vectors of another encoder and `options` do not replace them.
    package init(
        _ path: String, _ encoder: any TokenEncoder, options: EncodingOptions = EncodingOptions()
    ) throws {
        for (width, bits) in [(encoder.width, options.bits), (encoder.meanWidth, options.meanBits)]
        where width > 0 || bits == options.bits {
            guard ResidualCodec.isPossible(width: width, bits: bits) else {
                throw EncodingError.unfit(width: width, bits: bits)
            }
        }
        layout = RecordLayout(
            width: encoder.width, bits: options.bits, meanWidth: encoder.meanWidth,
            meanBits: options.meanBits)
        self.encoder = encoder
        self.options = options
        pooling = TokenPooling(factor: options.pooling)
        writer = try IndexWriter(path)
        let count = try writer.passageCount()
        let wanted = min(options.sample, 1 + Int(16 * (120 * Double(count)).squareRoot()))
        try writer.beginEncoding(
            StoredEncoder(
                name: encoder.name, hash: encoder.hash, width: encoder.width, bits: options.bits,
                pooling: options.pooling, meanWidth: encoder.meanWidth, meanBits: options.meanBits),
            sampleStride: (count + wanted - 1) / max(1, wanted), replacing: options.replaces)
    }

    /// Encodes what has no vectors yet.
    ///
    /// - Parameter progress: called after every commit; returning false ends the run there.
    package func run(progress: (EncodingProgress) -> Bool = { _ in true }) throws -> EncodingReport {
        let start = clock.now
        var report = EncodingReport()
        let state = try writer.tokenVectorState()
        let total = try writer.passageCount() - (state?.encoded ?? 0)
        var isWanted = true
        if total > 0 {
            isWanted = try encodeSample(total, progress)
            if isWanted, let codecs = try trainedCodecs(total, progress) {
                isWanted = try encodeAll(codecs, total, &report, progress)
            }
        }
        if isWanted {
            try writer.updateLists()
            _ = progress(EncodingProgress(step: .lists, done: total, total: total))
        }
        try writer.checkpoint()
        // The sample was several times as large as what was made of it. What is encoded is there whether or not the disk
        // has room to write it anew.
        if isWanted {
            do { try writer.compactIfLoose() } catch { report.compactionFailure = "\(error)" }
        }
        report.isComplete = isWanted
        report.drift = try writer.tokenVectorState()?.drift ?? 1
        report.seconds = (clock.now - start) / .seconds(1)
        return report
    }

    /// The sample's whole vectors, kept in the index until the codec is there. False when the run shall end.
    private func encodeSample(_ total: Int, _ progress: (EncodingProgress) -> Bool) throws -> Bool {
        guard try writer.tokenVectorState()?.codec == nil else { return true }
        var last = 0
        var done = 0
        while true {
            let rows = try writer.samplePassages(after: last, limit: options.batch)
            guard let end = rows.last else { return true }
            let pooled = try pool(rows)
            try writer.store(
                sample: zip(rows, pooled).map { row, pooled in
                    (
                        row,
                        TokenRecord(
                            whole: pooled.vectors, mean: pooled.mean, counts: pooled.counts,
                            members: pooled.members)
                    )
                })
            last = end
            done += rows.count
            guard progress(EncodingProgress(step: .sample, done: done, total: total)) else { return false }
        }
    }

    /// The codecs of token vectors and of mean vectors, trained on the sample when the index has none yet.
    private func trainedCodecs(
        _ total: Int, _ progress: (EncodingProgress) -> Bool
    ) throws -> Codecs? {
        if let state = try writer.tokenVectorState(), let codec = state.codec {
            return Codecs(tokens: codec, means: state.meanCodec)
        }
        var elements: [Int16] = []
        var means: [Int16] = []
        var passages = 0
        try writer.forEachSample { record in
            try record.bytes.withUnsafeBytes { bytes throws in
                let view = try TokenRecordView(bytes, layout)
                elements += view.whole.elements
                if let mean = view.mean { means += mean.whole.elements }
            }
            passages += 1
            return elements.count < TokenEncodingJob.sampleVectors * encoder.width
        }
        guard !elements.isEmpty else { throw EncodingError.nothingToLearn }
        _ = progress(EncodingProgress(step: .codec, done: passages, total: total))
        let sample = TokenVectors(width: encoder.width, elements: elements)
        let count = try writer.passageCount()
        let codec = CodecTraining(
            shuffled(sample), .init(bits: options.bits, vectors: sample.count * count / max(1, passages))
        ).train()
        let meanCodec =
            means.isEmpty
            ? nil
            : CodecTraining(
                shuffled(TokenVectors(width: encoder.meanWidth, elements: means)),
                .init(bits: options.meanBits, vectors: count)
            ).train()
        try writer.store(codec, means: meanCodec)
        return Codecs(tokens: codec, means: meanCodec)
    }

    /// In an order that has nothing to do with the corpus's, the same each time.
    private func shuffled(_ sample: TokenVectors) -> TokenVectors {
        var order = Array(0..<sample.count)
        var random: UInt64 = 0x2545_F491_4F6C_DD1D
        for index in stride(from: order.count - 1, to: 0, by: -1) {
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            order.swapAt(index, Int(random % UInt64(index + 1)))
        }
        let width = sample.width
        var elements: [Int16] = []
        elements.reserveCapacity(sample.elements.count)
        for row in order { elements += sample.elements[row * width..<(row + 1) * width] }
        return TokenVectors(width: width, elements: elements)
    }

    private func encodeAll(
        _ codecs: Codecs, _ total: Int, _ report: inout EncodingReport,
        _ progress: (EncodingProgress) -> Bool
    ) throws -> Bool {
        var last = 0
        while true {
            let rows = try writer.unencodedPassages(after: last, limit: options.batch)
            guard let end = rows.last else { return true }
            let pooled = try pool(rows)
            let vectors = pooled.reduce(0) { $0 + $1.vectors.count }
            let (records, errors) = encode(rows, pooled, codecs)
            try writer.store(records, vectors: vectors, error: errors)
            last = end
            report.passages += rows.count
            report.vectors += vectors
            let state = EncodingProgress(step: .encode, done: report.passages, total: total)
            guard progress(state) else { return false }
        }
    }

    private func encode(
        _ rows: [Int], _ pooled: [PooledPassage], _ codecs: Codecs
    ) -> (records: [(row: Int, record: TokenRecord)], errors: [Double]) {
        let all = TokenVectors(width: encoder.width, elements: pooled.flatMap(\.vectors.elements))
        let centroids = codecs.tokens.nearestCentroids(of: all)
        let means = bodies(ofMeans: pooled, codecs.means)
        var records: [(row: Int, record: TokenRecord)] = []
        var errors: [Double] = []
        var start = 0
        for (index, passage) in pooled.enumerated() {
            let row = rows[index]
            let end = start + passage.vectors.count
            let (record, error) = codecs.tokens.encode(
                passage.vectors, centroids: centroids[start..<end], mean: means[index],
                counts: passage.counts, members: passage.members)
            records.append((row, record))
            errors.append(error)
            start = end
        }
        return (records, errors)
    }

    private func bodies(ofMeans passages: [PooledPassage], _ codec: ResidualCodec?) -> [[UInt8]?] {
        guard let codec else { return passages.map { _ in nil } }
        let means = passages.compactMap(\.mean)
        let all = TokenVectors(width: encoder.meanWidth, elements: means.flatMap(\.elements))
        return zip(means, codec.nearestCentroids(of: all)).map { mean, centroid in
            codec.body(of: mean, centroids: [centroid]).bytes
        }
    }
}

/// Of an index's token vectors, and of its mean vectors if it has any.
private struct Codecs {
    let tokens: ResidualCodec
    let means: ResidualCodec?
}

/// Pooled vectors of one passage.
private struct PooledPassage: Sendable {
    var vectors: TokenVectors
    var mean: TokenVectors?
    var counts: [Int]
    var members: [TokenPooling.Member]
}

extension TokenEncodingJob {
    /// Pooled vectors of the passages in `rows`; from the sample where it has them.
    private func pool(_ rows: [Int]) throws -> [PooledPassage] {
        var result = [PooledPassage?](repeating: nil, count: rows.count)
        var missing: [(index: Int, passage: Passage)] = []
        for (index, row) in rows.enumerated() {
            if let record = try writer.sample(row) {
                result[index] = try pooled(record)
            } else {
                missing.append((index, try writer.passage(row)))
            }
        }
        // Passages of like length come together, so that every thread has as much to do.
        missing.sort { ($0.passage.text.utf8.count, $0.index) < ($1.passage.text.utf8.count, $1.index) }
        let encoded = try encode(missing.map(\.passage))
        for (place, passage) in zip(missing, encoded) { result[place.index] = passage }
        return result.compactMap { $0 }
    }

    private func pooled(_ record: TokenRecord) throws -> PooledPassage {
        try record.bytes.withUnsafeBytes { bytes throws in
            let view = try TokenRecordView(bytes, layout)
            return PooledPassage(
                vectors: view.whole, mean: view.mean?.whole, counts: try view.groups().map(\.count),
                members: try view.members())
        }
    }

    private func encode(_ passages: [Passage]) throws -> [PooledPassage] {
        let (encoder, pooling, meanWidth) = (encoder, pooling, layout.meanWidth)
        let chunks = stride(from: 0, to: passages.count, by: 16).map {
            Array(passages[$0..<min($0 + 16, passages.count)])
        }
        let done = ParallelMap(threads: options.threads).run(chunks) { chunk in
            try encoder.vectors(of: chunk).map { passage in
                let (rows, counts, members) = pooling.pool(
                    passage.rows, width: encoder.width, groups: passage.groups)
                return PooledPassage(
                    vectors: TokenVectors(width: encoder.width, unitRows: rows),
                    mean: meanWidth > 0 ? TokenVectors(width: meanWidth, unitRows: passage.mean) : nil,
                    counts: counts,
                    members: members.map { member in
                        .init(
                            first: passage.tokens[member.first],
                            second: member.second.map { passage.tokens[$0] })
                    })
            }
        }
        return try done.flatMap { try $0.get() }
    }
}

/// Why an index cannot be encoded.
package enum EncodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The encoder's vectors cannot be stored.
    case unfit(width: Int, bits: Int)
    /// No passage of the sample has a vector.
    case nothingToLearn

    package var description: String {
        switch self {
        case .unfit(let width, let bits):
            "vectors of \(width) components in \(bits) bits cannot be stored: multiples of 32 up to 512, 2 or 4 bits"
        case .nothingToLearn: "there is nothing to encode: no passage has a token that gets a vector"
        }
    }
}
