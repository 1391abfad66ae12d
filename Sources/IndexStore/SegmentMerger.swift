import CKernels
import Database

/// Makes one segment of several, in one pass over their sorted terms, and leaves out what is gone.
struct SegmentMerger {
    private struct Input {
        let cursor: SegmentCursor
        /// New number of each passage; `UInt32.max` for those that are gone.
        let numbers: [UInt32]
    }

    private let connection: Connection
    private var inputs: [Input] = []
    private var lengths: [UInt32] = []
    private var passages: [Int] = []

    /// `segments` together have at most 2^20 passages that are there. Passages keep their order.
    init(_ connection: Connection, _ segments: [SegmentRow]) throws {
        self.connection = connection
        for row in segments { try add(row, from: connection, shift: 0) }
    }

    /// Without inputs yet.
    init(into connection: Connection) { self.connection = connection }

    /// Takes in a segment that may be in another file, whose rows in `passage` are `shift` higher here.
    mutating func add(_ row: SegmentRow, from source: Connection, shift: Int) throws {
        let cursor = try SegmentCursor(row, source)
        let tombstones = try Tombstones.read(row, source)
        let rows = try SegmentFile.readPassageRows(row, source)
        let oldLengths = cursor.lengths.bytes.bindMemory(to: UInt32.self)
        var numbers = [UInt32](repeating: .max, count: row.passages)
        for passage in 0..<row.passages where tombstones?[passage] != true {
            numbers[passage] = UInt32(lengths.count)
            lengths.append(oldLengths[passage])
            passages.append(Int(rows[passage]) + shift)
        }
        inputs.append(Input(cursor: cursor, numbers: numbers))
    }

    /// Writes the merged segment as `number`, unless nothing is left of the segments, and drops them.
    func merge(into number: Int, averageLength: Double, settings: IndexSettings) throws {
        try write(as: number, averageLength: averageLength, settings: settings)
        for input in inputs { try SegmentMerger.drop(input.cursor.row, connection) }
    }

    /// Writes the merged segment as `number`, unless nothing is left of the segments. Calls `pace` after every row.
    func write(
        as number: Int, averageLength: Double, settings: IndexSettings, pace: @escaping () throws -> Void = {}
    ) throws {
        guard !lengths.isEmpty else { return }
        let saturation = winnow_saturation(k1: settings.k1, b: settings.b, average: averageLength)
        let writer = try SegmentWriter(
            connection, number: number, lengths: lengths, saturation: saturation, pace: pace)
        try writeTerms(to: writer)
        try writer.finish(passages: passages)
    }

    private func writeTerms(to writer: SegmentWriter) throws {
        var docs: [UInt32] = []
        var frequencies: [UInt32] = []
        var heap = TermHeap(inputs.map(\.cursor))
        try heap.forEachTerm { term, members in
            docs.removeAll(keepingCapacity: true)
            frequencies.removeAll(keepingCapacity: true)
            for member in members { try append(inputs[member], to: &docs, &frequencies) }
            guard !docs.isEmpty else { return }
            try term.withUnsafeBufferPointer { term in
                try docs.withUnsafeBufferPointer { docs in
                    try frequencies.withUnsafeBufferPointer { frequencies in
                        guard let doc = docs.baseAddress, let frequency = frequencies.baseAddress else {
                            return
                        }
                        try writer.add(term, docs: doc, frequencies: frequency, df: docs.count)
                    }
                }
            }
        }
    }

    private func append(_ input: Input, to docs: inout [UInt32], _ frequencies: inout [UInt32]) throws {
        let start = docs.count
        try input.cursor.appendPostings(to: &docs, &frequencies)
        var kept = start
        for index in start..<docs.count {
            let number = input.numbers[Int(docs[index])]
            guard number != .max else { continue }
            docs[kept] = number
            frequencies[kept] = frequencies[index]
            kept += 1
        }
        docs.removeLast(docs.count - kept)
        frequencies.removeLast(frequencies.count - kept)
    }

    static func drop(_ row: SegmentRow, _ connection: Connection) throws {
        try connection.execute("DELETE FROM segment WHERE id = \(row.number)")
        try connection.execute("DELETE FROM tombstones WHERE segment = \(row.number)")
        for (table, first, count) in [
            ("window", row.firstWindow, row.windows), ("dictionary", row.firstDictionary, row.dictionaries),
            ("postings", row.firstPostings, row.postingsRows),
        ] {
            try connection.execute("DELETE FROM \(table) WHERE id >= \(first) AND id < \(first + count)")
        }
    }
}
