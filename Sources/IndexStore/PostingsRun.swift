import CKernels
import Database

/// Postings of the passages added since the last commit, in memory, to be written as one segment.
struct PostingsRun {
    /// About 12 bytes each; then a run is to be committed.
    static let postingsLimit = 6_000_000

    private var terms = TermTable()
    private var counts: [TermCount] = []
    private(set) var lengths: [UInt32] = []
    private var order = PassageOrder()
    /// For each collector's vocabulary, kept so that its address is its own, the run's numbers of its terms; `UInt32.max`
    /// for those not seen here.
    private var numbers: [ObjectIdentifier: (identity: Vocabulary.Identity, numbers: [UInt32])] = [:]
    /// Row of the run's first passage in `passage`; the others follow it.
    let firstPassage: Int

    init(firstPassage: Int) { self.firstPassage = firstPassage }

    var isEmpty: Bool { lengths.isEmpty }
    var isFull: Bool {
        counts.count >= PostingsRun.postingsLimit || lengths.count >= Int(WINNOW_SEGMENT_LIMIT) / 2
    }
    var tokens: Int { lengths.reduce(0) { $0 + Int($1) } }

    /// Takes over a batch, the terms of the passages of `documents`, which follow those that are here.
    mutating func append(_ batch: TermBatch, of documents: [PreparedDocument]) {
        for document in documents {
            for passage in document.passages {
                order.append(document: document.id, ordinal: passage.ordinal)
            }
        }
        let vocabulary = batch.terms
        let key = ObjectIdentifier(vocabulary.identity)
        var numbers = self.numbers.removeValue(forKey: key)?.numbers ?? []
        numbers += repeatElement(.max, count: vocabulary.count - numbers.count)
        defer { self.numbers[key] = (vocabulary.identity, numbers) }
        let base = UInt32(lengths.count)
        let needed = counts.count + batch.counts.count
        // Twice as much each time: asked for what is needed alone, the array would be copied with every batch.
        if needed > counts.capacity { counts.reserveCapacity(max(needed, 2 * counts.capacity)) }
        for count in batch.counts {
            var number = numbers[Int(count.term)]
            if number == .max {
                number = UInt32(vocabulary.withTerm(Int(count.term)) { terms.number(of: $0) })
                numbers[Int(count.term)] = number
            }
            counts.append(
                TermCount(term: number, passage: base + count.passage, frequency: count.frequency))
        }
        lengths += batch.lengths
    }

    /// Writes the run as segment `number`.
    func write(to connection: Connection, number: Int, saturation: winnow_saturation) throws {
        let writer = try SegmentWriter(connection, number: number, lengths: lengths, saturation: saturation)
        // Counting sort by term; within a term the passages rise as they came.
        var ends = [Int](repeating: 0, count: terms.count + 1)
        for count in counts { ends[Int(count.term) + 1] += 1 }
        for term in 0..<terms.count { ends[term + 1] += ends[term] }
        var places = ends
        var docs = [UInt32](repeating: 0, count: counts.count)
        var frequencies = docs
        for count in counts {
            let place = places[Int(count.term)]
            places[Int(count.term)] += 1
            docs[place] = count.passage
            frequencies[place] = count.frequency
        }
        try docs.withUnsafeBufferPointer { docs in
            try frequencies.withUnsafeBufferPointer { frequencies in
                guard let doc = docs.baseAddress, let frequency = frequencies.baseAddress else { return }
                let sorted = terms.sorted()
                let stretches = PostingsRun.stretches(of: sorted) { ends[$0 + 1] - ends[$0] }
                for first in stride(from: 0, to: stretches.count, by: SegmentWriter.stretches) {
                    let round = stretches[first..<min(first + SegmentWriter.stretches, stretches.count)]
                    try writer.encode(round.count) { number, encoder in
                        for term in sorted[round[first + number]] {
                            let start = ends[term]
                            terms.withTerm(term) {
                                encoder.add(
                                    $0, docs: doc + start, frequencies: frequency + start,
                                    df: ends[term + 1] - start)
                            }
                        }
                    }
                }
            }
        }
        try writer.finish(passages: Array(firstPassage..<firstPassage + lengths.count), order: order)
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
