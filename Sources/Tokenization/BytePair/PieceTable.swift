/// The tokens of a vocabulary by their bytes, in one hash table.
///
/// `@unchecked Sendable`: the memory is written in `init` only.
final class PieceTable: @unchecked Sendable {
    private struct Slot {
        /// Upper half of the hash.
        var tag: UInt32
        var id: Int32
        /// Where the bytes start in `blob`.
        var offset: UInt32
        /// Zero marks a free slot.
        var length: UInt32
    }

    private let slots: UnsafeMutablePointer<Slot>
    private let mask: Int
    private let blob: UnsafeMutablePointer<UInt8>
    let longest: Int

    /// - Parameter tokens: of equal tokens the last counts; empty ones are left out.
    init(_ tokens: TokenList) {
        var capacity = 1024
        while capacity < 2 * tokens.count { capacity *= 2 }
        mask = capacity - 1
        slots = TableMemory.allocate(capacity, repeating: Slot(tag: 0, id: 0, offset: 0, length: 0))
        let blob = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, tokens.bytes.count))
        tokens.bytes.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { blob.initialize(from: start, count: bytes.count) }
        }
        self.blob = blob
        longest = tokens.longest
        for index in 0..<tokens.count { insert(tokens.range(index), id: tokens.ids[index]) }
    }

    deinit {
        TableMemory.free(slots)
        blob.deallocate()
    }

    /// The id of the token with exactly these bytes; -1 when there is none.
    @inline(__always)
    func id(of start: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int32 {
        var index = Int(truncatingIfNeeded: hash) & mask
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        while true {
            let slot = slots[index]
            if slot.length == 0 { return -1 }
            if slot.tag == tag, Int(slot.length) == length,
                ByteHash.areEqual(blob + Int(slot.offset), start, length)
            {
                return slot.id
            }
            index = (index + 1) & mask
        }
    }

    func id(of start: UnsafePointer<UInt8>, _ length: Int) -> Int32 {
        length == 0 || length > longest ? -1 : id(of: start, length, hash: ByteHash.hash(start, length))
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
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        var index = Int(truncatingIfNeeded: hash) & mask
        while slots[index].length != 0 {
            let slot = slots[index]
            if slot.tag == tag, Int(slot.length) == range.count,
                ByteHash.areEqual(blob + Int(slot.offset), start, range.count)
            {
                slots[index].id = id
                return
            }
            index = (index + 1) & mask
        }
        slots[index] = Slot(
            tag: tag, id: id, offset: UInt32(range.lowerBound), length: UInt32(range.count))
    }
}

/// Hashing and comparing of short byte strings, eight bytes at a step.
enum ByteHash {
    private static let first: UInt64 = 0xA076_1D64_78BD_642F
    private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB

    /// After wyhash: a product of 128 bits folded onto itself.
    @inline(__always)
    static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    @inline(__always)
    static func hash(_ start: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
        let raw = UnsafeRawPointer(start)
        if length >= 8 {
            var seed = first ^ UInt64(length)
            var position = 0
            while position + 8 < length {
                seed = mix(seed ^ word(raw, position), second)
                position += 8
            }
            return mix(seed ^ word(raw, length - 8), second)
        }
        return mix(short(raw, length) ^ first, second ^ UInt64(length))
    }

    @inline(__always)
    private static func word(_ raw: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    /// Fewer than eight bytes as one number.
    @inline(__always)
    private static func short(_ raw: UnsafeRawPointer, _ length: Int) -> UInt64 {
        if length >= 4 {
            let low = raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
            let high = raw.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self)
            return UInt64(high) << 32 | UInt64(low)
        }
        guard length > 0 else { return 0 }
        let bytes = raw.assumingMemoryBound(to: UInt8.self)
        return UInt64(bytes[0]) << 16 | UInt64(bytes[length >> 1]) << 8 | UInt64(bytes[length - 1])
    }

    @inline(__always)
    static func areEqual(_ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        let (one, other) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
        if length >= 8 {
            var position = 0
            while position + 8 < length {
                if word(one, position) != word(other, position) { return false }
                position += 8
            }
            return word(one, length - 8) == word(other, length - 8)
        }
        return short(one, length) == short(other, length)
    }
}
