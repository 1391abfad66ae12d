import CKernels
import Testing

@Suite("Late interaction: gains by the lists of centroids")
struct CentroidWindowTests {
    private struct Case {
        var rows: Int
        var lanes: Int
        var lists: [[Int]]
        var gains: [[UInt8]]
        var allowed: Set<Int>?
    }

    private func random(_ generator: inout some RandomNumberGenerator) -> Case {
        let rows = Int.random(in: 1...3_000, using: &generator)
        let lanes = 16 * Int.random(in: 1...6, using: &generator)
        let count = Int.random(in: 0...12, using: &generator)
        let lists = (0..<count).map { _ in
            (0..<Int.random(in: 0...400, using: &generator)).map { _ in
                Int.random(in: 0..<rows, using: &generator)
            }
            .sorted()
        }
        let gains = lists.map { _ in (0..<lanes).map { _ in UInt8.random(in: 0...255, using: &generator) } }
        let allowed =
            Bool.random(using: &generator) ? nil : Set((0..<rows).filter { _ in .random(using: &generator) })
        return Case(rows: rows, lanes: lanes, lists: lists, gains: gains, allowed: allowed)
    }

    /// The sum of every row, by the definition.
    private func expected(_ wanted: Case) -> [Int: Int] {
        var best: [Int: [UInt8]] = [:]
        for (list, gains) in zip(wanted.lists, wanted.gains) {
            for row in list {
                best[row] = zip(best[row] ?? [UInt8](repeating: 0, count: wanted.lanes), gains).map(max)
            }
        }
        return best.filter { wanted.allowed?.contains($0.key) ?? true }
            .mapValues { min(Int(WINNOW_LATE_SUMS) - 1, $0.reduce(0) { $0 + Int($1) }) }
    }

    private func varints(_ rows: [Int]) -> [UInt8] {
        var bytes: [UInt8] = []
        var last = 0
        for row in rows {
            var rest = row - last
            last = row
            while rest >= 0x80 {
                bytes.append(UInt8(rest & 0x7F) | 0x80)
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        return bytes
    }

    /// What the kernel says, in windows of `size` rows: the rows with the `count` greatest sums, with their sums; nil when
    /// a list is damaged.
    private func found(_ wanted: Case, size: Int, bytes: [[UInt8]], best count: Int) -> [Int: Int]? {
        func memory<Element: FixedWidthInteger>(_ values: [Element]) -> UnsafeMutableBufferPointer<Element> {
            let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: max(1, values.count))
            copy.initialize(repeating: 0)
            for (place, value) in values.enumerated() { copy[place] = value }
            return copy
        }
        let (lists, listGains) = (bytes.map { memory($0) }, wanted.gains.map { memory($0) })
        let gains = memory([UInt8](repeating: 0, count: size * wanted.lanes))
        let touched = memory([UInt64](repeating: 0, count: (size + 63) / 64))
        let words = memory([UInt64](repeating: 0, count: (wanted.rows + 63) / 64))
        let rows = memory([UInt32](repeating: 0, count: wanted.rows))
        let sums = memory([UInt16](repeating: 0, count: wanted.rows))
        let histogram = memory([UInt32](repeating: 0, count: Int(WINNOW_LATE_SUMS)))
        defer {
            for list in lists + listGains + [gains] { list.deallocate() }
            for words in [touched, words] { words.deallocate() }
            for numbers in [rows, histogram] { numbers.deallocate() }
            sums.deallocate()
        }
        for row in wanted.allowed ?? [] { words[row >> 6] |= 1 << UInt64(row & 63) }
        var best = winnow_late_best(
            rows: rows.baseAddress, sums: sums.baseAddress, count: 0, wanted: Int64(count), above: 0,
            least: 1,
            histogram: histogram.baseAddress)
        var views: [winnow_late_list] = []
        for (place, list) in bytes.enumerated() {
            var view = winnow_late_list(next: nil, end: nil, row: 0, gains: listGains[place].baseAddress)
            guard
                winnow_late_start(&view, lists[place].baseAddress, Int64(list.count), Int64(wanted.rows)) == 1
            else { return nil }
            views.append(view)
        }
        for first in stride(from: 0, to: wanted.rows, by: size) {
            var window = winnow_late_window(
                first: Int64(first), count: Int64(min(size, wanted.rows - first)), rows: Int64(wanted.rows),
                gains: gains.baseAddress, touched: touched.baseAddress,
                allowed: wanted.allowed == nil ? nil : UnsafePointer(words.baseAddress),
                allowed_words: Int64(words.count))
            let damaged = winnow_late_gather_window(
                &views, Int32(views.count), &window, Int32(wanted.lanes), &best)
            guard damaged < 0 else { return nil }
            if first % 5 == 0 { winnow_late_keep_best(&best) }
        }
        winnow_late_keep_best(&best)
        return Dictionary(uniqueKeysWithValues: (0..<Int(best.count)).map { (Int(rows[$0]), Int(sums[$0])) })
    }

    @Test("the best rows and their sums are those of the definition, whatever the window")
    func twin() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<300 {
            let wanted = random(&generator)
            let truth = expected(wanted)
            let size = [64, 192, 1_024, 4_096].randomElement(using: &generator) ?? 64
            let count = Int.random(in: 1...1_000, using: &generator)
            let best = try #require(found(wanted, size: size, bytes: wanted.lists.map(varints), best: count))
            let sorted = truth.values.sorted(by: >)
            let least = sorted.indices.contains(count - 1) ? max(1, sorted[count - 1]) : 1
            #expect(best == truth.filter { $0.value >= least })
        }
    }

    @Test("bytes that are no list are named and never read beyond their end")
    func damage() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            var wanted = random(&generator)
            wanted.gains = [[UInt8](repeating: 1, count: wanted.lanes)]
            let bytes = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            var (row, position, isList) = (0, 0, true)
            while position < bytes.count, isList {
                var (distance, shift) = (0, 0)
                while true {
                    guard position < bytes.count, shift <= 28 else {
                        isList = false
                        break
                    }
                    distance |= Int(bytes[position] & 0x7F) << shift
                    position += 1
                    if bytes[position - 1] < 0x80 { break }
                    shift += 7
                }
                row += distance
                if row >= wanted.rows { isList = false }
            }
            #expect((found(wanted, size: 64, bytes: [bytes], best: 10) != nil) == isList)
        }
    }
}
