import CKernels

/// Numbers for terms, in the order of their first appearance: an open-addressing table over one arena of bytes.
/// Not to be shared between threads while it grows.
///
/// A slot holds a term of up to eight bytes itself, of a longer one the checksum, so that a known term costs one access
/// to far memory, two when it is long.
package final class TermTable {
    private struct Slot {
        var key: UInt64
        var length: UInt32
        /// The term's number, and one; 0: free.
        var number: UInt32
    }

    package private(set) var count = 0
    private var slots: UnsafeMutablePointer<Slot>
    /// Slots are a power of two: their number is two to this.
    private var bits = 11
    private var terms = ByteStrings()

    package init() { slots = TermTable.makeSlots(bits) }

    deinit { slots.deallocate() }

    package func withTerm<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        terms.with(number, body)
    }

    /// The number of `term` (at most 4 GB), a new one if it is new.
    @inline(__always)
    package func number(of term: UnsafeBufferPointer<UInt8>) -> Int {
        number(of: term, key: TermTable.key(of: term))
    }

    /// The same where the term's key is known.
    @inline(__always)
    func number(of term: UnsafeBufferPointer<UInt8>, key: UInt64) -> Int {
        let length = UInt32(term.count)
        var place = place(key)
        while slots[place].number != 0 {
            let slot = slots[place]
            if slot.key == key, slot.length == length {
                let number = Int(slot.number) - 1
                if length <= 8 || isTerm(number, term) { return number }
            }
            place = (place + 1) & (1 << bits - 1)
        }
        return insert(term, Slot(key: key, length: length, number: UInt32(count + 1)), at: place)
    }

    /// Asks for the memory that a search for this key will begin with.
    @inline(__always)
    func prefetch(_ key: UInt64) { winnow_prefetch(slots + place(key)) }

    /// All numbers in the order of the terms' bytes.
    package func sorted() -> [Int] { terms.sorted() }

    /// The bytes of a short term, the checksum of a longer one.
    @inline(__always)
    static func key(of term: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let count = term.count
        guard count <= 8, let bytes = UnsafeRawPointer(term.baseAddress) else {
            return winnow_checksum(term.baseAddress, count)
        }
        if count >= 4 {
            let first = UInt64(bytes.loadUnaligned(as: UInt32.self))
            let last = UInt64(bytes.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self))
            return first | last << UInt64(8 * (count - 4))
        }
        return term.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    @inline(__always)
    private func place(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: ((key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
    }

    private func isTerm(_ number: Int, _ term: UnsafeBufferPointer<UInt8>) -> Bool {
        terms.with(number) { known in
            guard known.count == term.count else { return false }
            for index in 0..<term.count where known[index] != term[index] { return false }
            return true
        }
    }

    private func insert(_ term: UnsafeBufferPointer<UInt8>, _ slot: Slot, at place: Int) -> Int {
        terms.append(term)
        terms.end()
        count += 1
        slots[place] = slot
        if 2 * count >= 1 << bits { grow() }
        return count - 1
    }

    private func grow() {
        let (old, size) = (slots, 1 << bits)
        bits += 1
        slots = TermTable.makeSlots(bits)
        for index in 0..<size where old[index].number != 0 {
            var place = place(old[index].key)
            while slots[place].number != 0 { place = (place + 1) & (1 << bits - 1) }
            slots[place] = old[index]
        }
        old.deallocate()
    }

    private static func makeSlots(_ bits: Int) -> UnsafeMutablePointer<Slot> {
        let slots = UnsafeMutablePointer<Slot>.allocate(capacity: 1 << bits)
        slots.initialize(repeating: Slot(key: 0, length: 0, number: 0), count: 1 << bits)
        return slots
    }
}
