import CKernels

/// The postings of one term in one segment as they are stored, with what the dictionary says of them.
///
/// Borrows its bytes: valid as long as they stay where they are. Nothing but `areSound` may be asked of postings that were
/// not found sound.
package struct StoredPostings {
    private(set) var kernel: winnow_postings

    /// - Parameters:
    ///   - df: passages that have the term.
    ///   - exceptions: frequencies that their impacts do not tell.
    ///   - isWindowed: whether they are laid out by windows, or as a list.
    package init(
        bytes: UnsafePointer<UInt8>?, count: Int, df: Int, exceptions: Int, isWindowed: Bool
    ) {
        kernel = winnow_postings(
            bytes: bytes, count: UInt64(count), df: UInt32(df), exceptions: UInt32(exceptions),
            windowed: isWindowed ? 1 : 0, index: nil, weight: 0)
    }

    /// Whether no read of these postings leaves their bytes or a segment of `passages`, and all passages rise.
    package func areSound(passages: Int) -> Bool {
        withUnsafePointer(to: kernel) { winnow_postings_check($0, UInt32(passages)) == 1 }
    }

    /// Reads all of them back, in order, to room for `df` passages and frequencies.
    package func decode(
        lengths: UnsafePointer<UInt32>?, passages: Int, impacts: Impacts, docs: UnsafeMutablePointer<UInt32>,
        frequencies: UnsafeMutablePointer<UInt32>
    ) {
        withUnsafePointer(to: kernel) {
            winnow_postings_decode($0, lengths, UInt32(passages), impacts.kernel, docs, frequencies)
        }
    }

    /// The impact of a passage, 0 when the term is not in it.
    package func impact(of doc: UInt32, passages: Int) -> UInt32 {
        withUnsafePointer(to: kernel) { winnow_postings_impact($0, UInt32(passages), doc) }
    }

    /// The frequency that `impact` of a passage stands for.
    package func frequency(of doc: UInt32, impact: UInt32, length: UInt32, _ saturation: Saturation) -> UInt32
    {
        withUnsafePointer(to: kernel) {
            winnow_postings_frequency($0, doc, impact, length, saturation.kernel)
        }
    }

    /// How many of the passages have their bit in `bitmap`.
    package func count(in bitmap: [UInt8], passages: Int) -> Int {
        withUnsafePointer(to: kernel) { Int(winnow_postings_dead($0, UInt32(passages), bitmap)) }
    }

    // MARK: - Searching

    /// Bytes of the index of a list in a segment of `passages`.
    package static func indexSize(passages: Int) -> Int { Int(winnow_list_index_size(UInt32(passages))) }

    /// Writes, for a list, where its windows start, and their greatest impacts. `index` is aligned to 4 bytes.
    package func writeIndex(passages: Int, to index: UnsafeMutablePointer<UInt8>?) {
        withUnsafePointer(to: kernel) { winnow_list_index($0, UInt32(passages), index) }
    }

    /// The same for a search that multiplies saturations with `weight`.
    ///
    /// - Parameter index: what `writeIndex` wrote; nil: the search makes it anew.
    package func weighted(_ weight: Double, index: UnsafePointer<UInt8>?) -> StoredPostings {
        var copy = self
        copy.kernel.index = index
        copy.kernel.weight = weight
        return copy
    }
}
