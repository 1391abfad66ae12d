import Database
import Glibc

/// Makes one index of several, such as the shards of a build: the same documents, the same answers.
package struct IndexMerge {
    package struct Merged: Sendable, Hashable {
        package var indexes = 0
        package var documents = 0
        package var passages = 0
    }

    /// One index that is merged, in one snapshot.
    private struct Source {
        let path: String
        let connection: Connection
        let settings: IndexSettings
        let segments: [SegmentRow]
        let generation: Int
        /// What is added to its rows in `passage`.
        var shift = 0
    }

    /// Writes the index at `target` from those at `paths`, in their order, complete or not at all. Done again, it gives
    /// the same index again; what was at `target` is replaced.
    ///
    /// - Parameter finish: works on the index before it appears; given its path, which is not `target` yet.
    /// - Throws: `IndexStoreError`: settings that differ, a document that two of them have, a target that is in use; what
    ///   `finish` throws.
    package static func merge(
        _ paths: [String], to target: String, finish: (_ path: String) throws -> Void = { _ in }
    ) throws -> Merged {
        try naming {
            var sources = try paths.map { try open($0, target: target) }
            defer { for source in sources { try? source.connection.execute("ROLLBACK") } }
            guard let first = sources.first else { return Merged() }
            for source in sources.dropFirst() {
                try first.settings.requireSame(source.settings, first.path, source.path)
            }
            let lock = try WriterLock(of: target)
            defer { withExtendedLifetime(lock) {} }
            try clear(target)
            // Of this name, so that what a killed merge left is out of the way; the lock lets no other merge use it.
            let temporary = "\(target).new"
            DatabaseCompanions.remove(with: temporary)
            defer { DatabaseCompanions.remove(with: temporary) }
            try IndexSchema.create(temporary, settings: first.settings, like: target)
            let merged = try fill(temporary, with: &sources)
            try finish(temporary)
            try StatisticsFile.publish(temporary, as: target)
            return merged
        }
    }

    private static func open(_ path: String, target: String) throws -> Source {
        if FileMode.isSame(path, target) {
            throw IndexStoreError.cannotMerge(file: path, reason: "it is also the index to be made")
        }
        let connection = try IndexReader.openChecked(path)
        try connection.execute("BEGIN")
        guard try !TokenVectorSchema.exists(in: connection) else {
            throw IndexStoreError.cannotMerge(
                file: path,
                reason: "it has token vectors, in a code of its own; merge first, then `winnow index encode`")
        }
        return Source(
            path: path, connection: connection, settings: try IndexSettings.read(from: connection),
            segments: try SegmentRow.all(in: connection),
            generation: try connection.integer(.generation) ?? 0)
    }

    /// Takes the write-ahead log of an index that will be replaced out of the way: it would be taken for the new one's.
    private static func clear(_ target: String) throws {
        guard access(target, F_OK) == 0 else { return }
        try IndexHeader.check(target)
        do {
            let connection = try Connection(target, mode: .readWrite, patience: 0)
            try connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            _ = try connection.text("PRAGMA journal_mode = DELETE")
        } catch let error where error.cause == .busy {
            throw IndexStoreError.cannotMerge(file: target, reason: "the index there is in use")
        }
    }

    private static func fill(_ path: String, with sources: inout [Source]) throws -> Merged {
        let connection = try Connection(path, mode: .readWrite)
        // Nobody sees the file before it is whole, so that it needs no journal.
        _ = try connection.text("PRAGMA journal_mode = OFF")
        try connection.execute("PRAGMA synchronous = OFF")
        var merged = Merged(indexes: sources.count)
        for index in sources.indices { try copyDocuments(&sources[index], to: connection, &merged) }
        try connection.transaction {
            let segments = try writeSegments(sources, connection)
            let last = try RowNumbers.last(in: "passage", connection)
            try connection.set(.generation, to: 1)
            try connection.set(.nextSegment, to: segments + 1)
            try connection.set(.nextPassage, to: last + 1)
        }
        _ = try connection.text("PRAGMA journal_mode = WAL")
        return merged
    }

    private static func copyDocuments(
        _ source: inout Source, to connection: Connection, _ merged: inout Merged
    ) throws {
        let attach = try connection.statement("ATTACH ? AS shard")
        try attach.bind(1, source.path)
        try attach.run()
        defer { try? connection.execute("DETACH shard") }
        let documents = try RowNumbers.last(in: "main.document", connection)
        let passages = try RowNumbers.last(in: "main.passage", connection)
        let least = try connection.integer("SELECT min(id) FROM shard.passage") ?? 1
        let most = try RowNumbers.last(in: "shard.passage", connection)
        _ = try RowNumbers.last(in: "shard.document", connection)
        guard RowNumbers.passages.contains(least) || most == 0 else {
            throw IndexStoreError.damaged(
                file: source.path, place: "passage", reason: "a row has the number \(least)")
        }
        source.shift = passages + 1 - least
        guard most + source.shift < Int(UInt32.max) else {
            throw IndexStoreError.cannotMerge(
                file: source.path, reason: "together they have too many passages")
        }
        let shift = source.shift
        let generation = source.generation
        let path = source.path
        // Deferred: a transaction that writes at once would lock the shard for writing too.
        try connection.snapshot {
            guard
                try connection.integer("SELECT value FROM shard.meta WHERE key = 'generation'") == generation
            else { throw IndexStoreError.beingWritten(file: path, process: nil) }
            if let name = try connection.text(
                "SELECT s.name FROM shard.document s JOIN main.document m ON m.name = s.name LIMIT 1")
            {
                throw IndexStoreError.cannotMerge(
                    file: path, reason: "an index before it has the document \"\(name.prefix(200))\" too")
            }
            try connection.execute(
                """
                INSERT INTO main.document(id, name, hash, title, url, language, metadata, first_passage, passages)
                SELECT id + \(documents), name, hash, title, url, language, metadata, first_passage + \(shift),
                passages FROM shard.document ORDER BY id
                """)
            merged.documents += connection.changes
            try connection.execute(
                """
                INSERT INTO main.content(document, text, structure)
                SELECT document + \(documents), text, structure FROM shard.content ORDER BY document
                """)
            try connection.execute(
                """
                INSERT INTO main.passage(id, document, ordinal, start, length, structure)
                SELECT id + \(shift), document + \(documents), ordinal, start, length, structure
                FROM shard.passage ORDER BY id
                """)
            merged.passages += connection.changes
            try copyContained(shift: shift, to: connection)
        }
    }

    /// What stands in other passages of the shard that is attached stands in them here too.
    private static func copyContained(shift: Int, to connection: Connection) throws {
        guard
            try connection.integer("SELECT 1 FROM shard.sqlite_master WHERE name = 'contained'") != nil
        else { return }
        try ContainedSchema.createIfMissing(in: connection)
        try connection.execute(
            """
            INSERT INTO main.contained(id, holder, start, length, share)
            SELECT id + \(shift), holder + \(shift), start, length, share FROM shard.contained ORDER BY id
            """)
    }

    /// As few segments as hold all passages that are there. Returns how many.
    private static func writeSegments(_ sources: [Source], _ connection: Connection) throws -> Int {
        let all = sources.flatMap { source in source.segments.map { (source: source, row: $0) } }
            .filter { $0.row.livePassages > 0 }
        let statistics = IndexStatistics(of: all.map(\.row))
        var number = 0
        var start = 0
        while start < all.count {
            var end = start
            var sum = 0
            while end < all.count, end == start || sum + all[end].row.livePassages <= MergePolicy.limit {
                sum += all[end].row.livePassages
                end += 1
            }
            var merger = SegmentMerger(into: connection)
            for (source, row) in all[start..<end] {
                try merger.add(row, from: source.connection, shift: source.shift)
            }
            number += 1
            try merger.write(
                as: number, averageLength: statistics.averageLength, settings: sources[0].settings)
            start = end
        }
        return number
    }
}
