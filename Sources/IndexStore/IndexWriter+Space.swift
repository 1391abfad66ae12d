import Database
import Glibc

/// What changes the file and not the index: its size, its checksums, its write-ahead log.
extension IndexWriter {
    /// Gives back the space of what is gone. Returns the file's size before and after. A file whose pages had no checksums
    /// gets them, unless somebody else has it open.
    package func compact() throws -> (before: Int, after: Int) {
        try commit()
        return try naming {
            try checkpoint()
            let before = size()
            for group in MergePolicy.forCompaction(try SegmentRow.all(in: connection)) { try merge(group) }
            if try connection.hasPageChecks || !addPageChecks() { try connection.execute("VACUUM") }
            try checkpoint()
            return (before, size())
        }
    }

    /// Gives back the free pages of the file when it is more than 1.2 times as large as what is in it.
    package func compactIfLoose() throws {
        try naming {
            let free = try connection.integer("PRAGMA freelist_count") ?? 0
            let pages = try connection.integer("PRAGMA page_count") ?? 0
            guard 6 * free > pages else { return }
            try connection.execute("VACUUM")
            try checkpoint()
        }
    }

    /// Puts a copy with checksums in the place of the file; false when others have it open.
    private func addPageChecks() throws -> Bool {
        // Pages cannot get them where they are: a journal of the old ones might have to be played back.
        try connection.wait(atMost: 250)
        defer { try? connection.wait(atMost: Connection.patienceMilliseconds) }
        try connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        guard let mode = try? connection.text("PRAGMA journal_mode = DELETE"), mode == "delete" else {
            try connection.execute("PRAGMA locking_mode = NORMAL")
            return false
        }
        let temporary = "\(path).new"
        DatabaseCompanions.remove(with: temporary)
        defer { DatabaseCompanions.remove(with: temporary) }
        try FileMode.makeEmpty(temporary, like: path)
        try connection.copy(to: temporary)
        do {
            let copy = try Connection(temporary, mode: .readWrite)
            try IndexWriter.noteFormat(copy)
            _ = try copy.text("PRAGMA journal_mode = WAL")
        }
        try StatisticsFile.publish(temporary, as: path)
        try reopen()
        return true
    }

    /// Moves everything from the write-ahead log to the file, so that a copy of the file alone is the index.
    package func checkpoint() throws {
        try naming { _ = try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)") }
    }

    /// The same where it costs no waiting: readers that are in the log now keep it as it is. Snapshots that need no log read
    /// token vectors where they lie in the file (`Connection.mappedTable`).
    package func emptyLog() throws {
        try naming {
            try connection.wait(atMost: 250)
            defer { try? connection.wait(atMost: Connection.patienceMilliseconds) }
            _ = try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }

    private func size() -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}
