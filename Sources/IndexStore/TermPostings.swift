package import CKernels

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
        var view = TermPostings.view(entry, buffer)
        index = SharedBuffer(count: Int(winnow_list_index_size(UInt32(passages)))) {
            winnow_list_index(&view, UInt32(passages), $0.baseAddress?.assumingMemoryBound(to: UInt8.self))
        }
    }

    package var df: Int { entry.df }
    /// Bytes held in memory.
    var bytes: Int { buffer.count + (index?.count ?? 0) }

    /// A lower bound on the `k`-th greatest impact, 0 when nothing is known of it.
    package func impact(atRank k: Int) -> UInt8 {
        k <= 10 ? entry.kth.0 : k <= 100 ? entry.kth.1 : k <= 1000 ? entry.kth.2 : 0
    }

    /// For the kernels; valid as long as this value lives. `weight` is what they multiply saturations with.
    package func kernelView(weight: Double = 0) -> winnow_postings {
        var view = TermPostings.view(entry, buffer)
        view.index = index?.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
        view.weight = weight
        return view
    }

    static func view(_ entry: TermEntry, _ buffer: SharedBuffer) -> winnow_postings {
        winnow_postings(
            bytes: buffer.bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), count: UInt64(entry.count),
            df: UInt32(entry.df), exceptions: UInt32(entry.exceptions), windowed: entry.isWindowed ? 1 : 0,
            index: nil, weight: 0)
    }
}
