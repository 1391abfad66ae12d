import Database
import Postings

/// One input of a statistics file: an index, or statistics that were added up before.
final class CountedSource {
    let path: String
    let settings: IndexSettings
    let statistics: IndexStatistics
    private let connection: Connection
    private let segments: [SegmentRow]

    init(index path: String) throws {
        self.path = path
        connection = try IndexReader.openChecked(path)
        try connection.execute("BEGIN")
        segments = try SegmentRow.all(in: connection)
        settings = try IndexSettings.read(from: connection)
        statistics = IndexStatistics(of: segments)
    }

    init(statistics path: String) throws {
        self.path = path
        connection = try StatisticsFile.open(path)
        try connection.execute("BEGIN")
        segments = []
        settings = try IndexSettings.read(from: connection)
        statistics = try StatisticsFile.readCounts(connection)
    }

    func requireSameSettings(_ other: CountedSource) throws {
        try settings.requireSame(other.settings, path, other.path)
    }

    /// Ends the snapshot.
    func close() { try? connection.execute("ROLLBACK") }

    func streams() throws -> [CountedTerms] {
        guard segments.isEmpty, StatisticsFile.isOne(path) else {
            return try segments.map { try SegmentTerms($0, connection) }
        }
        return [try StatisticsTerms(connection)]
    }
}

/// Terms in their order with the number of passages they stand in.
class CountedTerms: TermStream {
    fileprivate(set) var term: [UInt8]?

    func advance() throws {}

    /// Passages that are there.
    func passages() throws -> Int { 0 }
}

private final class SegmentTerms: CountedTerms {
    private let cursor: SegmentCursor
    private let tombstones: Bitmap?

    init(_ row: SegmentRow, _ connection: Connection) throws {
        cursor = try SegmentCursor(row, connection)
        tombstones = try Tombstones.read(row, connection)
        super.init()
        term = cursor.term
    }

    override func advance() throws {
        try cursor.advance()
        term = cursor.term
    }

    override func passages() throws -> Int {
        guard let entry = cursor.entry else { return 0 }
        guard let tombstones, let stored = try cursor.stored() else { return entry.df }
        return entry.df
            - (try cursor.checked(stored).count(in: tombstones.bytes, passages: cursor.row.passages))
    }
}

private final class StatisticsTerms: CountedTerms {
    private let connection: Connection
    private let statement: Statement
    private var count = 0

    init(_ connection: Connection) throws {
        self.connection = connection
        statement = try connection.statement("SELECT term, passages FROM term ORDER BY term")
        super.init()
        try advance()
    }

    override func advance() throws {
        if try statement.step() {
            term = statement.bytes(0)
            count = statement.integer(1)
            guard (0..<1 << 40).contains(count) else {
                throw IndexStoreError.invalidStatistics(
                    file: connection.file, reason: "a term stands in \(count) passages")
            }
        } else {
            statement.reset()
            term = nil
        }
    }

    override func passages() throws -> Int { count }
}
