/// How often one term stands in one passage.
struct TermCount: Sendable {
    /// Number in the table beside it.
    var term: UInt32
    /// Number of the passage.
    var passage: UInt32
    var frequency: UInt32
}

/// The terms of some passages, counted: what an indexing thread hands to the writer.
package struct TermBatch: Sendable {
    /// Grows no more.
    nonisolated(unsafe) let terms: TermTable
    let counts: [TermCount]
    /// Terms of each passage, repetitions included.
    let lengths: [UInt32]

    package var passages: Int { lengths.count }
}

/// Counts the terms of passage after passage. One for each thread.
package final class TermCollector {
    private var terms = TermTable()
    // Not checked for overlapping accesses, at each occurrence of a term: nothing here calls back.
    @exclusivity(unchecked) private var counts: [TermCount] = []
    private var lengths: [UInt32] = []
    private var length: UInt32 = 0
    /// For each term: where its last count stands in `counts`.
    @exclusivity(unchecked) private var lastCount: [Int] = []

    package init() {}

    /// One more occurrence of `term` (at most 255 bytes, not empty) in the passage that is being collected.
    @inline(__always)
    package func add(_ term: UnsafeBufferPointer<UInt8>) {
        let number = terms.number(of: term)
        length += 1
        let passage = UInt32(lengths.count)
        if number == lastCount.count {
            lastCount.append(counts.count)
        } else if counts[lastCount[number]].passage == passage {
            counts[lastCount[number]].frequency += 1
            return
        } else {
            lastCount[number] = counts.count
        }
        counts.append(TermCount(term: UInt32(number), passage: passage, frequency: 1))
    }

    package func endPassage() {
        lengths.append(length)
        length = 0
    }

    /// What was collected since the last call.
    package func takeBatch() -> TermBatch {
        defer {
            terms = TermTable()
            counts = []
            lengths = []
            lastCount = []
        }
        return TermBatch(terms: terms, counts: counts, lengths: lengths)
    }
}
