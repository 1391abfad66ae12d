/// Merges the symbols of one piece, lowest rank first and leftmost among equals, until no two neighbours merge.
///
/// Scratch space of one walk: kept from piece to piece. Short pieces are searched from end to end for the next merge;
/// long ones keep their merges in a heap, so that a piece of n symbols costs O(n log n) at most.
struct BytePairMerger {
    /// Ids of the symbols; after `merge` those of the tokens.
    private(set) var ids: UnsafeMutablePointer<Int32>
    /// Bytes of each symbol.
    private(set) var lengths: UnsafeMutablePointer<Int32>
    private var merges: UnsafeMutablePointer<MergeTable.Merge>
    private(set) var count = 0
    private var capacity = 256
    private var heap = MergeHeap()

    /// Longer pieces go to the heap.
    private static let longestSearched = 96

    init() {
        ids = .allocate(capacity: capacity)
        lengths = .allocate(capacity: capacity)
        merges = .allocate(capacity: capacity)
    }

    func deallocate() {
        ids.deallocate()
        lengths.deallocate()
        merges.deallocate()
    }

    /// Gives back the memory of a piece of megabytes.
    mutating func trim() {
        guard capacity > 1 << 16 else { return }
        deallocate()
        self = BytePairMerger()
    }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    @inline(__always)
    mutating func append(_ id: Int32, length: Int) {
        if count == capacity { grow() }
        ids[count] = id
        lengths[count] = Int32(truncatingIfNeeded: length)
        count += 1
    }

    mutating func merge(_ table: MergeTable) {
        guard count > 1 else { return }
        guard count <= Self.longestSearched else { return mergeLong(table) }
        for index in 0..<(count - 1) { merges[index] = table.merge(ids[index], ids[index + 1]) }
        mergeSearching(table)
    }

    /// `merge` of a piece whose symbols are its bytes, each with an id.
    mutating func merge(bytes: UnsafePointer<UInt8>, _ length: Int, ids byteIDs: [Int32], _ table: MergeTable)
    {
        count = 0
        for index in 0..<length { append(byteIDs[Int(bytes[index])], length: 1) }
        guard count > 1 else { return }
        guard count <= Self.longestSearched else { return mergeLong(table) }
        for index in 0..<(count - 1) { merges[index] = table.mergeOfBytes(bytes[index], bytes[index + 1]) }
        mergeSearching(table)
    }

    private mutating func mergeSearching(_ table: MergeTable) {
        while true {
            var best = 0
            var lowest = MergeTable.noRank
            for index in 0..<(count - 1) where merges[index].rank < lowest {
                lowest = merges[index].rank
                best = index
            }
            guard lowest != MergeTable.noRank else { return }
            ids[best] = merges[best].id
            lengths[best] += lengths[best + 1]
            close(after: best)
            if best > 0 { merges[best - 1] = table.merge(ids[best - 1], ids[best]) }
            if best + 1 < count { merges[best] = table.merge(ids[best], ids[best + 1]) }
            if count == 1 { return }
        }
    }

    /// Takes out the symbol after `index`.
    @inline(__always)
    private mutating func close(after index: Int) {
        count -= 1
        var place = index + 1
        while place < count {
            ids[place] = ids[place + 1]
            lengths[place] = lengths[place + 1]
            merges[place - 1] = merges[place]
            place += 1
        }
    }

    private mutating func mergeLong(_ table: MergeTable) {
        var links = SymbolLinks(count: count)
        heap.removeAll()
        for index in 0..<(count - 1) { push(index, index + 1, table) }
        while let (rank, index) = heap.popLowest() {
            let next = links.next(index)
            // An entry counts only while its two symbols are what they were: the rank tells them.
            guard links.isThere(index), next < count else { continue }
            let merge = table.merge(ids[index], ids[next])
            guard merge.rank == rank else { continue }
            ids[index] = merge.id
            lengths[index] += lengths[next]
            links.remove(next)
            if let before = links.previous(index) { push(before, index, table) }
            let after = links.next(index)
            if after < count { push(index, after, table) }
        }
        compact(links)
    }

    private mutating func push(_ left: Int, _ right: Int, _ table: MergeTable) {
        let rank = table.merge(ids[left], ids[right]).rank
        if rank != MergeTable.noRank { heap.push(rank, left) }
    }

    private mutating func compact(_ links: SymbolLinks) {
        var kept = 0
        for index in 0..<count where links.isThere(index) {
            ids[kept] = ids[index]
            lengths[kept] = lengths[index]
            kept += 1
        }
        count = kept
    }

    private mutating func grow() {
        capacity *= 2
        ids = Self.moved(ids, count, capacity)
        lengths = Self.moved(lengths, count, capacity)
        merges.deallocate()
        merges = .allocate(capacity: capacity)
    }

    private static func moved(
        _ old: UnsafeMutablePointer<Int32>, _ count: Int, _ capacity: Int
    ) -> UnsafeMutablePointer<Int32> {
        let new = UnsafeMutablePointer<Int32>.allocate(capacity: capacity)
        new.moveInitialize(from: old, count: count)
        old.deallocate()
        return new
    }
}

/// Neighbours of symbols of which some are gone.
private struct SymbolLinks {
    private var before: [Int32]
    private var after: [Int32]
    private static let gone: Int32 = -2

    init(count: Int) {
        before = (0..<Int32(count)).map { $0 - 1 }
        after = (0..<Int32(count)).map { $0 + 1 }
    }

    func isThere(_ index: Int) -> Bool { before[index] != Self.gone }
    /// The count of all symbols when there is none.
    func next(_ index: Int) -> Int { Int(after[index]) }
    func previous(_ index: Int) -> Int? { before[index] < 0 ? nil : Int(before[index]) }

    mutating func remove(_ index: Int) {
        let (left, right) = (Int(before[index]), Int(after[index]))
        after[left] = Int32(right)
        if right < before.count { before[right] = Int32(left) }
        before[index] = Self.gone
    }
}

/// A binary heap of merges, each a rank and the place of its left symbol in one number.
private struct MergeHeap {
    private var items: [UInt64] = []

    mutating func removeAll() { items.removeAll(keepingCapacity: true) }

    mutating func push(_ rank: UInt32, _ place: Int) {
        var index = items.count
        let item = UInt64(rank) << 32 | UInt64(UInt32(place))
        items.append(item)
        while index > 0, items[(index - 1) / 2] > item {
            items[index] = items[(index - 1) / 2]
            index = (index - 1) / 2
        }
        items[index] = item
    }

    mutating func popLowest() -> (rank: UInt32, place: Int)? {
        guard let lowest = items.first, let last = items.popLast() else { return nil }
        if !items.isEmpty { sink(last) }
        return (UInt32(lowest >> 32), Int(UInt32(truncatingIfNeeded: lowest)))
    }

    /// Puts `item` in the place of the root.
    private mutating func sink(_ item: UInt64) {
        var index = 0
        while 2 * index + 1 < items.count {
            var child = 2 * index + 1
            if child + 1 < items.count, items[child + 1] < items[child] { child += 1 }
            guard items[child] < item else { break }
            items[index] = items[child]
            index = child
        }
        items[index] = item
    }
}
