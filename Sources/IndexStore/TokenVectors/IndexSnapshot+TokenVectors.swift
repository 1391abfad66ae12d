import Database
package import LateInteraction
import SQLitePages

extension IndexSnapshot {
    /// What is known of the index's token vectors; nil when it has never been encoded.
    package var tokenVectors: TokenVectorState? { state.tokenVectors }

    /// Calls `body` with the record of each of these passages that has one, in the order given; rising rows are read
    /// fastest. The view is valid during the call.
    ///
    /// - Parameter head: how many bytes of each record `body` is about to read.
    /// - Throws: `IndexStoreError` for a damaged record; what `body` throws, with `TokenRecord.Malformed` named.
    package func forEachTokenRecord(
        _ rows: [Int], head: Int = .max,
        _ body: (_ row: Int, TokenRecordView) throws -> Void
    ) throws {
        guard let layout = tokenVectors?.encoder.layout else { return }
        var memory: [UInt8] = []
        let records = BlobReader(connection, table: "late_passage", column: "tokens")
        func readBySQLite(_ row: Int) throws {
            guard let count = try records.read(row: row, into: &memory) else { return }
            try memory.withUnsafeBytes { bytes in
                try read(UnsafeRawBufferPointer(rebasing: bytes[..<count]), layout, row, body)
            }
        }
        guard let table = try connection.mappedTable("late_passage", column: 1) else {
            for row in rows { try readBySQLite(row) }
            return
        }
        try table.forEach(rows, head: head) { row, bytes in
            guard let bytes else { return try readBySQLite(row) }
            try read(bytes, layout, row, body)
        }
    }

    /// The same for all passages behind `row`, rising.
    package func forEachTokenRecord(
        after row: Int, _ body: (_ row: Int, TokenRecordView) throws -> Void
    ) throws {
        guard let layout = tokenVectors?.encoder.layout else { return }
        var row = row
        if let table = try connection.mappedTable("late_passage", column: 1) {
            let rest = try table.forEach(after: row) { row, bytes in try read(bytes, layout, row, body) }
            guard let rest else { return }
            row = rest
        }
        let statement = try connection.statement(
            "SELECT id, tokens FROM late_passage WHERE id > ? ORDER BY id")
        defer { statement.reset() }
        try statement.bind(1, row)
        while try statement.step() {
            let row = statement.integer(0)
            try statement.withBytes(1) { bytes throws in try read(bytes, layout, row, body) }
        }
    }

    private func read(
        _ bytes: UnsafeRawBufferPointer, _ layout: RecordLayout, _ row: Int,
        _ body: (Int, TokenRecordView) throws -> Void
    ) throws {
        do {
            try body(row, try TokenRecordReading.view(bytes, layout, row: row, connection.file))
        } catch let malformed as TokenRecord.Malformed {
            throw TokenRecordReading.damaged(row, malformed.reason, connection.file)
        }
    }

    /// The lists of passages (`PassageListCodec`) of these centroids, one behind the other, and where each lies: empty when
    /// no passage has the centroid. Passages that are gone may be in them.
    package func passageLists(ofCentroids centroids: [Int]) throws -> (bytes: [UInt8], ranges: [Range<Int>]) {
        let lists = BlobReader(connection, table: "late_list", column: "passages")
        var bytes: [UInt8] = []
        var ranges: [Range<Int>] = []
        var end = 0
        for centroid in centroids {
            let count = try lists.read(row: centroid + 1, into: &bytes, at: end) ?? 0
            ranges.append(end..<end + count)
            end += count
        }
        return (bytes, ranges)
    }

    /// Segments have terms in more passages than they say they hold.
    package func damagedCounts() -> IndexStoreError {
        damaged("segment", "its counts are less than its postings")
    }

    package func damagedPassageList(_ centroid: Int) -> IndexStoreError {
        damaged("late_list \(centroid + 1)", "it is no list of passages")
    }

    /// Rows behind `row` of passages that have token vectors, rising.
    package func encodedPassages(after row: Int) throws -> [Int] {
        let statement = try connection.statement("SELECT id FROM late_passage WHERE id > ? ORDER BY id")
        defer { statement.reset() }
        try statement.bind(1, row)
        var rows: [Int] = []
        while try statement.step() { rows.append(statement.integer(0)) }
        return rows
    }

    /// The row of the passage with this id (`document#ordinal`); nil when there is none.
    package func row(ofPassage id: String) throws -> Int? {
        guard let mark = id.utf8.lastIndex(of: UInt8(ascii: "#")),
            let ordinal = Int(id[id.utf8.index(after: mark)...])
        else { return nil }
        let statement = try connection.statement(
            """
            SELECT passage.id FROM document JOIN passage ON passage.id >= first_passage AND \
            passage.id < first_passage + passages WHERE name = ? AND ordinal = ?
            """)
        defer { statement.reset() }
        try statement.bind(1, String(id[..<mark]))
        try statement.bind(2, ordinal)
        return try statement.step() ? statement.integer(0) : nil
    }
}
