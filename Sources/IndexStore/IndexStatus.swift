import Database
import Glibc

/// What is in an index, counted.
package struct IndexStatus: Sendable, Hashable {
    package var formatVersion: Int
    package var settings: IndexSettings
    package var documents: Int
    package var passages: Int
    /// Terms of all passages, repetitions included.
    package var tokens: Int
    package var segments: Int
    /// Passages that are gone but still take space, until a merge or `compact`.
    package var deadPassages: Int
    package var postings: Int
    /// Of the file on disk, without its write-ahead log.
    package var fileBytes: Int
    /// Of the inverted index: dictionaries, postings, lengths.
    package var invertedBytes: Int
    /// Of the documents' texts.
    package var textBytes: Int
    /// Passages that are not searched, because they stand in others.
    package var containedPassages: Int
    /// The text of those, in bytes.
    package var containedBytes: Int
    /// Passages that hold them.
    package var holders: Int
    /// What made the token vectors; nil when there are none.
    package var encoder: StoredEncoder?
    /// Passages that have their token vectors.
    package var encoded: Int
    /// Of the token vectors, their codec and their lists.
    package var tokenVectorBytes: Int
    /// How much worse the codec fits what was encoded than what it was trained on, as a ratio.
    package var drift: Double

    /// Terms of a passage, on average.
    package var averageLength: Double {
        IndexStatistics(passages: passages, tokens: tokens).averageLength
    }
}

extension IndexFile {
    package func status() throws -> IndexStatus {
        try read { snapshot in
            let rows = snapshot.segments.map(\.file.row)
            let statistics = snapshot.statistics
            var file = stat()
            return IndexStatus(
                formatVersion: try snapshot.connection.integer("PRAGMA user_version") ?? 0,
                settings: snapshot.settings,
                documents: try snapshot.connection.integer("SELECT count(*) FROM document") ?? 0,
                passages: statistics.passages, tokens: statistics.tokens, segments: rows.count,
                deadPassages: rows.reduce(0) { $0 + $1.passages } - statistics.passages,
                postings: rows.reduce(0) { $0 + $1.postings },
                fileBytes: stat(path, &file) == 0 ? file.st_size : 0,
                invertedBytes: rows.reduce(0) { $0 + $1.bytes },
                textBytes: try snapshot.connection.integer(
                    "SELECT sum(length(CAST(text AS BLOB))) FROM content") ?? 0,
                containedPassages: try snapshot.containedCount("count(*)"),
                containedBytes: try snapshot.containedCount("sum(passage.length)"),
                holders: try snapshot.containedCount("count(DISTINCT holder)"),
                encoder: snapshot.tokenVectors?.encoder, encoded: snapshot.tokenVectors?.encoded ?? 0,
                tokenVectorBytes: try snapshot.tokenVectorBytes(), drift: snapshot.tokenVectors?.drift ?? 1)
        }
    }
}

extension IndexSnapshot {
    /// An aggregate of contained passages; 0 where nothing is contained.
    fileprivate func containedCount(_ aggregate: String) throws -> Int {
        guard !state.contained.isEmpty else { return 0 }
        return try connection.integer(
            "SELECT \(aggregate) FROM contained JOIN passage ON passage.id = contained.id") ?? 0
    }

    fileprivate func tokenVectorBytes() throws -> Int {
        guard tokenVectors != nil else { return 0 }
        return try [
            ("late_passage", "tokens"), ("late_sample", "tokens"), ("late_codec", "bytes"),
            ("late_list", "passages"),
        ]
        .reduce(0) { sum, column in
            sum + (try connection.integer("SELECT sum(length(\(column.1))) FROM \(column.0)") ?? 0)
        }
    }
}
