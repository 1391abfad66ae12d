package import Postings
import Synchronization

/// One segment as a snapshot sees it: the segment and what is gone of it.
package final class SegmentView: Sendable {
    package let file: SegmentFile
    /// Set for passages that are gone; nil when all are there.
    package let tombstones: Bitmap?
    /// Set for passages that are there; nil when all are.
    package let live: Bitmap?
    let livePassages: Int
    let liveTokens: Int
    /// How many postings of a term are in passages that are gone.
    private let deadCounts = Mutex<[[UInt8]: Int]>([:])

    init(_ file: SegmentFile, tombstones: Bitmap?, livePassages: Int, liveTokens: Int) {
        self.file = file
        self.tombstones = tombstones
        live = tombstones?.inverted
        self.livePassages = livePassages
        self.liveTokens = liveTokens
    }

    package var number: Int { file.row.number }
    package var passages: Int { file.row.passages }
    package var lengths: UnsafeBufferPointer<UInt32> { file.lengths.bytes.bindMemory(to: UInt32.self) }
    package var longest: UInt32 { file.longest }
    /// What the segment's impacts were computed with.
    package var baked: Saturation { file.row.saturation }

    /// In how many passages that are there `term` stands.
    func liveFrequency(of term: [UInt8], _ postings: TermPostings) -> Int {
        guard let tombstones else { return postings.df }
        if let known = deadCounts.withLock({ $0[term] }) { return postings.df - known }
        let dead = postings.stored().count(in: tombstones.bytes, passages: passages)
        deadCounts.withLock { $0[term] = dead }
        return postings.df - dead
    }
}
