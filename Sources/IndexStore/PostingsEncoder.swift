import CKernels

/// Brings the postings of some terms that follow each other into their stored form: what the threads of a
/// `SegmentWriter` do beside each other. For one thread at a time.
final class PostingsEncoder {
    private let lengths: UnsafePointer<UInt32>?
    private let passages: UInt32
    private let impacts: OpaquePointer?
    private var scratch: UnsafeMutableBufferPointer<UInt8> = .allocate(capacity: 1 << 16)
    /// The terms' bytes and where each ends.
    private var names: [UInt8] = []
    private var ends: [Int] = []
    private var entries: [TermEntry] = []
    /// Stored postings, one term's behind the other's.
    private var bytes: [UInt8] = []

    /// `lengths` and `impacts` are the segment's, and outlive this.
    init(lengths: UnsafeBufferPointer<UInt32>, impacts: OpaquePointer?) {
        self.lengths = lengths.baseAddress
        passages = UInt32(lengths.count)
        self.impacts = impacts
    }

    deinit { scratch.deallocate() }

    /// Adds a term that sorts after all before it; `docs` rise, frequencies are above 0.
    func add(
        _ term: UnsafeBufferPointer<UInt8>, docs: UnsafePointer<UInt32>, frequencies: UnsafePointer<UInt32>,
        df: Int
    ) {
        let bound = Int(winnow_postings_bound(UInt32(df), passages))
        if bound > scratch.count {
            scratch.deallocate()
            scratch = .allocate(capacity: 2 * bound)
        }
        let encoding = winnow_postings_encode(
            docs, frequencies, UInt32(df), lengths, passages, impacts, scratch.baseAddress)
        let count = Int(encoding.count)
        entries.append(
            TermEntry(
                df: df, isWindowed: encoding.windowed != 0, exceptions: Int(encoding.exceptions),
                count: count, maximum: encoding.max, kth: encoding.kth,
                checksum: UInt32(truncatingIfNeeded: winnow_checksum(scratch.baseAddress, count)), row: 0,
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
