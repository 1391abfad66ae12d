import Database

/// The texts of an index as its writer sees them, for reading all of them once.
package struct StoredTexts {
    /// A document by its numbers; its name decides between those of the same length.
    package struct Entry: Sendable {
        package let row: UInt32
        fileprivate let firstPassage: UInt32
        fileprivate let passages: UInt32
    }

    fileprivate let connection: Connection
    fileprivate let path: String

    /// Every document that has passages, the longest first; those of one length by the bytes of their names.
    package func documents() throws -> [Entry] {
        try naming {
            let statement = try connection.statement(
                """
                SELECT document.id, first_passage, passages FROM document JOIN passage \
                ON passage.id = first_passage + passages - 1 WHERE passages > 0 \
                ORDER BY start + length DESC, name
                """)
            defer { statement.reset() }
            var entries: [Entry] = []
            while try statement.step() {
                let rows = try RowNumbers.passages(
                    first: statement.integer(1), count: statement.integer(2), connection)
                entries.append(
                    Entry(
                        row: UInt32(clamping: statement.integer(0)), firstPassage: UInt32(rows.lowerBound),
                        passages: UInt32(rows.count)))
            }
            return entries
        }
    }

    /// Whether the texts together have at most so many bytes, from where their last passages end. Of a large file that is
    /// said without a look at its documents.
    package func hasAtMost(_ bytes: Int) throws -> Bool {
        try naming {
            let pages = try connection.integer("PRAGMA page_count") ?? 0
            guard pages * (try connection.integer("PRAGMA page_size") ?? 0) <= 8 * bytes else { return false }
            let total = try connection.integer(
                """
                SELECT total(start + length) FROM document JOIN passage \
                ON passage.id = first_passage + passages - 1 WHERE passages > 0
                """)
            return total ?? 0 <= bytes
        }
    }

    /// Calls `body` with each passage of a document that is a slice of its text: its row, where it begins, its text.
    package func forEachPassage(
        of entry: Entry, _ body: (_ row: Int, _ start: Int, _ text: UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws {
        try naming {
            let spans = try spans(of: entry)
            let content = try connection.statement("SELECT text FROM content WHERE document = ?")
            defer { content.reset() }
            try content.bind(1, Int(entry.row))
            guard try content.step() else {
                throw IndexStoreError.damaged(
                    file: path, place: "content of document \(entry.row)", reason: "it is missing")
            }
            try content.withBytes(0) { bytes throws in
                let text = bytes.bindMemory(to: UInt8.self)
                for span in spans where span.length > 0 {
                    guard span.start >= 0, span.start + span.length <= text.count else {
                        throw IndexStoreError.damaged(
                            file: path, place: "passage \(span.row)", reason: "it lies outside its text")
                    }
                    let slice = text[span.start..<span.start + span.length]
                    try body(span.row, span.start, UnsafeBufferPointer(rebasing: slice))
                }
            }
        }
    }

    private func spans(of entry: Entry) throws -> [(row: Int, start: Int, length: Int)] {
        let statement = try connection.statement(
            "SELECT id, start, length FROM passage WHERE id >= ? AND id < ? ORDER BY id")
        defer { statement.reset() }
        try statement.bind(1, Int(entry.firstPassage))
        try statement.bind(2, Int(entry.firstPassage) + Int(entry.passages))
        var spans: [(row: Int, start: Int, length: Int)] = []
        while try statement.step() {
            spans.append((statement.integer(0), statement.integer(1), statement.integer(2)))
        }
        return spans
    }

    /// The bytes of a document's text in `range`, as far as there are any.
    package func bytes(of document: Int, in range: Range<Int>) throws -> [UInt8] {
        try naming {
            let reader = BlobReader(connection, table: "content", column: "text")
            let range = range.clamped(to: 0..<(try reader.count(row: document)))
            return try [UInt8](unsafeUninitializedCapacity: range.count) { memory, count in
                guard range.count > 0 else { return }
                let target = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(memory)[0..<range.count])
                try reader.read(row: document, offset: range.lowerBound, into: target)
                count = range.count
            }
        }
    }
}

extension IndexWriter {
    /// The texts of the index, not yet committed changes included.
    package var texts: StoredTexts { StoredTexts(connection: connection, path: path) }
}
