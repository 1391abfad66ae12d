package import Postings

/// The postings of one term in one segment, checked and in memory.
package struct TermPostings: Sendable {
    let entry: TermEntry
    let buffer: SharedBuffer
    /// Of a list that is long enough to be worth it: where its windows start, and their greatest impacts.
    private let index: SharedBuffer?

    /// Shorter lists are walked through by each search.
    private static let shortestIndexed = 48

    /// `buffer` was checked, `passages` are those of the segment.
    init(_ entry: TermEntry, _ buffer: SharedBuffer, passages: Int) {
        self.entry = entry
        self.buffer = buffer
        guard !entry.isWindowed, entry.df >= TermPostings.shortestIndexed else {
            index = nil
            return
        }
        let stored = StoredPostings(entry, in: buffer)
        index = SharedBuffer(count: StoredPostings.indexSize(passages: passages)) {
            stored.writeIndex(
                passages: passages, to: $0.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
    }

    package var df: Int { entry.df }
    /// Bytes held in memory.
    var bytes: Int { buffer.count + (index?.count ?? 0) }

    /// A lower bound on the `k`-th greatest impact, 0 when nothing is known of it.
    package func impact(atRank k: Int) -> UInt8 {
        k <= 10 ? entry.kth.0 : k <= 100 ? entry.kth.1 : k <= 1000 ? entry.kth.2 : 0
    }

    /// Valid as long as this value lives. `weight` is what a search multiplies saturations with.
    package func stored(weight: Double = 0) -> StoredPostings {
        StoredPostings(entry, in: buffer).weighted(
            weight, index: index?.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
}

extension StoredPostings {
    /// All of `buffer`, as `entry` describes it; valid as long as the buffer lives.
    init(_ entry: TermEntry, in buffer: SharedBuffer) {
        self.init(entry, at: buffer.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }

    init(_ entry: TermEntry, at bytes: UnsafePointer<UInt8>?) {
        self.init(
            bytes: bytes, count: entry.count, df: entry.df, exceptions: entry.exceptions,
            isWindowed: entry.isWindowed)
    }
}
