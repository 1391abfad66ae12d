/// Which two neighbours may become one token, how early, and which one.
///
/// `@unchecked Sendable`: the memory is written in `init` and by `noteBytes`, before anyone reads.
final class MergeTable: @unchecked Sendable {
    struct Merge {
        /// Merges of lower rank come first; `noRank` when there is none.
        var rank: UInt32
        var id: Int32
    }

    static let noRank = UInt32.max
    static let none = Merge(rank: noRank, id: -1)

    private struct Slot {
        /// Both ids; `free` marks a free slot.
        var key: UInt64
        var merge: Merge
    }

    private static let free = UInt64.max
    private let slots: UnsafeMutablePointer<Slot>
    /// The merges of two single bytes, by both: pieces begin with these.
    private let bytePairs: UnsafeMutablePointer<Merge>
    private let shift: UInt64
    private let mask: Int

    /// Two neighbours and what becomes of them.
    struct Pair {
        var left: Int32
        var right: Int32
        var merge: Merge
    }

    /// - Parameter pairs: of equal ones the last counts.
    init(_ pairs: [Pair]) {
        var bits: UInt64 = 10
        while 1 << bits < pairs.count + pairs.count / 2 { bits += 1 }
        shift = 64 - bits
        mask = 1 << Int(bits) - 1
        slots = TableMemory.allocate(mask + 1, repeating: Slot(key: Self.free, merge: Self.none))
        bytePairs = TableMemory.allocate(1 << 16, repeating: Self.none)
        for pair in pairs { insert(pair) }
    }

    deinit {
        TableMemory.free(slots)
        TableMemory.free(bytePairs)
    }

    /// Prepares `mergeOfBytes`, when all merges are in.
    ///
    /// - Parameter ids: of every byte.
    func noteBytes(_ ids: [Int32]) {
        for (left, leftID) in ids.enumerated() where leftID >= 0 {
            for (right, rightID) in ids.enumerated() where rightID >= 0 {
                bytePairs[left << 8 | right] = merge(leftID, rightID)
            }
        }
    }

    @inline(__always)
    func mergeOfBytes(_ left: UInt8, _ right: UInt8) -> Merge { bytePairs[Int(left) << 8 | Int(right)] }

    private func insert(_ pair: Pair) {
        let key = Self.key(pair.left, pair.right)
        var index = place(of: key)
        while slots[index].key != Self.free, slots[index].key != key { index = (index + 1) & mask }
        slots[index] = Slot(key: key, merge: pair.merge)
    }

    @inline(__always)
    func merge(_ left: Int32, _ right: Int32) -> Merge {
        let key = Self.key(left, right)
        var index = place(of: key)
        while true {
            let found = slots[index].key
            if found == key { return slots[index].merge }
            if found == Self.free { return Self.none }
            index = (index + 1) & mask
        }
    }

    @inline(__always)
    private static func key(_ left: Int32, _ right: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    }

    /// Fibonacci hashing of both ids.
    @inline(__always)
    private func place(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: ((key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}
