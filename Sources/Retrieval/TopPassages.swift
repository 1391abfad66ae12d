import CKernels

/// The best passages of a search over several segments: owner of the kernel's list.
final class TopPassages {
    let handle: OpaquePointer

    init(limit: Int) throws(RetrievalError) {
        guard let handle = winnow_top_create(UInt32(clamping: limit)) else { throw .outOfMemory }
        self.handle = handle
    }

    deinit { winnow_top_free(handle) }

    /// All that may be among the best, best first; those of equal scores in no order.
    func candidates() -> [winnow_candidate] {
        var count = 0
        return Array(UnsafeBufferPointer(start: winnow_top_candidates(handle, &count), count: count))
    }
}
