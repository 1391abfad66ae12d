package import ContextTypes
import Database
import JSONValues

extension IndexSnapshot {
    /// The passage in `row` with everything its document says of it.
    package func passage(_ row: Int) throws -> Passage {
        let place = "passage \(row)"
        let statement = try connection.statement(
            """
            SELECT name, title, url, metadata, document.id, ordinal, start, length, passage.structure \
            FROM passage JOIN document ON document.id = passage.document WHERE passage.id = ?
            """)
        defer { statement.reset() }
        try statement.bind(1, row)
        guard try statement.step() else { throw damaged(place, "it is missing") }
        let name = try text(statement, 0, place)
        var passage = Passage(
            id: "\(name)#\(statement.integer(5))", document: name, title: try text(statement, 1, place),
            url: statement.isNull(2) ? nil : try text(statement, 2, place), text: "", blocks: [],
            sentences: [], metadata: try metadata(statement, 3, place))
        let span = try span(statement, 6, place)
        passage.text = try text(of: statement.integer(4), at: span)
        do {
            try statement.withBytes(8) { bytes throws in
                try StructureCodec.decode(bytes, into: &passage, start: span.start)
            }
        } catch let malformed as ByteDecoder.Malformed {
            throw damaged(place, malformed.reason)
        }
        passage.alsoIn = try otherPlaces(of: row)
        return passage
    }

    /// The document with this id, nil when there is none.
    package func document(_ id: String) throws -> Document? {
        let place = "document \(id)"
        let statement = try connection.statement(
            """
            SELECT title, url, language, metadata, text, structure FROM document \
            LEFT JOIN content ON content.document = document.id WHERE name = ?
            """)
        defer { statement.reset() }
        try statement.bind(1, id)
        guard try statement.step() else { return nil }
        guard !statement.isNull(4) else { throw damaged(place, "its content is missing") }
        let source = try text(statement, 4, place)
        let content: StructuredText
        do {
            content = try statement.withBytes(5) { bytes throws in
                try StructureCodec.decode(bytes, text: source)
            }
        } catch let malformed as ByteDecoder.Malformed {
            throw damaged(place, malformed.reason)
        }
        return Document(
            id: id, title: try text(statement, 0, place),
            url: statement.isNull(1) ? nil : try text(statement, 1, place),
            language: statement.isNull(2) ? nil : try text(statement, 2, place), content: content,
            metadata: try metadata(statement, 3, place))
    }

    /// The hash that the document's content had when it was written; nil when there is no such document.
    package func contentHash(of id: String) throws -> ContentHash? {
        let statement = try connection.statement("SELECT hash FROM document WHERE name = ?")
        defer { statement.reset() }
        try statement.bind(1, id)
        return try statement.step() ? ContentHash(stored: statement.bytes(0)) : nil
    }

    /// The ids of all documents, in the order of their bytes.
    package func documentIDs() throws -> [String] {
        let statement = try connection.statement("SELECT name FROM document ORDER BY name")
        defer { statement.reset() }
        var names: [String] = []
        while try statement.step() { names.append(statement.text(0)) }
        return names
    }

    /// Ids and titles of the documents after the one of this id, or of the first ones, in the order of their ids' bytes.
    package func documents(after id: String?, limit: Int) throws -> [(id: String, title: String)] {
        let statement = try connection.statement(
            "SELECT name, title FROM document WHERE name > ? ORDER BY name LIMIT ?")
        defer { statement.reset() }
        // No document has an empty id.
        try statement.bind(1, id ?? "")
        try statement.bind(2, limit)
        var documents: [(id: String, title: String)] = []
        while try statement.step() { documents.append((statement.text(0), statement.text(1))) }
        return documents
    }

    func metadata(_ statement: Statement, _ column: Int32, _ place: String) throws -> JSON {
        do { return try JSON(parsing: statement.text(column)) } catch {
            throw damaged(place, "its metadata: \(error)")
        }
    }

    /// A column of text, which must be UTF-8 as it was written.
    func text(_ statement: Statement, _ column: Int32, _ place: String) throws -> String {
        let text = statement.withBytes(column) { String(validating: $0, as: UTF8.self) }
        guard let text else { throw damaged(place, "a text is not UTF-8") }
        return text
    }

    /// A start and a length, in two columns.
    private func span(_ statement: Statement, _ column: Int32, _ place: String) throws -> SourceSpan {
        let (start, length) = (statement.integer(column), statement.integer(column + 1))
        // No value of SQLite's is longer.
        let range = 0..<1 << 31
        guard range.contains(start), range.contains(length) else {
            throw damaged(place, "it stands at an impossible place")
        }
        return SourceSpan(start: start, end: start + length)
    }

    /// A slice of a document's text, read without the rest of it.
    func text(of document: Int, at span: SourceSpan) throws -> String {
        guard span.count > 0 else { return "" }
        let place = "content of document \(document)"
        let reader = BlobReader(connection, table: "content", column: "text")
        guard span.end <= (try reader.count(row: document)) else {
            throw damaged(place, "a passage lies outside its text")
        }
        let bytes = try [UInt8](unsafeUninitializedCapacity: span.count) { memory, count in
            try reader.read(row: document, offset: span.start, into: UnsafeMutableRawBufferPointer(memory))
            count = span.count
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw damaged(place, "a passage of it is not UTF-8")
        }
        return text
    }
}
