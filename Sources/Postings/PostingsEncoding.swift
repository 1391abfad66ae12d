import CKernels

/// What became of the postings of a term that were brought into their stored form.
package struct PostingsEncoding: Sendable {
    /// Bytes.
    package let count: Int
    package let isWindowed: Bool
    package let exceptions: Int
    /// The greatest impact, and the 10th, 100th and 1,000th greatest (0 where there are fewer).
    package let maximum: UInt8
    package let kth: (UInt8, UInt8, UInt8)

    /// Encodes `df` postings (`docs` rising, below `passages`; frequencies above 0) to `bytes`, room for `bound`.
    package init(
        docs: UnsafePointer<UInt32>, frequencies: UnsafePointer<UInt32>, df: Int,
        lengths: UnsafePointer<UInt32>?, passages: Int, impacts: Impacts,
        to bytes: UnsafeMutablePointer<UInt8>?
    ) {
        let encoding = winnow_postings_encode(
            docs, frequencies, UInt32(df), lengths, UInt32(passages), impacts.kernel, bytes)
        count = Int(encoding.count)
        isWindowed = encoding.windowed != 0
        exceptions = Int(encoding.exceptions)
        maximum = encoding.max
        kth = encoding.kth
    }

    /// No encoding of `df` postings in a segment of `passages` is longer, in bytes.
    package static func bound(df: Int, passages: Int) -> Int {
        Int(winnow_postings_bound(UInt32(df), UInt32(passages)))
    }

    /// Bytes of postings in the list layout.
    package static func listSize(df: Int, passages: Int, exceptions: Int) -> Int {
        Int(winnow_list_size(UInt32(df), UInt32(passages), UInt32(exceptions)))
    }
}
