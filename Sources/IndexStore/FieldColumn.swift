import Database

/// All values of one field in the documents of an index, in the order of the documents.
///
/// Reading the metadata of all documents costs far more than any test of their values: a column is read once for each
/// field, and every filter on the field after it runs on the column.
struct FieldColumn: Sendable {
    private enum Kind: UInt8 {
        case text, integer, real, no, yes, other
    }

    /// Of each value, the rows in `passage` of its document.
    private var starts: [UInt32] = []
    private var counts: [UInt32] = []
    private var kinds: [Kind] = []
    /// The value of a number; of a text where it ends in `texts`. Texts follow each other.
    private var payloads: [UInt64] = []
    private var texts: [UInt8] = []

    /// Memory that it takes.
    var bytes: Int { texts.count + kinds.count * 17 }

    /// Reads the values of `field` of every document that has passages.
    init(_ field: MetadataField, _ connection: Connection) throws {
        let statement: Statement
        switch field {
        case .column(let name):
            statement = try connection.statement(
                "SELECT first_passage, passages, 'text', \(name) FROM document WHERE passages > 0")
        case .member(let path):
            statement = try connection.statement(
                """
                SELECT first_passage, passages, each.type, each.value FROM document, json_each(metadata, ?) AS each \
                WHERE passages > 0
                """)
            try statement.bind(1, path)
        }
        defer { statement.reset() }
        while try statement.step() { try append(statement, connection) }
    }

    private mutating func append(_ statement: Statement, _ connection: Connection) throws {
        guard !statement.isNull(3) else { return }
        let rows = try RowNumbers.passages(
            first: statement.integer(0), count: statement.integer(1), connection)
        var kind = statement.withBytes(2) { Self.kind(of: $0) }
        // Of whole numbers that no integer of SQLite's holds the value is another.
        if kind == .integer, statement.isReal(3) { kind = .real }
        switch kind {
        case .text:
            statement.withBytes(3) { texts.append(contentsOf: $0) }
            payloads.append(UInt64(texts.count))
        case .integer: payloads.append(UInt64(bitPattern: Int64(statement.integer(3))))
        case .real: payloads.append(statement.double(3).bitPattern)
        case .no, .yes, .other: payloads.append(0)
        }
        kinds.append(kind)
        starts.append(UInt32(rows.lowerBound))
        counts.append(UInt32(rows.count))
    }

    /// By SQLite's name for a type of JSON.
    private static func kind(of name: UnsafeRawBufferPointer) -> Kind {
        switch name.first {
        case UInt8(ascii: "i"): .integer
        case UInt8(ascii: "r"): .real
        case UInt8(ascii: "f"): .no
        case UInt8(ascii: "t"): name.count > 3 && name[1] == UInt8(ascii: "r") ? .yes : .text
        default: .other
        }
    }

    /// The passages of the documents that have a value which meets `test`.
    func rows(where test: FieldTest) -> RowSet {
        var rows = RowSet()
        var textStart = 0
        for index in kinds.indices {
            let value: FieldValue
            switch kinds[index] {
            case .text:
                let end = Int(payloads[index])
                value = .text(texts[textStart..<end])
                textStart = end
            case .integer: value = .integer(Int(Int64(bitPattern: payloads[index])))
            case .real: value = FieldValue(Double(bitPattern: payloads[index]))
            case .no: value = .flag(false)
            case .yes: value = .flag(true)
            case .other: value = .other
            }
            guard test.holds(of: value) else { continue }
            let start = Int(starts[index])
            rows.insert(start..<start + Int(counts[index]))
        }
        return rows
    }
}
