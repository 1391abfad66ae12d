import Database

/// The table of passages that are not searched because they stand in others. It is there only while there are any, so
/// that the file of a corpus that repeats nothing is what it would be without.
///
/// Such a passage keeps its row in `passage`, its document and its text; no segment and no table of token vectors has it.
/// Its holder is in a segment. Removing a document removes its rows here; rows whose holder goes with it are put into a
/// segment before the same transaction ends.
enum ContainedSchema {
    static let statements = [
        """
        CREATE TABLE contained(id INTEGER PRIMARY KEY, holder INTEGER NOT NULL, start INTEGER NOT NULL,
        length INTEGER NOT NULL, share REAL NOT NULL)
        """,
        "CREATE INDEX contained_holder ON contained(holder)",
    ]

    static func exists(in connection: Connection) throws -> Bool {
        try connection.integer("SELECT 1 FROM main.sqlite_master WHERE name = 'contained'") != nil
    }

    static func createIfMissing(in connection: Connection) throws {
        guard try !exists(in: connection) else { return }
        for statement in statements { try connection.execute(statement) }
    }

    static func dropIfEmpty(from connection: Connection) throws {
        guard try exists(in: connection), try connection.integer("SELECT 1 FROM contained LIMIT 1") == nil
        else { return }
        try connection.execute("DROP TABLE contained")
    }

    /// A condition on `passage.id` that leaves out what is contained, for a `WHERE` that has others before it.
    static func excluding(in connection: Connection) throws -> String {
        try exists(in: connection)
            ? "AND NOT EXISTS (SELECT 1 FROM contained WHERE contained.id = passage.id)" : ""
    }

    /// All rows, rising.
    static func all(in connection: Connection) throws -> [ContainedPassage] {
        guard try exists(in: connection) else { return [] }
        let statement = try connection.statement(
            "SELECT id, holder, start, length, share FROM contained ORDER BY id")
        defer { statement.reset() }
        var passages: [ContainedPassage] = []
        while try statement.step() {
            let passage = ContainedPassage(
                row: statement.integer(0), holder: statement.integer(1), start: statement.integer(2),
                length: statement.integer(3), share: statement.double(4))
            guard RowNumbers.passages.contains(passage.row), RowNumbers.passages.contains(passage.holder)
            else { throw RowNumbers.impossible("contained", "a row is numbered impossibly", connection) }
            passages.append(passage)
        }
        return passages
    }

    static func insert(_ passage: ContainedPassage, into connection: Connection) throws {
        let statement = try connection.statement("INSERT OR REPLACE INTO contained VALUES(?, ?, ?, ?, ?)")
        try statement.bind(1, passage.row)
        try statement.bind(2, passage.holder)
        try statement.bind(3, passage.start)
        try statement.bind(4, passage.length)
        try statement.bind(5, passage.share)
        try statement.run()
    }
}
