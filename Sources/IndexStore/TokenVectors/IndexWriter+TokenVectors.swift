package import ContextTypes
import Database
import JSONValues
package import LateInteraction

/// Token vectors are written in steps, each one transaction: a sample of whole vectors, the codec trained on it, the
/// records of all passages, the lists. A killed encoding goes on where the last step ended, to the same bytes.
extension IndexWriter {
    /// Makes the index one of `encoder`, with a codec to be trained on every `stride`-th of the passages that are there.
    /// Does nothing when it is one already.
    ///
    /// - Parameter replacing: drops the vectors of another encoder, or of this one.
    /// - Throws: `IndexStoreError.otherSettings` when the index has vectors of another encoder.
    package func beginEncoding(
        _ encoder: StoredEncoder, sampleStride: Int, replacing: Bool = false
    ) throws {
        try commit()
        try naming {
            try connection.transaction {
                if try TokenVectorSchema.exists(in: connection) {
                    let known = try TokenVectorState.read(connection, known: nil)?.encoder
                    if known == encoder, !replacing { return }
                    guard replacing else {
                        throw IndexStoreError.otherSettings(
                            file: path, reason: IndexWriter.mismatch(known, encoder))
                    }
                    try TokenVectorSchema.drop(from: connection)
                }
                try TokenVectorSchema.create(in: connection)
                try connection.insert(.lateEncoder) { try $0.bind(2, encoder.json.description) }
                let last = try RowNumbers.last(in: "passage", connection)
                try connection.set(.lateSampled, to: last)
                try connection.set(.lateStride, to: max(1, sampleStride))
                try raiseGeneration()
            }
        }
    }

    private static func mismatch(_ known: StoredEncoder?, _ wanted: StoredEncoder) -> String {
        guard let known else { return "its token vectors are damaged; encode them again" }
        let what =
            known.hash == wanted.hash
            ? "with \(known.bits) bits and pooled by \(known.pooling)"
            : "of the encoder \"\(known.name)\" (\(known.hash.prefix(12)))"
        return "its token vectors are \(what); to replace them: winnow index encode --replace"
    }

    /// What the index knows of its token vectors; nil before the first encoding.
    package func tokenVectorState() throws -> TokenVectorState? {
        try naming {
            try TokenVectorSchema.exists(in: connection)
                ? try TokenVectorState.read(connection, known: nil) : nil
        }
    }

    /// Passages of the index that are searched.
    package func passageCount() throws -> Int {
        try naming {
            try connection.integer(
                """
                SELECT count(*) FROM passage WHERE id > 0 \(try ContainedSchema.excluding(in: connection))
                """) ?? 0
        }
    }

    /// Rows behind `row` of sample passages that have no whole vectors yet, rising, at most `limit`.
    package func samplePassages(after row: Int, limit: Int) throws -> [Int] {
        try naming {
            let last = try TokenVectorSchema.counter(.lateSampled, connection)
            let stride = max(1, try TokenVectorSchema.counter(.lateStride, connection))
            return try rows(
                """
                SELECT id FROM passage WHERE id > ?1 AND id <= \(last) AND id % \(stride) = 1 % \(stride) AND \
                NOT EXISTS (SELECT 1 FROM late_sample WHERE late_sample.id = passage.id) \
                \(try ContainedSchema.excluding(in: connection)) ORDER BY id LIMIT ?2
                """, after: row, limit: limit)
        }
    }

    /// Rows behind `row` of passages that have no record yet, rising, at most `limit`.
    package func unencodedPassages(after row: Int, limit: Int) throws -> [Int] {
        try naming {
            try rows(
                """
                SELECT id FROM passage WHERE id > ?1 AND \
                NOT EXISTS (SELECT 1 FROM late_passage WHERE late_passage.id = passage.id) \
                \(try ContainedSchema.excluding(in: connection)) ORDER BY id LIMIT ?2
                """, after: row, limit: limit)
        }
    }

    private func rows(_ sql: String, after row: Int, limit: Int) throws -> [Int] {
        let statement = try connection.statement(sql)
        defer { statement.reset() }
        try statement.bind(1, row)
        try statement.bind(2, limit)
        var rows: [Int] = []
        while try statement.step() { rows.append(statement.integer(0)) }
        return rows
    }

    /// The passage in `row`, whole.
    package func passage(_ row: Int) throws -> Passage {
        try naming {
            let state = SnapshotState(generation: 0, settings: settings, segments: [], tokenVectors: nil)
            return try IndexSnapshot(
                state: state, connection: connection, source: SegmentSource(connection)
            ).passage(row)
        }
    }

    /// Keeps whole vectors of sample passages.
    package func store(sample records: [(row: Int, record: TokenRecord)]) throws {
        try naming {
            try connection.transaction { try insert(records, into: "late_sample") }
        }
    }

    /// The whole vectors of a passage of the sample; nil when it is not in it.
    package func sample(_ row: Int) throws -> TokenRecord? {
        try naming {
            let statement = try connection.statement("SELECT tokens FROM late_sample WHERE id = ?")
            defer { statement.reset() }
            try statement.bind(1, row)
            return try statement.step() ? TokenRecord(bytes: statement.bytes(0)) : nil
        }
    }

    /// Calls `body` with every record of the sample by rising row, until it returns false.
    package func forEachSample(_ body: (TokenRecord) throws -> Bool) throws {
        try naming {
            let statement = try connection.statement("SELECT tokens FROM late_sample ORDER BY id")
            defer { statement.reset() }
            while try statement.step() {
                guard try body(TokenRecord(bytes: statement.bytes(0))) else { return }
            }
        }
    }

    package func store(_ codec: ResidualCodec, means: ResidualCodec?) throws {
        try naming {
            try connection.transaction {
                let statement = try connection.statement("INSERT INTO late_codec VALUES(?, ?)")
                for (row, codec) in [codec, means].enumerated() {
                    guard let codec else { continue }
                    try statement.bind(1, row + 1)
                    try statement.bind(2, bytes: codec.bytes)
                    try statement.run()
                }
                try connection.set(.lateSampled, to: 0)
                try raiseTokenVectorVersion()
            }
        }
    }

    /// Keeps the records of passages; `vectors` and `error` are their vectors' number and the sum of their errors.
    package func store(
        _ records: [(row: Int, record: TokenRecord)], vectors: Int, error: [Double]
    ) throws {
        try naming {
            try connection.transaction {
                try insert(records, into: "late_passage")
                for (row, _) in records {
                    try connection.execute("DELETE FROM late_sample WHERE id = \(row)")
                }
                // As if each had come alone.
                try connection.add(error, to: .lateError)
                try connection.add(vectors, to: .lateVectors)
                try connection.add(records.count, to: .lateEncoded)
                try raiseGeneration()
            }
        }
    }

    private func insert(_ records: [(row: Int, record: TokenRecord)], into table: String) throws {
        let statement = try connection.statement("INSERT INTO \(table) VALUES(?, ?)")
        for (row, record) in records {
            try statement.bind(1, row)
            try record.bytes.withUnsafeBytes { bytes in
                try statement.bind(2, borrowing: bytes)
                try statement.run()
            }
        }
    }

    /// Writes the lists of passages by centroid afresh when they are due: when more than `tail` passages, and more than
    /// every 256th, are in none. A search scores those one by one.
    ///
    /// - Parameter memory: bytes for the rows of one pass over all records.
    package func updateLists(tail: Int = 4_096, memory: Int = 256 << 20, force: Bool = false) throws {
        guard let state = try tokenVectorState(), let codec = state.codec else { return }
        try naming {
            let unlisted =
                try connection.integer("SELECT count(*) FROM late_passage WHERE id > \(state.listed)") ?? 0
            guard unlisted > 0, force || unlisted > max(tail, state.encoded / 256) else { return }
            try connection.transaction {
                try PassageListWriter(connection, codec, state.encoder.layout, memory: memory).write()
                try raiseTokenVectorVersion()
            }
        }
    }

    private func raiseTokenVectorVersion() throws {
        try connection.add(1, to: .lateVersion)
        try raiseGeneration()
    }
}
