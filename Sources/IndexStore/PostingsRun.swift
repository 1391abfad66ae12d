import ContextTypes
import Database
import Postings

/// Postings of the passages added since the last commit, in memory, to be written as one segment.
struct PostingsRun {
    /// Bytes of postings; then a run is to be committed.
    private static let bytesLimit = 192 << 20

    private var terms = TermTable()
    private let arena = PostingsArena()
    private(set) var lengths: [UInt32] = []
    private var order = PassageOrder()
    /// For each collector's vocabulary, kept so that its address is its own, the run's numbers of its terms; `UInt32.max`
    /// for those not seen here.
    private var numbers: [ObjectIdentifier: (identity: Vocabulary.Identity, numbers: [UInt32])] = [:]
    /// Rows of its passages in `passage`.
    private var rows: [Int] = []
    /// The row of the next passage that is new.
    private(set) var nextRow: Int

    /// - Parameter nextRow: the row of the first passage that is new; others follow it.
    init(nextRow: Int) { self.nextRow = nextRow }

    var isEmpty: Bool { lengths.isEmpty }
    var isFull: Bool {
        arena.bytes >= PostingsRun.bytesLimit || lengths.count >= MergePolicy.limit
    }
    var tokens: Int { lengths.reduce(0) { $0 + Int($1) } }

    /// Takes over a batch, the terms of the passages of `documents`, which follow those that are here.
    mutating func append(_ batch: TermBatch, of documents: [PreparedDocument]) {
        for document in documents {
            for passage in document.passages {
                order.append(document: document.id, ordinal: passage.ordinal)
            }
        }
        rows += nextRow..<nextRow + batch.passages
        nextRow += batch.passages
        append(batch)
    }

    /// Takes over the terms of passages that the index has in these rows.
    mutating func append(_ batch: TermBatch, of passages: [Passage], in rows: [Int]) {
        for passage in passages {
            order.append(document: passage.document, ordinal: passage.ordinal)
        }
        self.rows += rows
        append(batch)
    }

    private mutating func append(_ batch: TermBatch) {
        let vocabulary = batch.terms
        let key = ObjectIdentifier(vocabulary.identity)
        var numbers = self.numbers.removeValue(forKey: key)?.numbers ?? []
        numbers += repeatElement(.max, count: vocabulary.count - numbers.count)
        defer { self.numbers[key] = (vocabulary.identity, numbers) }
        for count in batch.counts where numbers[Int(count.term)] == .max {
            numbers[Int(count.term)] = UInt32(
                vocabulary.withTerm(Int(count.term)) { terms.number(of: $0) })
        }
        arena.append(batch.counts, numbers: numbers, terms: terms.count, base: UInt32(lengths.count))
        lengths += batch.lengths
    }

    /// Writes the run as segment `number`.
    func write(to connection: Connection, number: Int, saturation: Saturation) throws {
        let writer = try SegmentWriter(connection, number: number, lengths: lengths, saturation: saturation)
        let sorted = terms.sorted()
        let stretches = PostingsRun.stretches(of: sorted, arena.df)
        for first in stride(from: 0, to: stretches.count, by: SegmentWriter.stretches) {
            let round = stretches[first..<min(first + SegmentWriter.stretches, stretches.count)]
            try writer.encode(round.count) { number, encoder in
                var reader = PostingsArena.Reader()
                for term in sorted[round[first + number]] {
                    arena.read(term, with: &reader) { docs, frequencies, df in
                        terms.withTerm(term) { encoder.add($0, docs: docs, frequencies: frequencies, df: df) }
                    }
                }
            }
        }
        try writer.finish(passages: rows, order: order)
    }

    /// Places in `terms`, in stretches of about as many postings as a thread encodes at a time.
    private static func stretches(of terms: [Int], _ postings: (Int) -> Int) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        var start = 0
        var sum = 0
        for (place, term) in terms.enumerated() {
            sum += postings(term)
            guard sum >= SegmentWriter.stretchPostings || place == terms.count - 1 else { continue }
            stretches.append(start..<place + 1)
            start = place + 1
            sum = 0
        }
        return stretches
    }
}

extension Passage {
    /// The number behind the last `#` of its id.
    fileprivate var ordinal: Int { PreparedDocument.ordinal(of: id) ?? 0 }
}
