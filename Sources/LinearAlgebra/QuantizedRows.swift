import CKernels

/// Rows as bytes with a scale and a lowest value each: `x ~ low + scale * q`. Reused from call to call.
package final class QuantizedRows {
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    let scales = AlignedFloats(zeros: 0)
    let lows = AlignedFloats(zeros: 0)
    /// Of each row the values of the inputs that were left out.
    let outliers = AlignedFloats(zeros: 0)
    private(set) var count = 0
    private(set) var depth = 0

    package init() {
        capacity = 64
        bytes = .allocate(capacity: capacity)
    }

    deinit { bytes.deallocate() }

    /// Quantises the first `width` floats of every row, the inputs `outliers` left out; the rows stay as they are.
    func quantize(_ rows: Rows, width: Int, without outliers: [Int32], on path: KernelPath) {
        depth = Int(winnow_integer_depth(path.table, Int64(width)))
        count = rows.count
        if count * depth > capacity {
            bytes.deallocate()
            capacity = count * depth
            bytes = .allocate(capacity: capacity)
        }
        path.table.pointee.quantize(
            rows.base, Int64(rows.stride), Int64(count), Int64(width), bytes, Int64(depth),
            scales.reserve(count), lows.reserve(count), outliers, Int64(outliers.count),
            self.outliers.reserve(count * Projection.mostOutliers))
    }
}
