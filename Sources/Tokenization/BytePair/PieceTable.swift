/// The tokens of a vocabulary by their bytes, in two hash tables: tokens of up to eight bytes lie in their slots, of longer
/// ones the slots tell the place.
///
/// `@unchecked Sendable`: the memory is written in `init` only.
final class PieceTable: @unchecked Sendable {
    fileprivate struct ShortSlot {
        /// See `ByteHash.packed`.
        var bytes: UInt64
        var id: Int32
        /// Zero marks a free slot.
        var length: Int32
    }

    fileprivate struct LongSlot {
        /// Upper half of the hash.
        var tag: UInt32
        var id: Int32
        /// Where the bytes start in `blob`.
        var offset: UInt32
        /// Zero marks a free slot.
        var length: UInt32
    }

    private let short: UnsafeMutablePointer<ShortSlot>
    private let shortMask: Int
    private let long: UnsafeMutablePointer<LongSlot>
    private let longMask: Int
    private let blob: UnsafeMutablePointer<UInt8>
    private let longest: Int

    /// - Parameter tokens: of equal tokens the last counts; empty ones are left out.
    init(_ tokens: TokenList) {
        let shortCount = (0..<tokens.count).reduce(0) { $0 + (tokens.range($1).count <= 8 ? 1 : 0) }
        shortMask = Self.capacity(for: shortCount) - 1
        longMask = Self.capacity(for: tokens.count - shortCount) - 1
        short = TableMemory.allocate(shortMask + 1, repeating: ShortSlot(bytes: 0, id: 0, length: 0))
        long = TableMemory.allocate(longMask + 1, repeating: LongSlot(tag: 0, id: 0, offset: 0, length: 0))
        let blob = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, tokens.bytes.count))
        tokens.bytes.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { blob.initialize(from: start, count: bytes.count) }
        }
        self.blob = blob
        longest = tokens.longest
        for index in 0..<tokens.count { insert(tokens.range(index), id: tokens.ids[index]) }
    }

    deinit {
        TableMemory.free(short)
        TableMemory.free(long)
        blob.deallocate()
    }

    private static func capacity(for count: Int) -> Int {
        var capacity = 1024
        while capacity < 2 * count { capacity *= 2 }
        return capacity
    }

    /// The table for a loop: valid as long as the table is.
    var finder: PieceFinder {
        PieceFinder(
            short: UnsafePointer(short), shortMask: shortMask, long: UnsafePointer(long), longMask: longMask,
            blob: UnsafePointer(blob))
    }

    /// The id of the token with exactly these bytes; -1 when there is none.
    func id(of start: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
        length == 0 || length > longest
            ? -1 : finder.id(of: start, length, hash: ByteHash.hash(start, length))
    }

    func id(of token: [UInt8]) -> Int32? {
        let id = token.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { self.id(of: $0, bytes.count) } ?? -1
        }
        return id < 0 ? nil : id
    }

    private func insert(_ range: Range<Int>, id: Int32) {
        guard !range.isEmpty else { return }
        let start = blob + range.lowerBound
        let hash = ByteHash.hash(start, range.count)
        if range.count <= 8 {
            let index = finder.shortPlace(of: ByteHash.packed(start, range.count), range.count, hash)
            let bytes = ByteHash.packed(start, range.count)
            short[index] = ShortSlot(bytes: bytes, id: id, length: Int32(range.count))
        } else {
            let index = finder.longPlace(of: start, range.count, hash)
            long[index] = LongSlot(
                tag: UInt32(truncatingIfNeeded: hash >> 32), id: id, offset: UInt32(range.lowerBound),
                length: UInt32(range.count))
        }
    }
}

/// A `PieceTable` as bare pointers.
struct PieceFinder {
    fileprivate let short: UnsafePointer<PieceTable.ShortSlot>
    fileprivate let shortMask: Int
    fileprivate let long: UnsafePointer<PieceTable.LongSlot>
    fileprivate let longMask: Int
    fileprivate let blob: UnsafePointer<UInt8>

    /// The id of the token with exactly these bytes, at least one; -1 when there is none.
    @inline(__always)
    func id(of start: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int32 {
        if length <= 8 {
            let slot = short[shortPlace(of: ByteHash.packed(start, length), length, hash)]
            return slot.length == 0 ? -1 : slot.id
        }
        let slot = long[longPlace(of: start, length, hash)]
        return slot.length == 0 ? -1 : slot.id
    }

    /// The slot of the token, or the free one where it belongs.
    @inline(__always)
    fileprivate func shortPlace(of bytes: UInt64, _ length: Int, _ hash: UInt64) -> Int {
        var index = Int(truncatingIfNeeded: hash) & shortMask
        while true {
            let slot = short[index]
            if slot.length == 0 || (slot.bytes == bytes && Int(slot.length) == length) { return index }
            index = (index + 1) & shortMask
        }
    }

    @inline(__always)
    fileprivate func longPlace(of start: UnsafePointer<UInt8>, _ length: Int, _ hash: UInt64) -> Int {
        var index = Int(truncatingIfNeeded: hash) & longMask
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        while true {
            let slot = long[index]
            if slot.length == 0 { return index }
            if slot.tag == tag, Int(slot.length) == length,
                ByteHash.areEqual(blob + Int(slot.offset), start, length)
            {
                return index
            }
            index = (index + 1) & longMask
        }
    }
}
