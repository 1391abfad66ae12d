import Database
import Glibc
import JSONValues

/// The tables of an index file, and how a file is known to be one.
///
/// `document`, `content` and `passage` (and the view `passages`) are plain tables for any SQLite shell. A passage's
/// text is a slice of its document's. The other tables hold the inverted index in segments:
/// - `segment`: one row each, with its counts, what its impacts were computed with, and the index of its dictionary;
/// - `window`: for every 4,096 passages of a segment their lengths in terms, their rows in `passage` and their places in
///   the order of ids (`WindowCodec`);
/// - `dictionary`: blocks of front-coded terms (`DictionaryBlock`);
/// - `postings`: the bytes of many terms, or of one large one (layouts in `CKernels/include/bm25.h`);
/// - `tombstones`: per window of a segment a bit for every passage that is gone.
/// Where passages repeat others, `contained` says which (`ContainedSchema`).
/// Rows of a segment are never changed; a merge writes a new one and drops the old ones in one transaction.
enum IndexSchema {
    /// `Winw` in ASCII.
    static let applicationID = 0x5769_6E77
    /// 2: postings in blocked lists and bitmaps. 3: the order of ids with the windows. 4: pages have checksums.
    static let formatVersion = 4
    /// The oldest that is read and written: 3 differs from 4 in nothing but the checksums, which `compact` adds.
    static let oldestVersion = 3
    /// Of files made from now on; those of an earlier size (64 KiB) stay as they are. Rows of one passage are read at
    /// random places: behind the 2 GiB that SQLite maps, each costs the copy of a page.
    static let pageSize = 16_384

    static let statements = [
        "CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID",
        """
        CREATE TABLE document(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, hash BLOB NOT NULL,
        title TEXT NOT NULL, url TEXT, language TEXT, metadata TEXT NOT NULL,
        first_passage INTEGER NOT NULL, passages INTEGER NOT NULL)
        """,
        "CREATE TABLE content(document INTEGER PRIMARY KEY, text TEXT NOT NULL, structure BLOB NOT NULL)",
        """
        CREATE TABLE passage(id INTEGER PRIMARY KEY, document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
        start INTEGER NOT NULL, length INTEGER NOT NULL, structure BLOB NOT NULL)
        """,
        """
        CREATE TABLE segment(id INTEGER PRIMARY KEY, passages INTEGER NOT NULL, tokens INTEGER NOT NULL,
        live_passages INTEGER NOT NULL, live_tokens INTEGER NOT NULL, terms INTEGER NOT NULL,
        postings INTEGER NOT NULL, k1 REAL NOT NULL, b REAL NOT NULL, average_length REAL NOT NULL,
        first_window INTEGER NOT NULL, windows INTEGER NOT NULL, first_dictionary INTEGER NOT NULL,
        dictionaries INTEGER NOT NULL, first_postings INTEGER NOT NULL, postings_rows INTEGER NOT NULL,
        bytes INTEGER NOT NULL, blocks BLOB NOT NULL)
        """,
        """
        CREATE TABLE window(id INTEGER PRIMARY KEY, lengths BLOB NOT NULL, passages BLOB NOT NULL,
        ranks BLOB NOT NULL)
        """,
        "CREATE TABLE dictionary(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
        "CREATE TABLE postings(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
        """
        CREATE TABLE tombstones(segment INTEGER, window INTEGER, bits BLOB NOT NULL,
        PRIMARY KEY(segment, window)) WITHOUT ROWID
        """,
        """
        CREATE VIEW passages AS SELECT document.name || '#' || ordinal AS id, title, url,
        CAST(substr(CAST(text AS BLOB), start + 1, length) AS TEXT) AS text, metadata
        FROM passage JOIN document ON document.id = passage.document
        JOIN content ON content.document = document.id
        """,
    ]

    /// Makes an index file at `path`, complete or not at all: it is built beside and then renamed. The caller holds the
    /// lock of `path`, so that nobody else uses the name beside it.
    ///
    /// - Parameter model: A file whose permissions it gets; nil for those that the system gives.
    static func create(_ path: String, settings: IndexSettings, like model: String? = nil) throws {
        let temporary = "\(path).new"
        defer { DatabaseCompanions.remove(with: temporary) }
        // Also of the journal of one that was killed: it would be played back into the new one.
        DatabaseCompanions.remove(with: temporary)
        do {
            if let model { try FileMode.makeEmpty(temporary, like: model) }
            let connection = try Connection.make(
                temporary, applicationID: applicationID, version: formatVersion, pageSize: pageSize)
            try connection.transaction {
                for statement in statements { try connection.execute(statement) }
                try write(settings, to: connection)
            }
            try connection.execute("PRAGMA journal_mode = WAL")
        } catch let error as DatabaseError {
            throw DatabaseError(file: path, sql: error.sql, cause: error.cause, message: error.message)
        }
        guard rename(temporary, path) == 0 else {
            throw DatabaseError(
                file: path, sql: "", cause: .cannotOpen, message: String(cString: strerror(errno)))
        }
    }

    /// Throws unless the tables, views and triggers of the file are those of an index. Others could run at every write, or
    /// never come to an end; what SQLite keeps for itself (`sqlite_…`) is data alone.
    static func check(_ connection: Connection) throws {
        var missing = Set(statements.map(words(of:)))
        let known = missing.union(
            (TokenVectorSchema.statements + ContainedSchema.statements).map(words(of:)))
        let statement = try connection.statement("SELECT type, name, sql FROM sqlite_schema")
        defer { statement.reset() }
        while try statement.step() {
            let (type, name, made) = (statement.text(0), statement.text(1), words(of: statement.text(2)))
            if known.contains(made) {
                missing.remove(made)
            } else if !name.hasPrefix("sqlite_") || !["table", "index"].contains(type) {
                throw IndexStoreError.damaged(
                    file: connection.file, place: "schema",
                    reason: "no index has such a \(type): \(name.prefix(80))")
            }
        }
        if let first = missing.min() {
            throw IndexStoreError.damaged(
                file: connection.file, place: "schema", reason: "missing: \(first.prefix(60))…")
        }
    }

    /// A statement whatever its white space is.
    private static func words(of statement: String) -> String {
        statement.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func write(_ settings: IndexSettings, to connection: Connection) throws {
        try settings.write(to: connection)
        try connection.insert(.generation) { try $0.bind(2, 0) }
        try connection.insert(.nextSegment) { try $0.bind(2, 1) }
        try connection.insert(.nextPassage) { try $0.bind(2, 1) }
    }
}
