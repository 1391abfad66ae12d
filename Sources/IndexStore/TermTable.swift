import CKernels

/// Numbers for terms, in the order of their first appearance: an open-addressing table over one arena of bytes.
/// Not to be shared between threads while it grows.
final class TermTable {
    private(set) var count = 0
    private var slots: UnsafeMutablePointer<UInt32>
    private var slotMask: Int
    private var hashes: [UInt64] = []
    private var terms = ByteStrings()

    init(capacity: Int = 1024) {
        let size = 1 << (Int.bitWidth - (max(capacity, 8) * 2 - 1).leadingZeroBitCount)
        slots = .allocate(capacity: size)
        slots.initialize(repeating: 0, count: size)
        slotMask = size - 1
    }

    deinit { slots.deallocate() }

    /// Bytes held in memory.
    var bytes: Int { terms.capacity + 8 * hashes.capacity + 4 * (slotMask + 1) }

    func withTerm<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        terms.with(number, body)
    }

    /// The number of `term`, a new one if it is new.
    @inline(__always)
    func number(of term: UnsafeBufferPointer<UInt8>) -> Int {
        let hash = winnow_checksum(term.baseAddress, term.count)
        var slot = Int(truncatingIfNeeded: hash >> 20) & slotMask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, isTerm(number, term) { return number }
            slot = (slot + 1) & slotMask
        }
        return insert(term, hash: hash, at: slot)
    }

    /// All numbers in the order of the terms' bytes.
    func sorted() -> [Int] { terms.sorted() }

    private func isTerm(_ number: Int, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
        terms.with(number) { known in
            guard known.count == term.count else { return false }
            for index in 0..<term.count where known[index] != term[index] { return false }
            return true
        }
    }

    private func insert(_ term: UnsafeBufferPointer<UInt8>, hash: UInt64, at slot: Int) -> Int {
        terms.append(term)
        terms.end()
        hashes.append(hash)
        count += 1
        slots[slot] = UInt32(count)
        if 2 * count > slotMask { grow() }
        return count - 1
    }

    private func grow() {
        let size = 2 * (slotMask + 1)
        slots.deallocate()
        slots = .allocate(capacity: size)
        slots.initialize(repeating: 0, count: size)
        slotMask = size - 1
        for number in 0..<count {
            var slot = Int(truncatingIfNeeded: hashes[number] >> 20) & slotMask
            while slots[slot] != 0 { slot = (slot + 1) & slotMask }
            slots[slot] = UInt32(number + 1)
        }
    }
}
