import CKernels
import Database

/// Writes one segment, term after term in rising order, within the caller's transaction.
final class SegmentWriter {
    /// Large rows waste little of their last page; a term is never divided.
    private static let rowBytes = 1_000_000

    private let connection: Connection
    private let number: Int
    private let lengths: [UInt32]
    private let saturation: winnow_saturation
    private let firstPostings: Int
    private let firstDictionary: Int
    private var row: [UInt8] = []
    private var rows = 0
    private var dictionary: [UInt8] = []
    private var dictionaries = 0
    private var index = DictionaryIndex()
    private var block = DictionaryBlock.Encoder(row: 0, offset: 0)
    private var scratch: UnsafeMutableBufferPointer<UInt8> = .allocate(capacity: 1 << 16)
    private let pace: () throws -> Void
    private var terms = 0
    private var postings = 0
    private var bytes = 0

    /// `lengths` in terms, one for each passage of the segment.
    /// `pace` is called after every row of postings.
    init(
        _ connection: Connection, number: Int, lengths: [UInt32], saturation: winnow_saturation,
        pace: @escaping () throws -> Void = {}
    ) throws {
        self.pace = pace
        self.connection = connection
        self.number = number
        self.lengths = lengths
        self.saturation = saturation
        firstPostings = (try connection.integer("SELECT max(id) FROM postings") ?? 0) + 1
        firstDictionary = (try connection.integer("SELECT max(id) FROM dictionary") ?? 0) + 1
    }

    deinit { scratch.deallocate() }

    /// Adds a term that sorts after all before it; `docs` rise, frequencies are above 0.
    func add(
        _ term: UnsafeBufferPointer<UInt8>, docs: UnsafePointer<UInt32>, frequencies: UnsafePointer<UInt32>,
        df: Int
    ) throws {
        let bound = Int(winnow_postings_bound(UInt32(df), UInt32(lengths.count)))
        if bound > scratch.count {
            scratch.deallocate()
            scratch = .allocate(capacity: 2 * bound)
        }
        let encoding = lengths.withUnsafeBufferPointer {
            winnow_postings_encode(
                docs, frequencies, UInt32(df), $0.baseAddress, UInt32(lengths.count), saturation,
                scratch.baseAddress)
        }
        let count = Int(encoding.count)
        if !row.isEmpty, row.count + count > SegmentWriter.rowBytes { try flushRow() }
        let entry = TermEntry(
            df: df, isWindowed: encoding.windowed != 0, exceptions: Int(encoding.exceptions), count: count,
            maximum: encoding.max, kth: encoding.kth,
            checksum: UInt32(truncatingIfNeeded: winnow_checksum(scratch.baseAddress, count)), row: rows,
            offset: row.count)
        block.append(term, entry)
        row.append(contentsOf: UnsafeBufferPointer(rebasing: scratch[..<count]))
        terms += 1
        postings += df
        if block.bytes.count >= DictionaryBlock.targetBytes { try flushBlock() }
    }

    /// Writes what is left, the windows, and the segment's own row. `passages` are rows in `passage`.
    func finish(passages: [Int]) throws {
        try flushBlock()
        if !dictionary.isEmpty { try flushDictionary() }
        if !row.isEmpty { try flushRow() }
        let firstWindow = (try connection.integer("SELECT max(id) FROM window") ?? 0) + 1
        let windows = try writeWindows(passages, first: firstWindow)
        try writeSegment(firstWindow: firstWindow, windows: windows)
    }
}

extension SegmentWriter {
    private func flushRow() throws {
        try insert("postings", id: firstPostings + rows, row)
        rows += 1
        row.removeAll(keepingCapacity: true)
        try pace()
    }

    private func flushBlock() throws {
        guard let first = block.first else { return }
        let bytes = block.bytes
        if !dictionary.isEmpty, dictionary.count + bytes.count > SegmentWriter.rowBytes {
            try flushDictionary()
        }
        index.append(first, .init(row: dictionaries, offset: dictionary.count, count: bytes.count))
        dictionary += bytes
        block = DictionaryBlock.Encoder(row: rows, offset: row.count)
    }

    private func flushDictionary() throws {
        try insert("dictionary", id: firstDictionary + dictionaries, dictionary)
        dictionaries += 1
        dictionary.removeAll(keepingCapacity: true)
    }

    private func insert(_ table: String, id: Int, _ value: [UInt8]) throws {
        let statement = try connection.statement("INSERT INTO \(table)(id, bytes) VALUES(?, ?)")
        try statement.bind(1, id)
        try value.withUnsafeBytes {
            try statement.bind(2, borrowing: $0)
            try statement.run()
        }
        bytes += value.count
    }

    private func writeWindows(_ passages: [Int], first: Int) throws -> Int {
        let size = Int(WINNOW_WINDOW)
        var window = 0
        for start in stride(from: 0, to: lengths.count, by: size) {
            let range = start..<min(start + size, lengths.count)
            let statement = try connection.statement(
                "INSERT INTO window(id, lengths, passages) VALUES(?, ?, ?)")
            try statement.bind(1, first + window)
            let columns = (
                WindowCodec.encode(lengths: lengths[range]), WindowCodec.encode(rows: passages[range])
            )
            try statement.bind(2, bytes: columns.0)
            try statement.bind(3, bytes: columns.1)
            try statement.run()
            window += 1
            bytes += columns.0.count + columns.1.count
        }
        return window
    }

    private func writeSegment(firstWindow: Int, windows: Int) throws {
        let blocks = index.encoded()
        let tokens = lengths.reduce(0) { $0 + Int($1) }
        let statement = try connection.statement(
            "INSERT INTO segment VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        let counts = [number, lengths.count, tokens, lengths.count, tokens, terms, postings]
        for (column, value) in counts.enumerated() { try statement.bind(Int32(column + 1), value) }
        try statement.bind(8, saturation.k1)
        try statement.bind(9, saturation.b)
        try statement.bind(10, saturation.average)
        let places = [
            firstWindow, windows, firstDictionary, dictionaries, firstPostings, rows, bytes + blocks.count,
        ]
        for (column, value) in places.enumerated() { try statement.bind(Int32(column + 11), value) }
        try statement.bind(18, bytes: blocks)
        try statement.run()
    }
}
