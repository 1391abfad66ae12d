import CKernels
import Database

/// Walks all terms of a segment in their order, with all their postings: for merging and verifying.
final class SegmentCursor: TermStream {
    let row: SegmentRow
    let lengths: SharedBuffer
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

    /// Appends the current term's passages and frequencies.
    func appendPostings(to docs: inout [UInt32], _ frequencies: inout [UInt32]) throws {
        guard let entry else { return }
        var view = try checkedView(entry)
        let start = docs.count
        docs.append(contentsOf: repeatElement(0, count: entry.df))
        frequencies.append(contentsOf: repeatElement(0, count: entry.df))
        docs.withUnsafeMutableBufferPointer { docs in
            frequencies.withUnsafeMutableBufferPointer { frequencies in
                guard let doc = docs.baseAddress, let frequency = frequencies.baseAddress else { return }
                winnow_postings_decode(
                    &view, lengths.bytes.bindMemory(to: UInt32.self).baseAddress, UInt32(row.passages),
                    row.saturation, doc + start, frequency + start)
            }
        }
    }

    /// The current term's postings, in the row that is kept until the next one is needed.
    func checkedView(_ entry: TermEntry) throws -> winnow_postings {
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
        guard let bytes = postingsRow?.bytes.bytes, entry.offset + entry.count <= bytes.count,
            let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        else { throw source.damaged(row, "postings \(number)", "it is shorter than recorded") }
        var view = winnow_postings(
            bytes: start + entry.offset, count: UInt64(entry.count), df: UInt32(entry.df),
            exceptions: UInt32(entry.exceptions), windowed: entry.isWindowed ? 1 : 0, weight: 0)
        guard UInt32(truncatingIfNeeded: winnow_checksum(view.bytes, entry.count)) == entry.checksum,
            winnow_postings_check(&view, UInt32(row.passages)) == 1
        else { throw source.damaged(row, "postings \(number)", "its checksum is wrong") }
        return view
    }
}
