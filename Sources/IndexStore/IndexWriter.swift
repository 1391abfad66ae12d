import ContextTypes
import Database
import Glibc
package import Postings

/// The one writer of an index. Nothing of what it does is seen or kept before `commit`; what `commit` has returned
/// from survives the death of the process.
///
/// Not to be shared between threads.
package final class IndexWriter {
    package let path: String
    package let settings: IndexSettings
    private(set) var connection: Connection
    private let lock: WriterLock
    private var run: PostingsRun?
    /// Rows of passages that were removed since the last commit.
    private var gone: [Int] = []
    private var isInTransaction = false
    /// Gives the terms of passages that are searched again when what held them goes; nil where nothing can.
    package var analysis: Analysis?

    /// Opens the index at `path`, or makes it with `settings` when it is not there. An index that is there keeps the
    /// settings it was made with; see `settings`.
    package init(_ path: String, creatingWith settings: IndexSettings? = nil) throws {
        self.path = path
        if let settings, !IndexWriter.exists(path) {
            lock = try WriterLock(of: path)
            if !IndexWriter.exists(path) { try naming { try IndexSchema.create(path, settings: settings) } }
            try IndexHeader.check(path)
        } else {
            try IndexHeader.check(path)
            lock = try WriterLock(of: path)
        }
        // The next writer cleans up after one that was killed, and after merges that were.
        if lock.followsKill || IndexWriter.exists(WriterLock.path(of: BackgroundMerge.sidePath(of: path))) {
            Leftovers.remove(beside: path)
        }
        connection = try naming { try IndexWriter.open(path) }
        try IndexHeader.check(connection, path)
        self.settings = try naming { [connection] in try IndexSettings.read(from: connection) }
        try naming { [connection] in try IndexWriter.noteFormat(connection) }
    }

    deinit {
        guard isInTransaction else { return }
        // Nobody waits for an answer any more; SQLite rolls back by itself when this fails.
        try? connection.execute("ROLLBACK")
    }

    private var rows: DocumentRows { DocumentRows(connection: connection, path: path) }

    private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Bytes of the write-ahead log after which a commit moves it to the file.
    private static let logBytes = 32 << 20

    private static func open(_ path: String) throws -> Connection {
        let connection = try Connection(path, mode: .readWrite)
        try connection.execute("PRAGMA synchronous = FULL")
        let pageSize = try connection.integer("PRAGMA page_size") ?? IndexSchema.pageSize
        try connection.execute("PRAGMA wal_autocheckpoint = \(logBytes / pageSize)")
        try connection.execute("PRAGMA cache_size = -65536")
        // A merge reads every page of its segments: what is mapped would count as the process's own until somebody else
        // wants the memory.
        try connection.execute("PRAGMA mmap_size = 0")
        return connection
    }

    /// Goes on with the file that is at `path` now.
    func reopen() throws { connection = try IndexWriter.open(path) }

    /// A file whose pages have checksums is of the format that says so, and older programs keep away from it.
    static func noteFormat(_ connection: Connection) throws {
        guard connection.hasPageChecks,
            try connection.integer("PRAGMA user_version") == IndexSchema.oldestVersion
        else { return }
        try connection.execute("PRAGMA user_version = \(IndexSchema.formatVersion)")
    }
}

extension IndexWriter {
    /// What a call of `add` did.
    package struct Added: Sendable, Hashable {
        package var added = 0
        package var updated = 0
        package var passages = 0
    }

    /// Adds documents, or puts them in the place of those with the same id. `terms` are those of all their passages,
    /// in order.
    package func add(_ documents: [PreparedDocument], terms: TermBatch) throws -> Added {
        precondition(terms.passages == documents.reduce(0) { $0 + $1.passages.count })
        return try naming {
            guard terms.passages <= MergePolicy.limit else {
                throw IndexStoreError.tooManyPassages(
                    file: path, count: terms.passages, limit: MergePolicy.limit)
            }
            try begin()
            var result = Added()
            if let run, run.isFull || run.lengths.count + terms.passages > MergePolicy.limit {
                try flush()
            }
            var run = try self.run ?? PostingsRun(nextRow: nextPassage())
            var next = run.nextRow
            for document in documents {
                let replaced = try rows.write(document, firstPassage: next)
                gone += replaced ?? 0..<0
                next += document.passages.count
                result.passages += document.passages.count
                if replaced == nil { result.added += 1 } else { result.updated += 1 }
            }
            self.run = nil
            run.append(terms, of: documents)
            self.run = run
            return result
        }
    }

    /// Removes the document with this id; false when there is none.
    package func remove(_ id: String) throws -> Bool {
        try naming {
            try begin()
            guard let removed = try rows.remove(id) else { return false }
            gone += removed
            return true
        }
    }

    /// The hash of the document as it is now, not yet committed changes included.
    package func contentHash(of id: String) throws -> ContentHash? {
        try naming {
            let statement = try connection.statement("SELECT hash FROM document WHERE name = ?")
            defer { statement.reset() }
            try statement.bind(1, id)
            return try statement.step() ? ContentHash(stored: statement.bytes(0)) : nil
        }
    }

    /// The ids of all documents, in the order of their bytes.
    package func documentIDs() throws -> [String] {
        try naming {
            let statement = try connection.statement("SELECT name FROM document ORDER BY name")
            defer { statement.reset() }
            var names: [String] = []
            while try statement.step() { names.append(statement.text(0)) }
            return names
        }
    }

    /// True when memory asks for a commit.
    package var needsCommit: Bool { run?.isFull ?? false }

    /// Makes everything since the last commit part of the index, seen by all readers from now on.
    package func commit() throws {
        guard isInTransaction else { return }
        try naming {
            if !gone.isEmpty { try restoreUnheld() }
            try flush()
            try bury()
            try raiseGeneration()
            try connection.execute("COMMIT")
            isInTransaction = false
        }
    }

    /// Merges segments where that is due: a few small ones, or one with much that is gone.
    package func mergeIfDue() throws {
        try commit()
        while true {
            let rows = try naming { try SegmentRow.all(in: connection) }
            let due = MergePolicy.afterCommit(rows)
            guard !due.isEmpty else { return }
            try merge(due)
        }
    }

    /// Merges what a large build left.
    package func mergeAfterBuild() throws {
        try commit()
        let due = MergePolicy.afterBuild(try naming { try SegmentRow.all(in: connection) })
        if !due.isEmpty { try merge(due) }
        try mergeIfDue()
    }
}

extension IndexWriter {
    func begin() throws {
        guard !isInTransaction else { return }
        try connection.execute("BEGIN IMMEDIATE")
        isInTransaction = true
    }

    func merge(_ rows: [SegmentRow]) throws {
        try naming {
            try connection.transaction {
                let all = try SegmentRow.all(in: connection)
                let statistics = IndexStatistics(of: all)
                try SegmentMerger(connection, rows).merge(
                    into: try take(.nextSegment, 1), averageLength: statistics.averageLength,
                    settings: settings)
                try raiseGeneration()
            }
        }
    }

    /// Writes the passages that wait in memory as a segment of the transaction that is open.
    private func flush() throws {
        defer { run = nil }
        guard let run, !run.isEmpty else { return }
        let number = try take(.nextSegment, 1)
        try run.write(to: connection, number: number, saturation: try saturation(with: run))
        try connection.set(.nextPassage, to: run.nextRow)
    }

    /// Marks the passage in `row` as gone from its segment, when the transaction ends.
    func bury(row: Int) { gone.append(row) }

    /// Takes over the terms of passages that the index has in these rows, to be searched again.
    func append(_ terms: TermBatch, of passages: [Passage], in rows: [Int]) throws {
        precondition(terms.passages == passages.count && rows.count == passages.count)
        if let run, run.isFull || run.lengths.count + terms.passages > MergePolicy.limit { try flush() }
        var run = try self.run ?? PostingsRun(nextRow: nextPassage())
        self.run = nil
        run.append(terms, of: passages, in: rows)
        self.run = run
    }

    private func nextPassage() throws -> Int {
        let next = try connection.integer(.nextPassage) ?? 1
        guard (1..<RowNumbers.passages.upperBound - MergePolicy.limit).contains(next) else {
            throw IndexStoreError.damaged(
                file: path, place: "meta", reason: "nextPassage is \(next), which no index reaches")
        }
        return next
    }

    func take(_ counter: MetaKey, _ count: Int) throws -> Int {
        let value = try connection.integer(counter) ?? 1
        guard (1..<RowNumbers.limit).contains(value) else {
            throw RowNumbers.impossible("meta", "\(counter.rawValue) is \(value)", connection)
        }
        try connection.add(count, to: counter)
        return value
    }

    func raiseGeneration() throws {
        try connection.add(1, to: .generation)
    }

    /// The average length of the index as it will be with `run`: what its impacts are computed with. Passages that
    /// are removed in the same transaction may still count; scores do not depend on it.
    private func saturation(with run: PostingsRun) throws -> Saturation {
        let statistics = IndexStatistics(
            of: try SegmentRow.all(in: connection),
            and: IndexStatistics(passages: run.lengths.count, tokens: run.tokens))
        return Saturation(k1: settings.k1, b: settings.b, average: statistics.averageLength)
    }

    /// Marks the passages that are gone in the segments that hold them.
    private func bury() throws {
        defer { gone = [] }
        guard !gone.isEmpty else { return }
        let rows = Set(gone.map { UInt32($0) })
        guard let least = rows.min(), let greatest = rows.max() else { return }
        for segment in try SegmentRow.all(in: connection) {
            let passages = try SegmentFile.readPassageRows(segment, connection)
            let found = passages.indices.filter {
                passages[$0] >= least && passages[$0] <= greatest && rows.contains(passages[$0])
            }
            if !found.isEmpty { try bury(found, in: segment) }
        }
    }

    func bury(_ passages: [Int], in segment: SegmentRow) throws {
        let buffer = try SegmentFile.readLengths(segment, connection)
        defer { withExtendedLifetime(buffer) {} }
        let lengths = buffer.bytes.bindMemory(to: UInt32.self)
        var bitmap = try Tombstones.read(segment, connection) ?? Bitmap(passages: segment.passages)
        var tokens = 0
        var count = 0
        for passage in passages where !bitmap[passage] {
            bitmap[passage] = true
            tokens += Int(lengths[passage])
            count += 1
        }
        if count == segment.livePassages { return try SegmentMerger.drop(segment, connection) }
        try Tombstones.write(bitmap, windows: Set(passages.map { $0 / 4096 }), of: segment.number, connection)
        try connection.execute(
            """
            UPDATE segment SET live_passages = live_passages - \(count), live_tokens = live_tokens - \(tokens) \
            WHERE id = \(segment.number)
            """)
    }
}
