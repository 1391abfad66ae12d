import ContextTypes
import Database

/// The rows of documents and their passages, as the writer's transaction sees them.
struct DocumentRows {
    let connection: Connection
    let path: String

    private struct Known {
        var row: Int
        /// Rows in `passage`.
        var passages: Range<Int>
    }

    /// Writes a document, or puts it in the place of the one with its id. Returns the rows of the passages that the other
    /// one had; nil when there was none.
    func write(_ document: PreparedDocument, firstPassage: Int) throws -> Range<Int>? {
        // Most are new: one walk down the index of names finds that out and puts the name there.
        try execute(
            """
            INSERT INTO document(name, hash, title, url, language, metadata, first_passage, passages) \
            VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(name) DO NOTHING
            """, document, firstPassage)
        let isNew = connection.changes > 0
        let replaced = isNew ? nil : try replace(document, firstPassage: firstPassage)
        let row = replaced?.row ?? connection.lastRow
        try writeContent(document, row: row)
        for (index, passage) in document.passages.enumerated() {
            try write(passage, row: firstPassage + index, document: row)
        }
        return replaced?.passages
    }

    /// Removes the document with this id. Returns the rows of its passages; nil when there is none.
    func remove(_ id: String) throws -> Range<Int>? {
        guard let known = try find(id) else { return nil }
        try removePassages(known.passages)
        try connection.execute("DELETE FROM document WHERE id = \(known.row)")
        try connection.execute("DELETE FROM content WHERE document = \(known.row)")
        return known.passages
    }

    /// Puts the document in the place of the one with its id, which it returns.
    private func replace(_ document: PreparedDocument, firstPassage: Int) throws -> Known {
        guard let known = try find(document.id) else {
            throw IndexStoreError.damaged(
                file: path, place: "document", reason: "the index of names has what the table lacks")
        }
        try removePassages(known.passages)
        try execute(
            """
            UPDATE document SET (hash, title, url, language, metadata, first_passage, passages) = \
            (?2, ?3, ?4, ?5, ?6, ?7, ?8) WHERE name = ?1
            """, document, firstPassage)
        return known
    }

    /// Runs `sql` with the columns of a document.
    private func execute(_ sql: String, _ document: PreparedDocument, _ firstPassage: Int) throws {
        let statement = try connection.statement(sql)
        try statement.bind(1, document.id)
        try statement.bind(2, bytes: document.hash.bytes)
        try statement.bind(3, document.title)
        try statement.bind(4, document.url)
        try statement.bind(5, document.language)
        try statement.bind(6, document.metadata)
        try statement.bind(7, firstPassage)
        try statement.bind(8, document.passages.count)
        try statement.run()
    }

    private func writeContent(_ document: PreparedDocument, row: Int) throws {
        let statement = try connection.statement("INSERT OR REPLACE INTO content VALUES(?, ?, ?)")
        try statement.bind(1, row)
        try statement.bind(2, document.text)
        try statement.bind(3, bytes: document.structure)
        try statement.run()
    }

    private func write(_ passage: PreparedDocument.PreparedPassage, row: Int, document: Int) throws {
        let statement = try connection.statement("INSERT INTO passage VALUES(?, ?, ?, ?, ?, ?)")
        try statement.bind(1, row)
        try statement.bind(2, document)
        try statement.bind(3, passage.ordinal)
        try statement.bind(4, passage.span.start)
        try statement.bind(5, passage.span.count)
        try statement.bind(6, bytes: passage.structure)
        try statement.run()
    }

    private func find(_ id: String) throws -> Known? {
        let statement = try connection.statement(
            "SELECT id, first_passage, passages FROM document WHERE name = ?")
        defer { statement.reset() }
        try statement.bind(1, id)
        guard try statement.step() else { return nil }
        let passages = try RowNumbers.passages(
            first: statement.integer(1), count: statement.integer(2), connection)
        return Known(row: statement.integer(0), passages: passages)
    }

    private func removePassages(_ range: Range<Int>) throws {
        if try ContainedSchema.exists(in: connection) {
            try connection.execute(
                "DELETE FROM contained WHERE id >= \(range.lowerBound) AND id < \(range.upperBound)")
        }
        try connection.execute(
            "DELETE FROM passage WHERE id >= \(range.lowerBound) AND id < \(range.upperBound)")
    }
}
