import LateInteraction
import TestSupport
import Testing

@Suite("Token vectors in a few bits")
struct ResidualCodecTests {
    private func codec(bits: Int, width: Int = 64, vectors: Int = 4_000, centres: Int = 30) -> (
        ResidualCodec, SyntheticVectors
    ) {
        var source = SyntheticVectors(width: width, centres: centres, seed: 7)
        let sample = TokenVectors(width: width, unitRows: source.rows(vectors))
        return (
            CodecTraining(sample, .init(bits: bits, vectors: vectors, iterations: 4)).train(), source
        )
    }

    private func record(_ rows: [Float], _ codec: ResidualCodec, counts: [Int]? = nil) -> TokenRecord {
        let vectors = TokenVectors(width: codec.width, unitRows: rows)
        return codec.encode(
            vectors, centroids: codec.nearestCentroids(of: vectors), counts: counts ?? [vectors.count],
            members: (0..<vectors.count).map { .init(first: $0, second: nil) }
        ).record
    }

    private func cosine(_ a: ArraySlice<Float>, _ b: ArraySlice<Float>) -> Float {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }

    @Test("decoded vectors lie near the originals: 4 bits nearer than 2", arguments: [(4, 0.985), (2, 0.9)])
    func decodesNearby(bits: Int, least: Float) throws {
        var (codec, source) = codec(bits: bits)
        let rows = source.rows(200)
        let bytes = record(rows, codec).bytes
        let decoded = try bytes.withUnsafeBytes { bytes in
            try codec.decode(TokenRecordView(bytes, RecordLayout(width: codec.width, bits: bits)))
        }
        var sum: Float = 0
        for start in stride(from: 0, to: rows.count, by: codec.width) {
            sum += cosine(rows[start..<start + codec.width], decoded[start..<start + codec.width])
        }
        #expect(sum / 200 > least)
        #expect(abs(Double(1 - sum / 200) - codec.trainingError) < 0.01)
    }

    @Test(
        "a score is the MaxSim of the decoded unit vectors",
        arguments: [(4, 64, 1), (4, 96, 12), (2, 96, 32), (4, 128, 33), (2, 32, 17), (4, 384, 5)])
    func scoresExactly(bits: Int, width: Int, questionTokens: Int) throws {
        var (codec, source) = codec(bits: bits, width: width, vectors: 1_500)
        for tokens in [1, 2, 3, 4, 5, 31] {
            let question = source.rows(questionTokens)
            let bytes = record(source.rows(tokens), codec).bytes
            try bytes.withUnsafeBytes { bytes in
                let view = try TokenRecordView(bytes, RecordLayout(width: width, bits: bits))
                let decoded = try codec.decode(view)
                var naive: Float = 0
                for start in stride(from: 0, to: question.count, by: width) {
                    let row = question[start..<start + width]
                    naive +=
                        stride(from: 0, to: decoded.count, by: width).map {
                            cosine(row, decoded[$0..<$0 + width])
                        }.max() ?? 0
                }
                let fast = try #require(try MaxSimQuery(question, codec).score(view))
                // 16-bit components of a question are wrong by at most 2⁻¹⁶ each.
                #expect(abs(fast - Double(naive)) < 2e-4 * Double(questionTokens))
                for path in LatePath.available {
                    #expect(try MaxSimQuery(question, codec, path: path).score(view) == fast, "\(path)")
                }
            }
        }
    }

    @Test("a mean vector of another width and codec counts by its weight, exactly")
    func scoresMeans() throws {
        var (codec, source) = codec(bits: 4)
        var (means, wide) = self.codec(bits: 2, width: 96, vectors: 1_500)
        let rows = TokenVectors(width: 64, unitRows: source.rows(5))
        let mean = TokenVectors(width: 96, unitRows: wide.row(near: 2))
        let record = codec.encode(
            rows, centroids: codec.nearestCentroids(of: rows),
            mean: means.body(of: mean, centroids: means.nearestCentroids(of: mean)).bytes, counts: [2, 3],
            members: (0..<5).map { .init(first: $0, second: nil) }
        ).record
        let question = (source.rows(3), wide.row(near: 2))
        let layout = RecordLayout(width: 64, bits: 4, meanWidth: 96, meanBits: 2)
        try record.bytes.withUnsafeBytes { bytes in
            let view = try TokenRecordView(bytes, layout)
            #expect(try view.groups() == [0..<2, 2..<5])
            let decoded = try means.decode(#require(view.mean))
            let tokens = MaxSimQuery(question.0, codec)
            let query = LateQuery(tokens, mean: MaxSimQuery(question.1, means), weight: 7)
            var scratch = LateQuery.Scratch()
            let sum = try #require(try query.score(view, in: &scratch))
            let alone = try #require(try tokens.score(view))
            #expect(abs(sum - alone - 7 * Double(cosine(question.1[...], decoded[...]))) < 1e-3)
            #expect(throws: TokenRecord.Malformed.self) {
                try TokenRecordView(bytes, RecordLayout(width: 64, bits: 4))
            }
        }
    }

    @Test("a passage pointing away scores below zero, not zero")
    func keepsNegativeScores() throws {
        var (codec, source) = codec(bits: 4)
        let east = source.row(near: 3)
        let bytes = record(east, codec).bytes
        let score = try bytes.withUnsafeBytes { bytes in
            try MaxSimQuery(east.map { -$0 }, codec).score(
                TokenRecordView(bytes, RecordLayout(width: codec.width, bits: 4)))
        }
        #expect(try #require(score) < -0.95)
    }

    @Test("maxima by sentence: each sentence for itself, the passage is their maximum")
    func splitsBySentence() throws {
        var (codec, source) = codec(bits: 4)
        let question = source.rows(3)
        let rows = source.rows(7)
        let bytes = record(rows, codec, counts: [1, 4, 0, 2]).bytes
        try bytes.withUnsafeBytes { bytes in
            let view = try TokenRecordView(bytes, RecordLayout(width: codec.width, bits: 4))
            let query = MaxSimQuery(question, codec)
            let maxima = try SentenceMaxima(query, view)
            #expect(maxima.sentences == 3)
            #expect(maxima.inTitle == (try query.maxima(view, 0..<1)))
            #expect(Array(maxima.bySentence[0..<3]) == (try query.maxima(view, 1..<5)))
            #expect(maxima.bySentence[3..<6].allSatisfy { $0 == -.infinity })
            #expect(maxima.inPassage == (try query.maxima(view, 0..<7)))
        }
    }

    @Test("the record of a vector does not depend on its neighbours, also where centroids come in families")
    func encodesAlone() {
        var (codec, source) = codec(bits: 4, width: 32, vectors: 40_000, centres: 400)
        #expect(codec.centroids >= 2_048 && codec.families.count > 2)
        let rows = source.rows(70)
        let vectors = TokenVectors(width: 32, unitRows: rows)
        let together = codec.nearestCentroids(of: vectors)
        let alone = (0..<70).map { row in
            codec.nearestCentroids(
                of: TokenVectors(width: 32, elements: Array(vectors.elements[row * 32..<row * 32 + 32])))[0]
        }
        #expect(together == alone)
        // Families that are looked into leave few vectors with another centroid than the nearest of all.
        let everywhere = codec.nearestCentroids(of: vectors, probes: codec.families.count - 1)
        #expect(zip(together, everywhere).filter { $0 == $1 }.count >= 63)
    }

    @Test("a codec comes back from its bytes; damaged bytes are refused")
    func roundTrips() throws {
        let (codec, _) = codec(bits: 2)
        let bytes = codec.bytes
        let again = try ResidualCodec(bytes: bytes)
        #expect(again.bytes == bytes)
        #expect(again.levels == codec.levels && again.families == codec.families)
        for count in [0, 1, 5, 40, bytes.count - 1] {
            #expect(throws: ResidualCodec.Malformed.self) { try ResidualCodec(bytes: Array(bytes[..<count])) }
        }
        #expect(throws: ResidualCodec.Malformed.self) { try ResidualCodec(bytes: bytes + [0]) }
        #expect(throws: ResidualCodec.Malformed.self) { try ResidualCodec(bytes: [2] + bytes.dropFirst()) }
    }

    @Test("a code that no centroid has is an error, not a wrong read")
    func refusesUnknownCentroids() throws {
        var (codec, source) = codec(bits: 4)
        let question = source.rows(2)
        var bytes = record(source.rows(3), codec).bytes
        bytes[6] = 0xFF
        bytes[7] = 0xFF
        #expect(throws: TokenRecord.Malformed.self) {
            try bytes.withUnsafeBytes { bytes in
                try MaxSimQuery(question, codec).score(
                    TokenRecordView(bytes, RecordLayout(width: codec.width, bits: 4)))
            }
        }
    }

    @Test("the same sample gives the same codec")
    func trainsTheSame() { #expect(codec(bits: 4).0.bytes == codec(bits: 4).0.bytes) }
}
