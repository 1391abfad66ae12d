/// What BM25 must know of the whole index. Exact: passages that are gone do not count.
package struct IndexStatistics: Sendable, Hashable {
    package var passages: Int
    /// Terms of all passages, repetitions included.
    package var tokens: Int

    package init(passages: Int, tokens: Int) {
        self.passages = passages
        self.tokens = tokens
    }

    /// Those of all segments together, with what is about to join them.
    init(
        of segments: [some CountedSegment], and new: IndexStatistics = IndexStatistics(passages: 0, tokens: 0)
    ) {
        passages = segments.reduce(new.passages) { $0 + $1.livePassages }
        tokens = segments.reduce(new.tokens) { $0 + $1.liveTokens }
    }

    /// Terms of an average passage; 1 when there are none, so that it can be divided by.
    package var averageLength: Double {
        passages > 0 && tokens > 0 ? Double(tokens) / Double(passages) : 1
    }
}

/// A segment that knows how many passages and terms of it are still there.
protocol CountedSegment {
    var livePassages: Int { get }
    var liveTokens: Int { get }
}

extension SegmentRow: CountedSegment {}
extension SegmentView: CountedSegment {}
