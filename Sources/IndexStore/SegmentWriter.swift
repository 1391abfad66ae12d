import Database
import Postings
import Synchronization
import Threads

/// Writes one segment, term after term in rising order, within the caller's transaction.
final class SegmentWriter {
    /// Large rows waste little of their last page; a term is never divided.
    private static let rowBytes = 1_000_000

    private let connection: Connection
    private let number: Int
    private let lengths: [UInt32]
    private let saturation: Saturation
    private let impacts: Impacts
    private let firstPostings: Int
    private let firstDictionary: Int
    private var row: [UInt8] = []
    private var rows = 0
    private var dictionary: [UInt8] = []
    private var dictionaries = 0
    private var index = DictionaryIndex()
    private var block = DictionaryBlock.Encoder(row: 0, offset: 0)
    private let usesAllCores: Bool
    private let pace: () throws -> Void
    private var terms = 0
    private var postings = 0
    private var bytes = 0

    /// Postings that one thread encodes at a time, and how many such stretches are made at once.
    static let stretchPostings = 200_000
    static let stretches = 8

    /// `lengths` in terms, one for each passage of the segment; `pace` is called after every row of postings. What is paced
    /// runs on one core.
    init(
        _ connection: Connection, number: Int, lengths: [UInt32], saturation: Saturation,
        pace: (() throws -> Void)? = nil
    ) throws {
        self.pace = pace ?? {}
        usesAllCores = pace == nil
        self.connection = connection
        self.number = number
        self.lengths = lengths
        self.saturation = saturation
        impacts = Impacts(saturation, longest: lengths.max() ?? 0)
        firstPostings = try RowNumbers.last(in: "postings", connection) + 1
        firstDictionary = try RowNumbers.last(in: "dictionary", connection) + 1
    }

    /// Calls `body` for `0..<count`, each with an encoder of its own, on as many threads as the writer may use; writes
    /// what they encoded in the order of their numbers. Terms rise over all calls.
    func encode(_ count: Int, _ body: (Int, PostingsEncoder) throws -> Void) throws {
        try lengths.withUnsafeBufferPointer { lengths in
            let encoders = (0..<count).map { _ in PostingsEncoder(lengths: lengths, impacts: impacts) }
            try withoutActuallyEscaping(body) { body in
                // What the threads share is not written to; each has its own encoder and place for a failure.
                nonisolated(unsafe) let body = body
                nonisolated(unsafe) let encoders = encoders
                let failures = Mutex([Int: any Error]())
                let work = { @Sendable (number: Int) in
                    do { try body(number, encoders[number]) } catch {
                        failures.withLock { $0[number] = error }
                    }
                }
                if usesAllCores {
                    ParallelLoop.run(count, work)
                } else {
                    for number in 0..<count { work(number) }
                }
                if let first = failures.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
            }
            for encoder in encoders { try encoder.forEach(append) }
        }
    }

    private func append(
        _ term: UnsafeBufferPointer<UInt8>, _ entry: TermEntry, _ stored: UnsafeBufferPointer<UInt8>
    ) throws {
        if !row.isEmpty, row.count + stored.count > SegmentWriter.rowBytes { try flushRow() }
        var entry = entry
        entry.row = rows
        entry.offset = row.count
        block.append(term, entry)
        row.append(contentsOf: stored)
        terms += 1
        postings += entry.df
        if block.bytes.count >= DictionaryBlock.targetBytes { try flushBlock() }
    }

    /// Writes what is left, the windows, and the segment's own row. `passages` are rows in `passage`, `order` has their
    /// ids.
    func finish(passages: [Int], order: PassageOrder) throws {
        precondition(passages.count == lengths.count && order.count == lengths.count)
        try flushBlock()
        if !dictionary.isEmpty { try flushDictionary() }
        if !row.isEmpty { try flushRow() }
        let firstWindow = try RowNumbers.last(in: "window", connection) + 1
        let windows = try writeWindows(passages, order.ranks(), first: firstWindow)
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

    private func writeWindows(_ passages: [Int], _ ranks: [UInt32], first: Int) throws -> Int {
        let size = SegmentLimits.window
        var window = 0
        for start in stride(from: 0, to: lengths.count, by: size) {
            let range = start..<min(start + size, lengths.count)
            let statement = try connection.statement(
                "INSERT INTO window(id, lengths, passages, ranks) VALUES(?, ?, ?, ?)")
            try statement.bind(1, first + window)
            let columns = [
                WindowCodec.encode(lengths: lengths[range]), WindowCodec.encode(rows: passages[range]),
                WindowCodec.encode(ranks: ranks[range], first: start),
            ]
            for (index, column) in columns.enumerated() {
                try statement.bind(Int32(index + 2), bytes: column)
            }
            try statement.run()
            window += 1
            bytes += columns.reduce(0) { $0 + $1.count }
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
