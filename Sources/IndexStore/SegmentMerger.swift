import Database
import Postings

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
    private var order = PassageOrder()

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
        try order.append(rows: rows.indices.filter { numbers[$0] != .max }.map { rows[$0] }, source)
        inputs.append(Input(cursor: cursor, numbers: numbers))
    }

    /// Writes the merged segment as `number`, unless nothing is left of the segments, and drops them.
    func merge(into number: Int, averageLength: Double, settings: IndexSettings) throws {
        try write(as: number, averageLength: averageLength, settings: settings)
        for input in inputs { try SegmentMerger.drop(input.cursor.row, connection) }
    }

    /// Writes the merged segment as `number`, unless nothing is left of the segments: on all cores, or on one when `pace`
    /// is given, which is called after every row.
    func write(
        as number: Int, averageLength: Double, settings: IndexSettings, pace: (() throws -> Void)? = nil
    ) throws {
        guard !lengths.isEmpty else { return }
        let saturation = Saturation(k1: settings.k1, b: settings.b, average: averageLength)
        let writer = try SegmentWriter(
            connection, number: number, lengths: lengths, saturation: saturation, pace: pace)
        try writeTerms(to: writer)
        try writer.finish(passages: passages, order: order)
    }

    /// A term of the merged segment: where it has postings.
    private struct Term {
        let bytes: [UInt8]
        let parts: [(input: Int, postings: SegmentCursor.Stored)]
    }

    private func writeTerms(to writer: SegmentWriter) throws {
        var stretches: [[Term]] = [[]]
        var postings = 0
        func write() throws {
            try writer.encode(stretches.count) { try encode(stretches[$0], with: $1) }
            stretches = [[]]
        }
        var heap = TermHeap(inputs.map(\.cursor))
        try heap.forEachTerm { term, members in
            let parts = try members.compactMap { member in
                try inputs[member].cursor.stored().map { (input: member, postings: $0) }
            }
            stretches[stretches.count - 1].append(Term(bytes: term, parts: parts))
            postings += parts.reduce(0) { $0 + $1.postings.entry.df }
            guard postings >= SegmentWriter.stretchPostings else { return }
            postings = 0
            if stretches.count == SegmentWriter.stretches { try write() } else { stretches.append([]) }
        }
        try write()
    }

    private func encode(_ terms: [Term], with encoder: PostingsEncoder) throws {
        var docs: [UInt32] = []
        var frequencies: [UInt32] = []
        for term in terms {
            docs.removeAll(keepingCapacity: true)
            frequencies.removeAll(keepingCapacity: true)
            for part in term.parts {
                try append(part.postings, of: inputs[part.input], to: &docs, &frequencies)
            }
            guard !docs.isEmpty else { continue }
            term.bytes.withUnsafeBufferPointer { term in
                docs.withUnsafeBufferPointer { docs in
                    frequencies.withUnsafeBufferPointer { frequencies in
                        guard let doc = docs.baseAddress, let frequency = frequencies.baseAddress else {
                            return
                        }
                        encoder.add(term, docs: doc, frequencies: frequency, df: docs.count)
                    }
                }
            }
        }
    }

    /// The postings of one input under the passages' new numbers, without those that are gone.
    private func append(
        _ stored: SegmentCursor.Stored, of input: Input, to docs: inout [UInt32],
        _ frequencies: inout [UInt32]
    ) throws {
        let start = docs.count
        try input.cursor.append(stored, to: &docs, &frequencies)
        var kept = start
        input.numbers.withUnsafeBufferPointer { numbers in
            for index in start..<docs.count {
                let number = numbers[Int(docs[index])]
                guard number != .max else { continue }
                docs[kept] = number
                frequencies[kept] = frequencies[index]
                kept += 1
            }
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
