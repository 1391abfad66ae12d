import Database
import JSONValues
package import LateInteraction

/// What an index knows of its token vectors at one moment, without reading any.
package struct TokenVectorState: Sendable {
    package let encoder: StoredEncoder
    /// nil until it is trained; then nothing can be searched yet.
    package let codec: ResidualCodec?
    /// Of the passages' mean vectors; nil where there are none.
    package let meanCodec: ResidualCodec?
    /// Passages that have their vectors.
    package let encoded: Int
    /// The last passage (its row) that stands in the lists of centroids; 0 when there are no lists.
    package let listed: Int
    /// For each centroid how many passages its list has; empty without lists.
    package let listSizes: [UInt32]
    /// Raised when codec or lists change.
    let version: Int
    /// The mean of 1 − cos between vectors and what they decode to, over everything encoded.
    package let meanError: Double

    /// How much worse the codec fits what was encoded than what it was trained on, as a ratio; 1 when it fits as well.
    /// Far above 1 the corpus has changed: train a new one (`winnow index encode --retrain`).
    package var drift: Double {
        guard let codec, codec.trainingError > 0, meanError > 0 else { return 1 }
        return meanError / codec.trainingError
    }

    /// What a connection sees now; codec and lists are taken from `known` where they are the same.
    static func read(_ connection: Connection, known: TokenVectorState?) throws -> TokenVectorState? {
        guard let text = try connection.text(.lateEncoder) else {
            return nil
        }
        guard let json = try? JSON(parsing: text), let encoder = StoredEncoder(json) else {
            throw IndexStoreError.damaged(
                file: connection.file, place: "meta", reason: "lateEncoder is no encoder")
        }
        let version = try TokenVectorSchema.counter(.lateVersion, connection)
        let isSame = known?.version == version && known?.encoder == encoder
        let vectors = try TokenVectorSchema.counter(.lateVectors, connection)
        let codec =
            isSame ? known?.codec : try readCodec(1, width: encoder.width, bits: encoder.bits, connection)
        return TokenVectorState(
            encoder: encoder, codec: codec,
            meanCodec: isSame
                ? known?.meanCodec
                : try readCodec(2, width: encoder.meanWidth, bits: encoder.meanBits, connection),
            encoded: try TokenVectorSchema.counter(.lateEncoded, connection),
            listed: try TokenVectorSchema.counter(.lateListed, connection),
            listSizes: isSame ? known?.listSizes ?? [] : try readListSizes(codec, connection),
            version: version,
            meanError: try connection.double(.lateError) / Double(max(1, vectors)))
    }

    private static func readCodec(
        _ row: Int, width: Int, bits: Int, _ connection: Connection
    ) throws -> ResidualCodec? {
        let statement = try connection.statement("SELECT bytes FROM late_codec WHERE id = ?")
        defer { statement.reset() }
        try statement.bind(1, row)
        guard try statement.step() else { return nil }
        do {
            let codec = try ResidualCodec(bytes: statement.bytes(0))
            guard codec.width == width, codec.bits == bits else {
                throw ResidualCodec.Malformed(reason: "it is for other vectors")
            }
            return codec
        } catch let malformed as ResidualCodec.Malformed {
            throw IndexStoreError.damaged(
                file: connection.file, place: "late_codec \(row)", reason: malformed.reason)
        }
    }

    private static func readListSizes(
        _ codec: ResidualCodec?, _ connection: Connection
    ) throws -> [UInt32] {
        let statement = try connection.statement("SELECT passages FROM late_list WHERE id = 0")
        defer { statement.reset() }
        guard try statement.step() else { return [] }
        let bytes = statement.bytes(0)
        guard bytes.count == 4 * (codec?.centroids ?? 0) else {
            throw IndexStoreError.damaged(
                file: connection.file, place: "late_list 0", reason: "it has not one number for each centroid"
            )
        }
        return stride(from: 0, to: bytes.count - 3, by: 4).map { start in
            bytes[start..<start + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
    }
}
