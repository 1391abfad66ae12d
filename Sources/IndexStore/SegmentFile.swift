import Database
import Synchronization

/// What is kept in memory of one segment, by all readers together: lengths, the index of its dictionary, and the
/// postings used of late. A segment never changes, so nothing here goes stale; what may change (tombstones) is in
/// `SegmentView`.
package final class SegmentFile: Sendable {
    let row: SegmentRow
    /// Length in terms of each passage, `UInt32`.
    let lengths: SharedBuffer
    let longest: UInt32
    private let index: DictionaryIndex
    private let cached = Mutex<[[UInt8]: TermPostings?]>([:])
    private let cache: PostingsCache
    private let rows = Mutex<SharedBuffer?>(nil)
    private let ranks = Mutex<SharedBuffer?>(nil)

    init(_ row: SegmentRow, _ connection: Connection, cache: PostingsCache) throws {
        self.row = row
        self.cache = cache
        index = try SegmentFile.readIndex(row, connection)
        lengths = try SegmentFile.readLengths(row, connection)
        longest = lengths.bytes.bindMemory(to: UInt32.self).max() ?? 0
    }

    /// The postings of `term`; nil when no passage of the segment has it.
    func postings(of term: [UInt8], _ source: SegmentSource) throws -> TermPostings? {
        if let known = cached.withLock({ $0[term] }) { return known }
        let found = try read(term, source)
        let isKept = cache.admit(found?.bytes ?? 0)
        if isKept { cached.withLock { $0[term] = .some(found) } }
        return found
    }

    /// The row in `passage` of each passage, `UInt32`; read at the first call.
    func passageRows(_ connection: Connection) throws -> SharedBuffer {
        if let known = rows.withLock({ $0 }) { return known }
        let fresh = try SegmentFile.readRows(row, connection)
        rows.withLock { $0 = fresh }
        return fresh
    }

    /// The place of each passage in the order of ids, `UInt32`; read at the first call. Damaged ones may be anything.
    func passageRanks(_ connection: Connection) throws -> SharedBuffer {
        if let known = ranks.withLock({ $0 }) { return known }
        let fresh = try SegmentFile.readRanks(row, connection)
        ranks.withLock { $0 = fresh }
        return fresh
    }

    /// Forgets all cached postings and returns how many bytes they were.
    func dropCache() -> Int {
        cached.withLock { cached in
            defer { cached = [:] }
            return cached.values.reduce(0) { $0 + PostingsCache.entryBytes + ($1?.bytes ?? 0) }
        }
    }

    private func read(_ term: [UInt8], _ source: SegmentSource) throws -> TermPostings? {
        guard let place = index.place(of: term) else { return nil }
        let block = try source.bytes(
            .dictionary, row: row.firstDictionary + place.row, offset: place.offset, count: place.count)
        guard let entry = try lookUp(term, in: block, source) else { return nil }
        return try source.postings(entry, of: row)
    }

    private func lookUp(_ term: [UInt8], in block: SharedBuffer, _ source: SegmentSource) throws -> TermEntry?
    {
        do {
            var iterator = try DictionaryBlock.Iterator(block.bytes, passages: row.passages)
            while let entry = try iterator.next() {
                if iterator.term == term { return entry }
                if term.lexicographicallyPrecedes(iterator.term) { return nil }
            }
            return nil
        } catch {
            throw source.damaged(row, "dictionary", error.reason)
        }
    }
}

extension SegmentFile {
    static func readIndex(_ row: SegmentRow, _ connection: Connection) throws -> DictionaryIndex {
        let statement = try connection.statement("SELECT blocks FROM segment WHERE id = ?")
        defer { statement.reset() }
        try statement.bind(1, row.number)
        guard try statement.step() else { return DictionaryIndex() }
        do {
            return try statement.withBytes(0) { bytes throws in try DictionaryIndex(bytes) }
        } catch let malformed as ByteDecoder.Malformed {
            throw IndexStoreError.damaged(
                file: connection.file, place: "segment \(row.number), index of the dictionary",
                reason: malformed.reason)
        }
    }

    static func readLengths(_ row: SegmentRow, _ connection: Connection) throws -> SharedBuffer {
        try readWindows("lengths", row, connection) { WindowCodec.decode(lengths: $0, into: $2) }
    }

    /// The row in `passage` of each passage of the segment.
    static func readPassageRows(_ row: SegmentRow, _ connection: Connection) throws -> [UInt32] {
        let buffer = try readRows(row, connection)
        return withExtendedLifetime(buffer) { Array(buffer.bytes.bindMemory(to: UInt32.self)) }
    }

    private static func readRows(_ row: SegmentRow, _ connection: Connection) throws -> SharedBuffer {
        try readWindows("passages", row, connection) { WindowCodec.decode(rows: $0, into: $2) }
    }

    static func readRanks(_ row: SegmentRow, _ connection: Connection) throws -> SharedBuffer {
        try readWindows("ranks", row, connection) { WindowCodec.decode(ranks: $0, first: $1, into: $2) }
    }

    /// One of the columns of the segment's windows, one `UInt32` for each passage. `decode` is given the bytes of a window
    /// and the number of its first passage.
    private static func readWindows(
        _ column: String, _ row: SegmentRow, _ connection: Connection,
        _ decode: (UnsafeRawBufferPointer, Int, UnsafeMutableBufferPointer<UInt32>) -> Bool
    ) throws -> SharedBuffer {
        try SharedBuffer(count: 4 * row.passages) { memory in
            let numbers = memory.bindMemory(to: UInt32.self)
            let statement = try connection.statement("SELECT \(column) FROM window WHERE id = ?")
            for window in 0..<row.windows {
                statement.reset()
                try statement.bind(1, row.firstWindow + window)
                let range = 4096 * window..<min(4096 * (window + 1), row.passages)
                let target = UnsafeMutableBufferPointer(rebasing: numbers[range])
                guard try statement.step(), statement.withBytes(0, { decode($0, range.lowerBound, target) })
                else {
                    throw IndexStoreError.damaged(
                        file: connection.file, place: "segment \(row.number), window \(window)",
                        reason: "its \(column) are missing or have the wrong size")
                }
            }
            statement.reset()
        }
    }
}
