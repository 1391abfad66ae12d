import CKernels
import IndexStore

/// Sums, for every passage, what its best centroid gains for each vector of a question.
///
/// What stands in none of a vector's lists has what is expected of a passage of which nothing is known: that is taken off
/// every score (WARP, Scheerer et al. 2025, imputes a bound instead). Lists are read side by side, a window of rows at a
/// time, each once for all vectors that look into it.
struct CentroidWalk {
    /// Bytes of one window's gains: no more than a core's own cache holds beside the lists.
    private static let windowBytes = 1 << 17

    /// Lists that gain less than this share of the greatest gain are not worth their reading, unless the others hold fewer
    /// passages than `enough` for each that is wanted.
    private static let leastShare: Float = 0.25
    private static let enough = 8

    private let centroids: [Int]
    /// `[centroids][lanes]`, in steps that are the same for all vectors.
    private let gains: [UInt8]
    private let lanes: Int

    /// - Parameters:
    ///   - nearest: the centroids of each vector of the question, best first.
    ///   - missing: what each vector gains from a passage that is in none of its lists.
    ///   - sizes: passages of each list.
    ///   - wanted: passages that `best` will be asked for.
    init(
        _ nearest: [[(centroid: Int, score: Float)]], missing: [Float], sizes: [UInt32], wanted: Int
    ) {
        lanes = max(1, (nearest.count + 15) / 16) * 16
        let spans = zip(nearest, missing).map { ($0.first?.score ?? 0) - $1 }
        // As fine as a byte allows, and no finer than sums of all lanes are told apart.
        let steps = Float(min(254, Int(WINNOW_LATE_SUMS) / lanes - 2))
        let unit = steps / max(spans.max() ?? 0, .leastNormalMagnitude)
        var found = zip(nearest, missing).map { list, missing in
            list.map { ($0.centroid, (($0.score - missing) * unit).rounded()) }.filter { $0.1 >= 1 }
        }
        let least = CentroidWalk.least(
            found.joined().map(\.1),
            sizes: found.joined().map { sizes.indices.contains($0.0) ? Int(sizes[$0.0]) : 0 },
            worth: CentroidWalk.leastShare * steps, passages: CentroidWalk.enough * wanted)
        for vector in found.indices { found[vector].removeAll { $0.1 < least } }
        centroids = Set(found.joined().map(\.0)).sorted()
        let places = Dictionary(uniqueKeysWithValues: centroids.enumerated().map { ($1, $0) })
        var gains = [UInt8](repeating: 0, count: centroids.count * lanes)
        for (vector, list) in found.enumerated() {
            for (centroid, gain) in list {
                guard let place = places[centroid] else { continue }
                gains[place * lanes + vector] = UInt8(min(steps, gain))
            }
        }
        self.gains = gains
    }

    /// The gain that a list must have: `worth`, or less when lists of that gain do not hold as many passages.
    private static func least(_ gains: [Float], sizes: [Int], worth: Float, passages: Int) -> Float {
        var seen = 0
        for place in gains.indices.sorted(by: { gains[$0] > gains[$1] }) {
            if gains[place] < worth, seen >= passages { return gains[place].nextUp }
            seen += sizes[place]
        }
        return 1
    }

    /// About `count` rows with the greatest sums, rising.
    func best(_ count: Int, rows: Int, in allowed: RowSet?, _ snapshot: IndexSnapshot) throws -> [Int] {
        let (bytes, ranges) = try snapshot.passageLists(ofCentroids: centroids)
        return try bytes.withUnsafeBufferPointer { bytes in
            try gains.withUnsafeBufferPointer { gains in
                guard let base = bytes.baseAddress, let gain = gains.baseAddress else { return [] }
                var lists: [winnow_late_list] = []
                for (place, range) in ranges.enumerated() {
                    var list = winnow_late_list(next: nil, end: nil, row: 0, gains: gain + place * lanes)
                    guard
                        winnow_late_start(&list, base + range.lowerBound, Int64(range.count), Int64(rows))
                            == 1
                    else { throw snapshot.damagedPassageList(centroids[place]) }
                    lists.append(list)
                }
                return try best(count, rows: rows, in: allowed, &lists) {
                    snapshot.damagedPassageList(centroids[$0])
                }
            }
        }
    }

    private func best(
        _ count: Int, rows: Int, in allowed: RowSet?, _ lists: inout [winnow_late_list],
        damage: (Int) -> any Error
    ) throws -> [Int] {
        let size = max(64, CentroidWalk.windowBytes / lanes)
        let memory = WindowMemory(size: size, lanes: lanes, wanted: count)
        // An empty set has no address; one word of zeros stands for it.
        let words = allowed.map { $0.bits.isEmpty ? [0] : $0.bits }
        try (words ?? []).withUnsafeBufferPointer { words in
            for first in stride(from: 0, to: rows, by: size) {
                var window = winnow_late_window(
                    first: Int64(first), count: Int64(min(size, rows - first)), rows: Int64(rows),
                    gains: memory.gains, touched: memory.touched,
                    allowed: allowed == nil ? nil : words.baseAddress, allowed_words: Int64(words.count))
                memory.makeRoom(for: Int(window.count))
                let damaged = winnow_late_gather_window(
                    &lists, Int32(lists.count), &window, Int32(lanes), &memory.best)
                guard damaged < 0 else { throw damage(Int(damaged)) }
            }
        }
        return memory.rows()
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
