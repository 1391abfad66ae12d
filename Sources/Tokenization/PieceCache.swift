/// The tokens of pieces seen lately, by their bytes: bounded, and never more than a shortcut.
struct PieceCache {
    private struct Slot {
        /// Upper half of the hash.
        var tag: UInt32 = 0
        var key: UInt32 = 0
        /// Zero marks a free slot.
        var keyLength: UInt32 = 0
        var first: UInt32 = 0
        var count: UInt32 = 0
    }

    private static let slotCount = 1 << 14
    /// Longer pieces hardly come again.
    private static let longestKey = 128
    private static let keyBytes = 1 << 18
    private static let tokenLimit = 1 << 16

    private var slots: [Slot] = []
    private var keys: [UInt8] = []
    private var tokens: [PieceToken] = []

    /// Calls `body` with the tokens of the piece when it is known.
    @inline(__always)
    func find(
        _ start: UnsafePointer<UInt8>, _ length: Int, hash: UInt64,
        _ body: (UnsafeBufferPointer<PieceToken>) -> Void
    ) -> Bool {
        guard length <= Self.longestKey, !slots.isEmpty else { return false }
        let slot = slots[Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)]
        guard slot.keyLength == length, slot.tag == UInt32(truncatingIfNeeded: hash >> 32) else {
            return false
        }
        let isEqual = keys.withUnsafeBufferPointer { keys in
            keys.baseAddress.map { ByteHash.areEqual($0 + Int(slot.key), start, length) } ?? false
        }
        guard isEqual else { return false }
        tokens.withUnsafeBufferPointer { tokens in
            let first = Int(slot.first)
            body(UnsafeBufferPointer(rebasing: tokens[first..<(first + Int(slot.count))]))
        }
        return true
    }

    mutating func insert(
        _ start: UnsafePointer<UInt8>, _ length: Int, hash: UInt64, _ new: UnsafeBufferPointer<PieceToken>
    ) {
        guard length <= Self.longestKey else { return }
        if slots.isEmpty || keys.count + length > Self.keyBytes || tokens.count + new.count > Self.tokenLimit
        {
            removeAll()
        }
        slots[Int(truncatingIfNeeded: hash) & (Self.slotCount - 1)] = Slot(
            tag: UInt32(truncatingIfNeeded: hash >> 32), key: UInt32(keys.count), keyLength: UInt32(length),
            first: UInt32(tokens.count), count: UInt32(new.count))
        keys.append(contentsOf: UnsafeBufferPointer(start: start, count: length))
        tokens.append(contentsOf: new)
    }

    private mutating func removeAll() {
        slots = [Slot](repeating: Slot(), count: Self.slotCount)
        keys.removeAll(keepingCapacity: true)
        tokens.removeAll(keepingCapacity: true)
    }
}
