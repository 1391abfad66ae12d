import Database
import Postings

/// Walks all terms of a segment in their order, with all their postings: for merging and verifying.
final class SegmentCursor: TermStream {
    let row: SegmentRow
    let lengths: SharedBuffer
    private let impacts: Impacts
    private let connection: Connection
    private let places: [DictionaryIndex.Place]
    private let source: SegmentSource
    private var nextPlace = 0
    private var block: (bytes: SharedBuffer, iterator: DictionaryBlock.Iterator)?
    private var postingsRow: (number: Int, bytes: SharedBuffer)?
    /// The term it stands on; nil behind the last.
    private(set) var term: [UInt8]?
    private(set) var entry: TermEntry?

    init(_ row: SegmentRow, _ connection: Connection) throws {
        self.row = row
        self.connection = connection
        source = SegmentSource(connection)
        places = try SegmentFile.readIndex(row, connection).places
        lengths = try SegmentFile.readLengths(row, connection)
        impacts = Impacts(
            row.saturation, longest: lengths.bytes.bindMemory(to: UInt32.self).max() ?? 0)
        try advance()
    }

    func advance() throws {
        do {
            while true {
                if let entry = try block?.iterator.next() {
                    let next = block?.iterator.term ?? []
                    if let term, !term.lexicographicallyPrecedes(next) {
                        throw source.damaged(row, "dictionary", "its blocks do not rise")
                    }
                    term = next
                    self.entry = entry
                    return
                }
                guard nextPlace < places.count else { break }
                let place = places[nextPlace]
                nextPlace += 1
                let bytes = try source.bytes(
                    .dictionary, row: row.firstDictionary + place.row, offset: place.offset,
                    count: place.count)
                block = (bytes, try DictionaryBlock.Iterator(bytes.bytes, passages: row.passages))
            }
        } catch let malformed as ByteDecoder.Malformed {
            throw source.damaged(row, "dictionary", malformed.reason)
        }
        term = nil
        entry = nil
    }

    /// Postings of a term as they lie in their row, not checked yet. Any thread may have them checked or decoded.
    struct Stored {
        let entry: TermEntry
        fileprivate let row: SharedBuffer
        fileprivate let number: Int
    }

    /// The current term's postings, in the row that is kept until the next one is needed; nil behind the last term.
    func stored() throws -> Stored? {
        guard let entry else { return nil }
        let number = row.firstPostings + entry.row
        if postingsRow?.number != number {
            guard entry.row < row.postingsRows else {
                throw source.damaged(row, "dictionary", "a row is missing")
            }
            let reader = BlobReader(connection, table: "postings", column: "bytes")
            let count = try reader.count(row: number)
            let bytes = try SharedBuffer(count: count) { try reader.read(row: number, offset: 0, into: $0) }
            postingsRow = (number, bytes)
        }
        guard let bytes = postingsRow?.bytes else { return nil }
        return Stored(entry: entry, row: bytes, number: number)
    }

    /// Appends passages and frequencies of these postings.
    func append(_ stored: Stored, to docs: inout [UInt32], _ frequencies: inout [UInt32]) throws {
        let postings = try checked(stored)
        let start = docs.count
        docs.append(contentsOf: repeatElement(0, count: stored.entry.df))
        frequencies.append(contentsOf: repeatElement(0, count: stored.entry.df))
        docs.withUnsafeMutableBufferPointer { docs in
            frequencies.withUnsafeMutableBufferPointer { frequencies in
                guard let doc = docs.baseAddress, let frequency = frequencies.baseAddress else { return }
                postings.decode(
                    lengths: lengths.bytes.bindMemory(to: UInt32.self).baseAddress, passages: row.passages,
                    impacts: impacts, docs: doc + start, frequencies: frequency + start)
            }
        }
    }

    /// Valid as long as `stored` lives.
    func checked(_ stored: Stored) throws -> StoredPostings {
        let entry = stored.entry
        let bytes = stored.row.bytes
        guard entry.offset + entry.count <= bytes.count,
            let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        else { throw source.damaged(row, "postings \(stored.number)", "it is shorter than recorded") }
        let postings = StoredPostings(entry, at: start + entry.offset)
        let checksum = Checksum.short(start + entry.offset, entry.count)
        guard UInt32(truncatingIfNeeded: checksum) == entry.checksum,
            postings.areSound(passages: row.passages)
        else { throw source.damaged(row, "postings \(stored.number)", "its checksum is wrong") }
        return postings
    }
}
