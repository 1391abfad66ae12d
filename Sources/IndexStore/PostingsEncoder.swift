import Postings

/// Brings the postings of some terms that follow each other into their stored form: what the threads of a
/// `SegmentWriter` do beside each other. For one thread at a time.
final class PostingsEncoder {
    private let lengths: UnsafePointer<UInt32>?
    private let passages: Int
    private let impacts: Impacts
    private var scratch: UnsafeMutableBufferPointer<UInt8> = .allocate(capacity: 1 << 16)
    /// The terms' bytes and where each ends.
    private var names: [UInt8] = []
    private var ends: [Int] = []
    private var entries: [TermEntry] = []
    /// Stored postings, one term's behind the other's.
    private var bytes: [UInt8] = []

    /// `lengths` are the segment's, and outlive this.
    init(lengths: UnsafeBufferPointer<UInt32>, impacts: Impacts) {
        self.lengths = lengths.baseAddress
        passages = lengths.count
        self.impacts = impacts
    }

    deinit { scratch.deallocate() }

    /// Adds a term that sorts after all before it; `docs` rise, frequencies are above 0.
    func add(
        _ term: UnsafeBufferPointer<UInt8>, docs: UnsafePointer<UInt32>, frequencies: UnsafePointer<UInt32>,
        df: Int
    ) {
        let bound = PostingsEncoding.bound(df: df, passages: passages)
        if bound > scratch.count {
            scratch.deallocate()
            scratch = .allocate(capacity: 2 * bound)
        }
        let encoding = PostingsEncoding(
            docs: docs, frequencies: frequencies, df: df, lengths: lengths, passages: passages,
            impacts: impacts, to: scratch.baseAddress)
        let count = encoding.count
        entries.append(
            TermEntry(
                df: df, isWindowed: encoding.isWindowed, exceptions: encoding.exceptions,
                count: count, maximum: encoding.maximum, kth: encoding.kth,
                checksum: UInt32(truncatingIfNeeded: Checksum.short(scratch.baseAddress, count)), row: 0,
                offset: 0))
        names.append(contentsOf: term)
        ends.append(names.count)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: scratch[..<count]))
    }

    /// Calls `body` with every term that was added, its entry (its place unset) and its stored postings.
    func forEach(
        _ body: (UnsafeBufferPointer<UInt8>, TermEntry, UnsafeBufferPointer<UInt8>) throws -> Void
    ) throws {
        try names.withUnsafeBufferPointer { names in
            try bytes.withUnsafeBufferPointer { bytes in
                var start = 0
                var offset = 0
                for (end, entry) in zip(ends, entries) {
                    try body(
                        UnsafeBufferPointer(rebasing: names[start..<end]), entry,
                        UnsafeBufferPointer(rebasing: bytes[offset..<offset + entry.count]))
                    start = end
                    offset += entry.count
                }
            }
        }
    }
}
