import Database

/// The tables of token vectors; an index has them from its first encoding on.
///
/// - `late_passage`: a record (`TokenRecord`) for each passage, by its row in `passage`;
/// - `late_sample`: records of whole vectors of the passages that the codec is trained on, gone when it is;
/// - `late_codec`: row 1, the codec (`ResidualCodec.bytes`) of token vectors; row 2, that of mean vectors, if there are any;
/// - `late_list`: for each centroid, row `centroid + 1`, the passages that have a vector of it (`PassageListCodec`); row
///   0, the number of passages in every list, 4 bytes each.
/// Removing a passage removes its records; lists keep its row until they are written again. In `meta`: `lateEncoder`
/// (`StoredEncoder`), `lateVersion` (raised when codec or lists change), `lateSampled` (last passage of the sample, while
/// it is encoded, and `lateStride`), `lateEncoded` (passages with a record), `lateListed` (last passage in the lists),
/// `lateVectors` and `lateError` (vectors stored, and the sum of 1 − cos between them and what they decode to).
enum TokenVectorSchema {
    static let counters: [MetaKey] = [
        .lateVersion, .lateSampled, .lateStride, .lateEncoded, .lateListed, .lateVectors, .lateError,
    ]

    static func exists(in connection: Connection) throws -> Bool {
        try connection.integer("SELECT 1 FROM sqlite_master WHERE name = 'late_passage'") != nil
    }

    static let statements = [
        "CREATE TABLE late_passage(id INTEGER PRIMARY KEY, tokens BLOB NOT NULL)",
        "CREATE TABLE late_sample(id INTEGER PRIMARY KEY, tokens BLOB NOT NULL)",
        "CREATE TABLE late_codec(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
        "CREATE TABLE late_list(id INTEGER PRIMARY KEY, passages BLOB NOT NULL)",
        """
        CREATE TRIGGER late_forget AFTER DELETE ON passage BEGIN
        DELETE FROM late_passage WHERE id = old.id; DELETE FROM late_sample WHERE id = old.id; END
        """,
        """
        CREATE TRIGGER late_count AFTER DELETE ON late_passage BEGIN
        UPDATE meta SET value = value - 1 WHERE key = '\(MetaKey.lateEncoded.rawValue)'; END
        """,
    ]

    static func create(in connection: Connection) throws {
        for statement in statements { try connection.execute(statement) }
        for key in counters { try connection.insert(key) { try $0.bind(2, 0) } }
    }

    /// Drops everything, as if the index had never been encoded.
    static func drop(from connection: Connection) throws {
        for statement in ["TRIGGER late_forget", "TRIGGER late_count"] {
            try connection.execute("DROP \(statement)")
        }
        for table in ["late_passage", "late_sample", "late_codec", "late_list"] {
            try connection.execute("DROP TABLE \(table)")
        }
        try connection.execute("DELETE FROM meta WHERE key LIKE 'late%'")
    }

    static func counter(_ key: MetaKey, _ connection: Connection) throws -> Int {
        let value = try connection.integer(key) ?? 0
        // Passages are numbered in 32 bits; of vectors and versions there are never more than this either.
        let limit = key == .lateVectors ? 1 << 48 : 1 << 32
        guard (0..<limit).contains(value) else {
            throw IndexStoreError.damaged(
                file: connection.file, place: "meta", reason: "\(key.rawValue) is \(value)")
        }
        return value
    }
}
