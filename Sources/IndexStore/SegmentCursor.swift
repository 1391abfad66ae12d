import CKernels
import Database

/// Walks all terms of a segment in their order, with all their postings: for merging and verifying.
final class SegmentCursor: TermStream {
    let row: SegmentRow
    let lengths: SharedBuffer
    private let impacts: SharedBuffer
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
        impacts = SharedBuffer(
            impacts: row.saturation, longest: lengths.bytes.bindMemory(to: UInt32.self).max() ?? 0)
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
        var view = try checkedView(stored)
        let start = docs.count
        docs.append(contentsOf: repeatElement(0, count: stored.entry.df))
        frequencies.append(contentsOf: repeatElement(0, count: stored.entry.df))
        docs.withUnsafeMutableBufferPointer { docs in
            frequencies.withUnsafeMutableBufferPointer { frequencies in
                guard let doc = docs.baseAddress, let frequency = frequencies.baseAddress else { return }
                winnow_postings_decode(
                    &view, lengths.bytes.bindMemory(to: UInt32.self).baseAddress, UInt32(row.passages),
                    OpaquePointer(impacts.bytes.baseAddress), doc + start, frequency + start)
            }
        }
    }

    /// For the kernels, valid as long as `stored` lives.
    func checkedView(_ stored: Stored) throws -> winnow_postings {
        let entry = stored.entry
        let bytes = stored.row.bytes
        guard entry.offset + entry.count <= bytes.count,
            let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        else { throw source.damaged(row, "postings \(stored.number)", "it is shorter than recorded") }
        var view = winnow_postings(
            bytes: start + entry.offset, count: UInt64(entry.count), df: UInt32(entry.df),
            exceptions: UInt32(entry.exceptions), windowed: entry.isWindowed ? 1 : 0, index: nil, weight: 0)
        guard UInt32(truncatingIfNeeded: winnow_checksum(view.bytes, entry.count)) == entry.checksum,
            winnow_postings_check(&view, UInt32(row.passages)) == 1
        else { throw source.damaged(row, "postings \(stored.number)", "its checksum is wrong") }
        return view
    }
}
