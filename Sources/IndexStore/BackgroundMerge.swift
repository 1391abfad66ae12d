import Database
import Glibc

/// A merge of segments that nobody waits for: the new segment grows in a file of its own, without the writer's lock and
/// with a bounded share of the disk's and a core's time; then one short transaction puts it in the place of the old ones.
///
/// Killed at any moment it leaves the index as it was, and a file that the next merge removes.
package struct BackgroundMerge {
    private let path: String
    /// What part of the time it may work; the rest of the time it rests.
    private let share: Double
    private let isCancelled: @Sendable () -> Bool
    private var sidePath: String { BackgroundMerge.sidePath(of: path) }

    /// The file in which a segment of the index grows.
    static func sidePath(of index: String) -> String { "\(index).merge" }

    /// - Parameter share: Above 0, at most 1.
    package init(
        _ path: String, share: Double = 0.3, isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        precondition(share > 0 && share <= 1)
        self.path = path
        self.share = share
        self.isCancelled = isCancelled
    }

    /// A segment that is ready to be put in the place of those it was made of.
    package struct Finished {
        fileprivate let lock: WriterLock
        let sidePath: String
        let replaced: [SegmentRow]
        /// For each replaced segment: what was gone of it when the merge began.
        let tombstones: [Bitmap?]
    }

    /// Merges what is due into a file beside the index. Nil when nothing is, when another merge is under way, or when
    /// it was cancelled.
    ///
    /// - Throws: `IndexStoreError`.
    package func prepare() throws -> Finished? {
        try naming {
            let source = try IndexReader.openChecked(path)
            try source.execute("BEGIN")
            defer { try? source.execute("ROLLBACK") }
            let rows = try SegmentRow.all(in: source)
            let due = MergePolicy.afterCommit(rows)
            guard !due.isEmpty, let lock = try lockOfMerges() else { return nil }
            let settings = try IndexSettings.read(from: source)
            let statistics = IndexStatistics(of: rows)
            DatabaseCompanions.remove(with: sidePath)
            try IndexSchema.create(sidePath, settings: settings, like: path)
            let side = try Connection(sidePath, mode: .readWrite)
            _ = try side.text("PRAGMA journal_mode = OFF")
            try side.execute("PRAGMA synchronous = OFF")
            var merger = SegmentMerger(into: side)
            for row in due { try merger.add(row, from: source, shift: 0) }
            do {
                try side.transaction {
                    try merger.write(
                        as: 1, averageLength: statistics.averageLength, settings: settings, pace: rest())
                }
            } catch is CancellationError {
                DatabaseCompanions.remove(with: sidePath)
                return nil
            }
            return Finished(
                lock: lock, sidePath: sidePath, replaced: due,
                tombstones: try due.map { try Tombstones.read($0, source) })
        }
    }

    /// nil when another merge is under way.
    private func lockOfMerges() throws(IndexStoreError) -> WriterLock? {
        do { return try WriterLock(of: sidePath) } catch {
            guard case .beingWritten = error else { throw error }
            return nil
        }
    }

    /// Rests as long as the share asks for after each piece of work; throws when cancelled.
    private func rest() -> () throws -> Void {
        let clock = ContinuousClock()
        var started = clock.now
        return {
            if isCancelled() { throw CancellationError() }
            let worked = (clock.now - started).components
            let microseconds = Double(worked.seconds) * 1e6 + Double(worked.attoseconds) * 1e-12
            usleep(UInt32(min(microseconds * (1 / share - 1), 500_000)))
            started = clock.now
        }
    }
}

extension IndexWriter {
    /// Puts a merged segment in the place of those it was made of; what was removed in the meantime is gone of it too.
    /// False when one of them is no more: then the merge was for nothing.
    package func adopt(_ merge: BackgroundMerge.Finished) throws -> Bool {
        try commit()
        defer { DatabaseCompanions.remove(with: merge.sidePath) }
        return try naming {
            // The writer's lock is held: nobody else drops segments between this and the transaction.
            let present = Set(try SegmentRow.all(in: connection).map(\.number))
            guard merge.replaced.allSatisfy({ present.contains($0.number) }) else { return false }
            let attach = try connection.statement("ATTACH ? AS merged")
            try attach.bind(1, merge.sidePath)
            try attach.run()
            defer { try? connection.execute("DETACH merged") }
            try connection.transaction { try take(merge) }
            return true
        }
    }

    private func take(_ merge: BackgroundMerge.Finished) throws {
        let number = try take(.nextSegment, 1)
        var shifts: [String: Int] = [:]
        for (table, columns) in [
            ("window", "lengths, passages, ranks"), ("dictionary", "bytes"), ("postings", "bytes"),
        ] {
            let shift = try RowNumbers.last(in: "main.\(table)", connection)
            shifts[table] = shift
            try connection.execute(
                """
                INSERT INTO main.\(table)(id, \(columns)) \
                SELECT id + \(shift), \(columns) FROM merged.\(table) ORDER BY id
                """)
        }
        try connection.execute(
            """
            INSERT INTO main.segment SELECT \(number), passages, tokens, live_passages, live_tokens, terms, postings,
            k1, b, average_length, first_window + \(shifts["window"] ?? 0), windows,
            first_dictionary + \(shifts["dictionary"] ?? 0), dictionaries,
            first_postings + \(shifts["postings"] ?? 0), postings_rows, bytes, blocks FROM merged.segment
            """)
        let gone = try goneSince(merge)
        for row in merge.replaced { try SegmentMerger.drop(row, connection) }
        if let row = try SegmentRow.all(in: connection).first(where: { $0.number == number }), !gone.isEmpty {
            try bury(gone, in: row)
        }
        try raiseGeneration()
    }

    /// Numbers in the merged segment of the passages that were removed after the merge had begun.
    private func goneSince(_ merge: BackgroundMerge.Finished) throws -> [Int] {
        var gone: [Int] = []
        var number = 0
        for (row, before) in zip(merge.replaced, merge.tombstones) {
            let now = try Tombstones.read(row, connection)
            for passage in 0..<row.passages where before?[passage] != true {
                if now?[passage] == true { gone.append(number) }
                number += 1
            }
        }
        return gone
    }
}
