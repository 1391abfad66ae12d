import CKernels

/// Sums, for every passage, the greatest gain of its lists for each lane of a question. Lists are read side by side, a
/// window of rows at a time, each once for all lanes.
package struct PassageListWalk {
    /// A list that is damaged, by its number.
    package struct Damaged: Error {
        package let list: Int
    }

    /// Sums of gains are smaller.
    package static let sums = Int(WINNOW_LATE_SUMS)
    /// Bytes of one window's gains: no more than a core's own cache holds beside the lists.
    private static let windowBytes = 1 << 17

    private let bytes: [UInt8]
    private let lists: [Range<Int>]
    private let gains: [UInt8]
    private let lanes: Int

    /// - Parameters:
    ///   - lists: where each list stands in `bytes`.
    ///   - gains: `[lists][lanes]`, what a passage of a list gains for each lane; `lanes` is a multiple of 16.
    package init(bytes: [UInt8], lists: [Range<Int>], gains: [UInt8], lanes: Int) {
        self.bytes = bytes
        self.lists = lists
        self.gains = gains
        self.lanes = lanes
    }

    /// About `count` rows with the greatest sums, rising.
    ///
    /// - Parameter allowed: a bit for every row that may be found, in words of 64; nil for all.
    package func best(_ count: Int, rows: Int, allowed: [UInt64]?) throws(Damaged) -> [Int] {
        var damaged: Int?
        let found = bytes.withUnsafeBufferPointer { bytes in
            gains.withUnsafeBufferPointer { gains -> [Int] in
                guard let base = bytes.baseAddress, let gain = gains.baseAddress else { return [] }
                var views: [winnow_late_list] = []
                for (number, range) in lists.enumerated() {
                    var view = winnow_late_list(next: nil, end: nil, row: 0, gains: gain + number * lanes)
                    let isList = winnow_late_start(
                        &view, base + range.lowerBound, Int64(range.count), Int64(rows))
                    guard isList == 1 else {
                        damaged = number
                        return []
                    }
                    views.append(view)
                }
                return best(count, rows: rows, allowed: allowed, &views, &damaged)
            }
        }
        if let damaged { throw Damaged(list: damaged) }
        return found
    }

    private func best(
        _ count: Int, rows: Int, allowed: [UInt64]?, _ views: inout [winnow_late_list], _ damaged: inout Int?
    ) -> [Int] {
        let size = max(64, PassageListWalk.windowBytes / lanes)
        let memory = WindowMemory(size: size, lanes: lanes, wanted: count)
        // An empty set has no address; one word of zeros stands for it.
        let words = allowed.map { $0.isEmpty ? [0] : $0 }
        (words ?? []).withUnsafeBufferPointer { words in
            for first in stride(from: 0, to: rows, by: size) where damaged == nil {
                var window = winnow_late_window(
                    first: Int64(first), count: Int64(min(size, rows - first)), rows: Int64(rows),
                    gains: memory.gains, touched: memory.touched,
                    allowed: allowed == nil ? nil : words.baseAddress, allowed_words: Int64(words.count))
                memory.makeRoom(for: Int(window.count))
                let number = winnow_late_gather_window(
                    &views, Int32(views.count), &window, Int32(lanes), &memory.best)
                if number >= 0 { damaged = Int(number) }
            }
        }
        return damaged == nil ? memory.rows() : []
    }
}

/// Memory for one walk: one window, and the best rows so far.
private final class WindowMemory {
    let gains: UnsafeMutablePointer<UInt8>
    let touched: UnsafeMutablePointer<UInt64>
    var best: winnow_late_best
    private var room: Int

    init(size: Int, lanes: Int, wanted: Int) {
        gains = WindowMemory.zeros(size * lanes)
        touched = WindowMemory.zeros((size + 63) / 64)
        room = 2 * (size + wanted)
        best = winnow_late_best(
            rows: WindowMemory.zeros(room), sums: WindowMemory.zeros(room), count: 0, wanted: Int64(wanted),
            above: 0, least: 1, histogram: WindowMemory.zeros(Int(WINNOW_LATE_SUMS)))
    }

    deinit {
        gains.deallocate()
        touched.deallocate()
        best.rows.deallocate()
        best.sums.deallocate()
        best.histogram.deallocate()
    }

    private static func zeros<Element: FixedWidthInteger>(_ count: Int) -> UnsafeMutablePointer<Element> {
        let pointer = UnsafeMutablePointer<Element>.allocate(capacity: max(1, count))
        pointer.initialize(repeating: 0, count: max(1, count))
        return pointer
    }

    /// Room for `count` more rows: that of rows which are not among the best any more, or more memory.
    func makeRoom(for count: Int) {
        guard Int(best.count) + count > room else { return }
        winnow_late_keep_best(&best)
        let kept = Int(best.count)
        guard kept + count > room / 2 else { return }
        room = 2 * (kept + count)
        let (rows, sums): (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt16>) =
            (WindowMemory.zeros(room), WindowMemory.zeros(room))
        rows.update(from: best.rows, count: kept)
        sums.update(from: best.sums, count: kept)
        best.rows.deallocate()
        best.sums.deallocate()
        (best.rows, best.sums) = (rows, sums)
    }

    /// The rows with the `wanted` greatest sums, and those as good as the last of them, rising.
    func rows() -> [Int] {
        winnow_late_keep_best(&best)
        return (0..<Int(best.count)).map { Int(best.rows[$0]) }
    }
}
