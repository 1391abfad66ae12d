import CKernels

/// The terms of some passages, counted: what an indexing thread hands to the writer.
package struct TermBatch: Sendable {
    package let terms: Vocabulary
    package let counts: [TermCount]
    /// Terms of each passage, repetitions included.
    package let lengths: [UInt32]

    package var passages: Int { lengths.count }
}

/// Counts the terms of passage after passage. One for each thread.
///
/// Terms wait in a short queue between the moments when their place in the table, their last count and their count are
/// wanted: each is asked of memory before it is needed, and the waits pass side by side.
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
    /// Passages in the batches before this one.
    private var earlier: UInt32 = 0
    @exclusivity(unchecked) private var queue = TermQueue()
    @exclusivity(unchecked) private var last = LastCounts()

    package init() {}

    deinit {
        queue.free()
        last.free()
    }

    /// One more occurrence of `term` (at most 255 bytes, not empty) in the passage that is being collected.
    @inline(__always)
    package func add(_ term: UnsafeBufferPointer<UInt8>) {
        length += 1
        let key = TermTable.key(of: term)
        terms.prefetch(key)
        queue.append(term, key: key, passage: UInt32(lengths.count))
        if queue.added &- queue.found >= TermQueue.distance { findOldest() }
        if queue.found &- queue.counted >= TermQueue.distance { countOldest() }
    }

    package func endPassage() {
        lengths.append(length)
        length = 0
    }

    /// What was collected since the last call.
    package func takeBatch() -> TermBatch {
        while queue.found < queue.added { findOldest() }
        while queue.counted < queue.added { countOldest() }
        var fresh = ByteStrings()
        for number in vocabulary.count..<terms.count {
            terms.withTerm(number) { fresh.append($0) }
            fresh.end()
        }
        vocabulary.append(fresh)
        defer {
            earlier += UInt32(lengths.count)
            counts = []
            lengths = []
            if terms.count > TermCollector.mostTerms || vocabulary.size >= TermCollector.mostParts {
                forget()
            }
        }
        return TermBatch(terms: vocabulary, counts: counts, lengths: lengths)
    }

    @inline(__always)
    private func findOldest() {
        let number = queue.withOldestUnfound { terms.number(of: $0, key: $1) }
        last.reserve(number)
        winnow_prefetch(last.entries + number)
        queue.setNumber(UInt32(number))
    }

    @inline(__always)
    private func countOldest() {
        let (number, passage) = queue.takeCounted()
        let inAll = earlier + passage + 1
        let entry = last.entries + Int(number)
        if entry.pointee.passage == inAll {
            counts[Int(entry.pointee.count)].frequency += 1
            return
        }
        entry.pointee = LastCounts.Entry(passage: inAll, count: UInt32(counts.count))
        counts.append(TermCount(term: number, passage: passage, frequency: 1))
    }

    private func forget() {
        terms = TermTable()
        vocabulary = Vocabulary()
        last.free()
        last = LastCounts()
        earlier = 0
    }
}

/// Of each term: the last passage that has it, and where its count stands. Passages are told apart across batches by
/// their number in all of them, from 1.
private struct LastCounts {
    struct Entry {
        var passage: UInt32
        var count: UInt32
    }

    private(set) var entries = UnsafeMutablePointer<Entry>.allocate(capacity: 1_024)
    private var capacity = 1_024

    init() { entries.initialize(repeating: Entry(passage: 0, count: 0), count: capacity) }

    @inline(__always)
    mutating func reserve(_ number: Int) { if number >= capacity { grow() } }

    private mutating func grow() {
        let grown = UnsafeMutablePointer<Entry>.allocate(capacity: 2 * capacity)
        grown.moveInitialize(from: entries, count: capacity)
        (grown + capacity).initialize(repeating: Entry(passage: 0, count: 0), count: capacity)
        entries.deallocate()
        entries = grown
        capacity *= 2
    }

    func free() { entries.deallocate() }
}

/// The terms that were added last: some whose numbers are not known yet, some that are not counted yet.
private struct TermQueue {
    /// So many terms wait for each of the two.
    static let distance = 12
    private static let size = 32
    /// Bytes of one term: the longest has 255.
    private static let width = 256

    private struct Entry {
        var key: UInt64
        var length: UInt32
        var passage: UInt32
    }

    private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: size)
    private let numbers = UnsafeMutablePointer<UInt32>.allocate(capacity: size)
    private let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: size * width)
    private(set) var added = 0
    private(set) var found = 0
    private(set) var counted = 0

    func free() {
        entries.deallocate()
        numbers.deallocate()
        bytes.deallocate()
    }

    @inline(__always)
    mutating func append(_ term: UnsafeBufferPointer<UInt8>, key: UInt64, passage: UInt32) {
        precondition(term.count < TermQueue.width, "a term of more than 255 bytes")
        let place = added % TermQueue.size
        entries[place] = Entry(key: key, length: UInt32(term.count), passage: passage)
        if let base = term.baseAddress {
            (bytes + place * TermQueue.width).update(from: base, count: term.count)
        }
        added &+= 1
    }

    @inline(__always)
    func withOldestUnfound(_ body: (UnsafeBufferPointer<UInt8>, UInt64) -> Int) -> Int {
        let place = found % TermQueue.size
        let term = UnsafeBufferPointer(
            start: bytes + place * TermQueue.width, count: Int(entries[place].length))
        return body(term, entries[place].key)
    }

    @inline(__always)
    mutating func setNumber(_ number: UInt32) {
        numbers[found % TermQueue.size] = number
        found &+= 1
    }

    @inline(__always)
    mutating func takeCounted() -> (number: UInt32, passage: UInt32) {
        let place = counted % TermQueue.size
        counted &+= 1
        return (numbers[place], entries[place].passage)
    }
}
