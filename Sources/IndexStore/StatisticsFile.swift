import Database
import Glibc
import JSONValues
import Synchronization

/// What BM25 must know of a collection that is spread over several indexes: its counts, and in how many passages each
/// term stands. An SQLite file of its own, written once, complete or not at all.
///
/// Searching one shard with the statistics of all gives the scores, to the bit, of one index of everything.
package final class StatisticsFile: Sendable {
    /// `Wins` in ASCII.
    static let applicationID = 0x5769_6E73
    static let formatVersion = 1

    package let path: String
    package let statistics: IndexStatistics
    package let settings: IndexSettings
    // Sendable because the lock lets one thread at a time use the connection.
    private struct Source: @unchecked Sendable { let connection: Connection }
    private let source: Mutex<Source>

    /// Opens the statistics at `path`.
    ///
    /// - Throws: `IndexStoreError`.
    package init(_ path: String) throws {
        self.path = path
        let connection = try naming { try StatisticsFile.open(path) }
        statistics = try naming { try StatisticsFile.readCounts(connection) }
        settings = try naming { try IndexSettings.read(from: connection) }
        source = Mutex(Source(connection: connection))
    }

    /// In how many passages of the whole collection `term` stands.
    package func documentFrequency(of term: [UInt8]) throws -> Int {
        try naming {
            try source.withLock { source in
                let statement = try source.connection.statement("SELECT passages FROM term WHERE term = ?")
                defer { statement.reset() }
                try statement.bind(1, bytes: term)
                return try statement.step() ? statement.integer(0) : 0
            }
        }
    }

    /// Whether the file at `path` says of itself that it holds statistics.
    static func isOne(_ path: String) -> Bool { IndexHeader.applicationID(of: path) == applicationID }

    static func open(_ path: String) throws -> Connection {
        guard access(path, F_OK) == 0 else {
            throw IndexStoreError.invalidStatistics(file: path, reason: "there is no such file")
        }
        guard isOne(path) else {
            throw IndexStoreError.invalidStatistics(
                file: path, reason: "it does not come from `winnow index statistics`")
        }
        let connection = try Connection(path, mode: .immutable)
        let version = try connection.integer("PRAGMA user_version") ?? 0
        guard version <= formatVersion else {
            throw IndexStoreError.newerFormat(file: path, found: version, known: formatVersion)
        }
        return connection
    }

    static func readCounts(_ connection: Connection) throws -> IndexStatistics {
        let passages = try connection.integer(.passages)
        let tokens = try connection.integer(.tokens)
        guard let passages, let tokens, passages >= 0, tokens >= 0 else {
            throw IndexStoreError.invalidStatistics(file: connection.file, reason: "its counts are missing")
        }
        return IndexStatistics(passages: passages, tokens: tokens)
    }
}

extension StatisticsFile {
    /// Adds up the statistics of indexes and of other statistics files, in bounded memory, into a file at `target`, which
    /// takes the place of statistics alone. The same inputs give the same bytes of content.
    ///
    /// - Throws: `IndexStoreError`, also when the inputs were made with different settings, or when something else stands at
    ///   `target`.
    package static func write(of inputs: [String], to target: String) throws -> IndexStatistics {
        guard access(target, F_OK) != 0 || isOne(target) else {
            throw IndexStoreError.invalidStatistics(
                file: target, reason: "a file that is there and holds no statistics is not replaced")
        }
        for input in inputs where FileMode.isSame(input, target) {
            throw IndexStoreError.invalidStatistics(file: target, reason: "it is also an input")
        }
        let lock = try WriterLock(of: target)
        defer { withExtendedLifetime(lock) {} }
        let sources = try inputs.map { path in
            try naming { try isOne(path) ? CountedSource(statistics: path) : CountedSource(index: path) }
        }
        defer { for source in sources { source.close() } }
        for source in sources.dropFirst() { try sources[0].requireSameSettings(source) }
        let temporary = "\(target).new"
        DatabaseCompanions.remove(with: temporary)
        defer { DatabaseCompanions.remove(with: temporary) }
        let sum = IndexStatistics(
            passages: sources.reduce(0) { $0 + $1.statistics.passages },
            tokens: sources.reduce(0) { $0 + $1.statistics.tokens })
        try naming {
            try FileMode.makeEmpty(temporary, like: target)
            try write(sources, sum, to: temporary)
        }
        try publish(temporary, as: target)
        return sum
    }

    private static func write(_ sources: [CountedSource], _ sum: IndexStatistics, to path: String) throws {
        let connection = try Connection.make(path, applicationID: applicationID, version: formatVersion)
        try connection.execute("PRAGMA journal_mode = OFF")
        try connection.execute("PRAGMA synchronous = OFF")
        try connection.transaction {
            try connection.execute("CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID")
            try connection.execute(
                "CREATE TABLE term(term BLOB PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID")
            if let settings = sources.first?.settings { try settings.write(to: connection) }
            try connection.insert(.passages) { try $0.bind(2, sum.passages) }
            try connection.insert(.tokens) { try $0.bind(2, sum.tokens) }
            let insert = try connection.statement("INSERT INTO term VALUES(?, ?)")
            let streams = try sources.flatMap { try $0.streams() }
            var heap = TermHeap(streams)
            try heap.forEachTerm { term, members in
                let count = try members.reduce(0) { $0 + (try streams[$1].passages()) }
                guard count > 0 else { return }
                try insert.bind(1, bytes: term)
                try insert.bind(2, count)
                try insert.run()
            }
        }
    }

    /// Makes the finished file at `temporary` the one at `target`: durable, and at no moment half there.
    static func publish(_ temporary: String, as target: String) throws {
        let descriptor = Glibc.open(temporary, O_RDWR | O_CLOEXEC)
        defer { close(descriptor) }
        guard descriptor >= 0, fsync(descriptor) == 0, rename(temporary, target) == 0 else {
            throw IndexStoreError.database(
                DatabaseError(
                    file: target, sql: "", cause: .inputOutput, message: String(cString: strerror(errno))))
        }
        let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? "."
        let parent = Glibc.open(folder, O_RDONLY | O_CLOEXEC)
        if parent >= 0 {
            fsync(parent)
            close(parent)
        }
    }
}
