package import ContextTypes
import Database

extension IndexSnapshot {
    /// Places of a passage that an answer lists, at most.
    package static let mostPlaces = 10_000

    /// Whether any passage is contained in another.
    package var containsAny: Bool { !state.contained.isEmpty }

    /// Adds to `rows` those that a search must find to find what is contained in them.
    package func addHolders(to rows: inout RowSet) { state.contained.addHolders(to: &rows) }

    /// The passage to show for the one in `row`: itself, or, where a filter does not let it through, the first that
    /// stands in it and is let through.
    package func shownRow(for row: Int, in rows: RowSet) -> Int {
        guard !rows.contains(row) else { return row }
        return state.contained.rows(in: row).first(where: rows.contains) ?? row
    }

    /// The other places of the passage in `row`, by document and place: those that it holds, or its holder and what else
    /// that holds.
    package func otherPlaces(of row: Int) throws -> [OtherPlace] {
        guard !state.contained.isEmpty else { return [] }
        let holder = state.contained.holder(of: row) ?? row
        let group = [holder] + state.contained.rows(in: holder)
        guard group.count > 1 else { return [] }
        return try group.filter { $0 != row }.prefix(Self.mostPlaces).map(place).sorted {
            ($0.document, $0.start.utf8) < ($1.document, $1.start.utf8)
        }
    }

    /// The place of a passage in its own document.
    private func place(of row: Int) throws -> OtherPlace {
        let place = "passage \(row)"
        let statement = try connection.statement(
            """
            SELECT name, title, url, document.id, ordinal, start, length, passage.structure \
            FROM passage JOIN document ON document.id = passage.document WHERE passage.id = ?
            """)
        defer { statement.reset() }
        try statement.bind(1, row)
        guard try statement.step() else { throw damaged(place, "it is missing") }
        let start: SourceOffset
        do {
            start = try statement.withBytes(7) { bytes throws in
                try StructureCodec.decodeOrigin(bytes, start: statement.integer(5))
            }
        } catch let malformed as ByteDecoder.Malformed {
            throw damaged(place, malformed.reason)
        }
        let text = try text(
            of: statement.integer(3),
            at: SourceSpan(start: start.utf8, end: start.utf8 + max(0, statement.integer(6))))
        let document = try self.text(statement, 0, place)
        return OtherPlace(
            passage: "\(document)#\(statement.integer(4))", document: document,
            title: try self.text(statement, 1, place),
            url: statement.isNull(2) ? nil : try self.text(statement, 2, place), start: start,
            end: start.advanced(over: text.utf8))
    }
}
