import CKernels

/// A passage that a search found.
package struct FoundPassage: Sendable, Hashable {
    package let score: Double
    /// The number that its segment was searched under, and its own in the segment.
    package let segment: Int
    package let doc: UInt32
}

/// The best passages of a search over several segments.
package final class TopPassages {
    fileprivate let handle: OpaquePointer

    /// Nil when there is no memory.
    package init?(limit: Int) {
        guard let handle = winnow_top_create(UInt32(clamping: limit)) else { return nil }
        self.handle = handle
    }

    deinit { winnow_top_free(handle) }

    /// Says that as many passages as are wanted are known to score at least `score`.
    package func raise(to score: Double) { winnow_top_raise(handle, score) }

    /// All that may be among the best, best first; those of equal scores in no order.
    package func candidates() -> [FoundPassage] {
        var count = 0
        return UnsafeBufferPointer(start: winnow_top_candidates(handle, &count), count: count).map {
            FoundPassage(score: $0.score, segment: Int($0.segment), doc: $0.doc)
        }
    }
}

/// A segment that is searched. Borrows `lengths` and `allowed`.
package struct SearchedSegment {
    private let kernel: winnow_segment

    /// - Parameters:
    ///   - baked: what the impacts of the segment were computed with.
    ///   - current: what scores are computed with: of the whole index.
    ///   - longest: the greatest of `lengths`.
    ///   - allowed: a bit for each passage, padded to whole windows, set when it may be found; nil for all.
    ///   - isPortable: without the processor's vector instructions, which must give the same.
    package init(
        number: Int, passages: Int, lengths: UnsafePointer<UInt32>?, baked: Saturation, current: Saturation,
        longest: UInt32, allowed: UnsafePointer<UInt8>?, isPortable: Bool
    ) {
        kernel = winnow_segment(
            number: UInt32(number), passages: UInt32(passages), lengths: lengths, baked: baked.kernel,
            current: current.kernel, longest: longest, allowed: allowed, portable: isPortable ? 1 : 0)
    }

    /// A score that passages whose impact of a term is at least `impact` reach.
    package func score(reachedBy impact: UInt8, weight: Double) -> Double {
        withUnsafePointer(to: kernel) { winnow_kth_score($0, weight, UInt32(impact)) }
    }

    /// Finds the passages that have any of `terms` and may be among the best; false when there is no memory.
    ///
    /// - Parameter exhaustively: scores every passage that has a term, and finds the same.
    package func search(_ terms: [StoredPostings], into top: TopPassages, exhaustively: Bool = false) -> Bool
    {
        let views = terms.map(\.kernel)
        let count = UInt32(views.count)
        return withUnsafePointer(to: kernel) { segment in
            exhaustively
                ? winnow_search_exhaustive(top.handle, segment, views, count) == 1
                : winnow_search(top.handle, segment, views, count) == 1
        }
    }
}
