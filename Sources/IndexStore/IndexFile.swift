import Database
package import SQLitePages
import Synchronization
import Threads

/// An index that is open for reading: what its readers share.
///
/// Threads borrow readers from it, one for each request; each has a connection of its own and sees one snapshot.
package final class IndexFile: Sendable {
    package let path: String
    let cache: PostingsCache
    private let segments = Mutex<[Int: SegmentFile]>([:])
    private let readers = Pool<IndexReader>()

    /// Whether readers may look at the file's pages past SQLite.
    let readsPages: Bool

    /// Opens the index at `path`; `cacheBytes` bounds the memory for postings that were read before.
    package init(_ path: String, cacheBytes: Int = 256 << 20, readsPages: Bool = PageReading.isOn) throws {
        self.path = path
        self.readsPages = readsPages
        cache = PostingsCache(limit: cacheBytes)
        try IndexHeader.check(path)
        let reader = try IndexReader(self)
        try reader.snapshot { _ in }
        put(reader)
    }

    /// Runs `body` on one snapshot of the index. Waits for no writer.
    package func read<Result>(_ body: (IndexSnapshot) throws -> Result) throws -> Result {
        let reader = try readers.borrow { try IndexReader(self) }
        defer { put(reader) }
        return try reader.snapshot(body)
    }

    /// Lets go of the file; the last one to do so leaves no write-ahead log beside it. Whoever reads on opens it again.
    package func close() { readers.removeAll() }

    private func put(_ reader: IndexReader) {
        if cache.takeIsFull() {
            let bytes = segments.withLock { $0.values.reduce(0) { $0 + $1.dropCache() } }
            cache.release(bytes)
        }
        readers.giveBack(reader)
    }

    /// The segment of `row`, read now if no reader has before.
    func segment(_ row: SegmentRow, _ connection: Connection) throws -> SegmentFile {
        if let known = segments.withLock({ $0[row.number] }) { return known }
        let file = try SegmentFile(row, connection, cache: cache)
        return segments.withLock { segments in
            if let known = segments[row.number] { return known }
            segments[row.number] = file
            return file
        }
    }

    /// Forgets segments that are no more.
    func keepSegments(_ numbers: Set<Int>) {
        let dropped = segments.withLock { segments in
            let gone = segments.values.filter { !numbers.contains($0.row.number) }
            for file in gone { segments[file.row.number] = nil }
            return gone
        }
        cache.release(dropped.reduce(0) { $0 + $1.dropCache() })
    }
}
