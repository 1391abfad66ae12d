import CKernels

/// Softmax attention of every token of one sequence to all of them, head by head.
package struct SelfAttention: Sendable {
    package let heads: Int
    package let headWidth: Int
    /// Whether eight bits of each product are enough: those of a model of 8-bit weights have no more.
    package let isRough: Bool

    package init(heads: Int, headWidth: Int, isRough: Bool = false) {
        self.isRough = isRough
        self.heads = heads
        self.headWidth = headWidth
    }

    /// - Parameters:
    ///   - rows: query, key and value of each token of the sequence side by side.
    ///   - result: as many rows of `heads * headWidth`.
    package func apply(_ rows: Rows, to result: Rows, scratch: AlignedFloats, on path: KernelPath) {
        guard rows.count > 0 else { return }
        var call = winnow_attention()
        call.qkv = UnsafePointer(rows.base)
        call.qkv_stride = Int64(rows.stride)
        call.tokens = Int64(rows.count)
        call.heads = Int64(heads)
        call.head_width = Int64(headWidth)
        call.scale = 1 / Float(headWidth).squareRoot()
        call.out = result.base
        call.out_stride = Int64(result.stride)
        call.scratch = scratch.reserve(Int(winnow_attention_scratch(Int64(rows.count), Int64(headWidth))))
        if isRough { path.table.pointee.rough_attention(&call) } else { path.table.pointee.attention(&call) }
    }
}
