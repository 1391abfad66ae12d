import CKernels

/// The terms of some passages, counted: what an indexing thread hands to the writer.
package struct TermBatch: Sendable {
    let terms: Vocabulary
    let counts: [TermCount]
    /// Terms of each passage, repetitions included.
    let lengths: [UInt32]

    package var passages: Int { lengths.count }
}

/// Counts the terms of passage after passage. One for each thread.
package final class TermCollector {
    /// Kept from batch to batch, so that most terms have their numbers already; begun anew when they are many.
    private var terms = TermTable()
    private var vocabulary = Vocabulary()
    private static let mostTerms = 1 << 20
    private static let mostParts = 256
    // Not checked for overlapping accesses, at each occurrence of a term: nothing here calls back.
    @exclusivity(unchecked) private var counts: [TermCount] = []
    private var lengths: [UInt32] = []
    private var length: UInt32 = 0
    /// Of each term: the last passage that has it, and where its count stands in `counts`. Passages are told apart across
    /// batches by their number in all of them.
    @exclusivity(unchecked) private var last: [(passage: Int, count: Int)] = []
    /// Passages in the batches before this one.
    private var earlier = 0

    package init() {}

    /// One more occurrence of `term` (at most 255 bytes, not empty) in the passage that is being collected.
    @inline(__always)
    package func add(_ term: UnsafeBufferPointer<UInt8>) {
        let number = terms.number(of: term)
        length += 1
        let passage = earlier + lengths.count
        if number == last.count {
            last.append((passage, counts.count))
        } else if last[number].passage == passage {
            counts[last[number].count].frequency += 1
            return
        } else {
            last[number] = (passage, counts.count)
        }
        counts.append(TermCount(term: UInt32(number), passage: UInt32(lengths.count), frequency: 1))
    }

    package func endPassage() {
        lengths.append(length)
        length = 0
    }

    /// What was collected since the last call.
    package func takeBatch() -> TermBatch {
        var fresh = ByteStrings()
        for number in vocabulary.count..<terms.count {
            terms.withTerm(number) { fresh.append($0) }
            fresh.end()
        }
        vocabulary.append(fresh)
        defer {
            earlier += lengths.count
            counts = []
            lengths = []
            if terms.count > TermCollector.mostTerms || vocabulary.size >= TermCollector.mostParts {
                forget()
            }
        }
        return TermBatch(terms: vocabulary, counts: counts, lengths: lengths)
    }

    private func forget() {
        terms = TermTable()
        vocabulary = Vocabulary()
        last = []
        earlier = 0
    }
}
