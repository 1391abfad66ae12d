import CKernels

/// A question's token vectors, ready to be compared with stored passages.
///
/// A passage's score is the sum over the question's vectors of the largest product with any vector of the passage
/// (ColBERT's MaxSim), computed exactly on the decoded vectors scaled to length one: the question's components enter
/// with 16 bits, all products are integers. Nothing is padded, so scores below zero stay below zero.
package final class MaxSimQuery: @unchecked Sendable {
    // Sendable because nothing writes to the memory after `init`.
    let lanes: UnsafeMutablePointer<Int16>
    let scales: [Float]
    let codec: ResidualCodec
    let path: LatePath
    let groups: Int
    /// The length of the longest vector.
    let greatestLength: Float
    /// Vectors of the question.
    package let count: Int

    /// - Parameters:
    ///   - rows: the question's vectors as floats, `count · codec.width`; their lengths weigh them.
    ///   - path: the instructions to use; what this machine does not have runs portably.
    package init(_ rows: [Float], _ codec: ResidualCodec, path: LatePath = .best) {
        precondition(rows.count % codec.width == 0, "whole rows")
        self.codec = codec
        self.path = path
        count = rows.count / codec.width
        groups = (count + 15) / 16
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: max(64, groups * 16 * codec.width * 2), alignment: 64)
        lanes = memory.bindMemory(to: Int16.self, capacity: max(1, groups * 16 * codec.width))
        var scales = [Float](repeating: 0, count: count)
        winnow_late_pack(rows, Int32(count), Int32(codec.width), 0, &scales, lanes)
        self.scales = scales
        let squares = (0..<count).map { row in
            rows[row * codec.width..<(row + 1) * codec.width].reduce(0) { $0 + $1 * $1 }
        }
        greatestLength = (squares.max() ?? 0).squareRoot()
    }

    deinit { UnsafeMutableRawPointer(lanes).deallocate() }

    /// For each vector of the question the largest product with any of the vectors `range` of a coded record; −∞ when
    /// the range is empty.
    ///
    /// - Throws: `TokenRecord.Malformed` when a centroid does not exist.
    package func maxima(
        _ record: TokenRecordView, _ range: Range<Int>
    ) throws(TokenRecord.Malformed) -> [Float] {
        var maxima = [Float](repeating: -.infinity, count: 16 * groups)
        try raise(&maxima, record, range)
        return (0..<count).map { maxima[$0] * scales[$0] }
    }

    /// Memory for one score after the other.
    package struct Scratch {
        fileprivate var maxima: [Float] = []

        package init() {}
    }

    /// The score of a passage; nil when it has no vectors.
    ///
    /// - Throws: `TokenRecord.Malformed` when a centroid does not exist.
    package func score(
        _ record: TokenRecordView, in scratch: inout Scratch
    ) throws(TokenRecord.Malformed) -> Double? {
        guard record.count > 0, count > 0 else { return nil }
        if scratch.maxima.count != 16 * groups {
            scratch.maxima = [Float](repeating: -.infinity, count: 16 * groups)
        }
        for lane in scratch.maxima.indices { scratch.maxima[lane] = -.infinity }
        try raise(&scratch.maxima, record, 0..<record.count)
        var sum = 0.0
        for row in 0..<count { sum += Double(scratch.maxima[row] * scales[row]) }
        return sum
    }

    package func score(_ record: TokenRecordView) throws(TokenRecord.Malformed) -> Double? {
        var scratch = Scratch()
        return try score(record, in: &scratch)
    }

    private func raise(
        _ maxima: inout [Float], _ record: TokenRecordView, _ range: Range<Int>
    ) throws(TokenRecord.Malformed) {
        guard record.form == .coded else { throw .init(reason: "its vectors are not coded yet") }
        var codec = codec.kernelView(path)
        var tokens = record.tokens(range)
        guard winnow_late_maxima(&codec, &tokens, lanes, Int32(groups), &maxima) == 1 else {
            throw .init(reason: "a centroid does not exist")
        }
    }
}
