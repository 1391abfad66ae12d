/// The pieces of a WordPiece model in one hash table, found by the bytes of a word from a place onwards.
///
/// `@unchecked Sendable`: the memory is written in `init` only.
final class Vocabulary: @unchecked Sendable {
    /// One piece: 16 bytes, four to a cache line.
    struct Slot {
        /// Upper half of the hash, its lowest bit set for continuations.
        var tag: UInt32
        var id: Int32
        /// Where the bytes of the piece start in `blob`.
        var offset: UInt32
        /// Zero marks a free slot.
        var length: UInt32
    }

    /// Start values of the running hash: a piece that starts a word and one that continues it differ.
    static let wordSeed: UInt64 = 0x9E37_79B9_7F4A_7C15
    static let continuationSeed: UInt64 = 0xD1B5_4A32_D192_ED03

    let size: Int
    /// Bytes of the longest piece.
    let longestPiece: Int
    private let slots: UnsafeMutablePointer<Slot>
    private let mask: Int
    private let blob: UnsafeMutablePointer<UInt8>
    /// For the hash of a piece's first three bytes: bit `min(length, 31)` of every length that occurs.
    private let lengths: UnsafeMutablePointer<UInt32>
    private static let lengthsMask = 0xFFFF
    let prefix: [UInt8]
    private let tokens: TokenList

    /// - Parameter tokens: of equal tokens the last counts.
    init(tokens: TokenList, continuationPrefix: [UInt8]) {
        self.tokens = tokens
        prefix = continuationPrefix
        size = (tokens.ids.max().map { Int($0) } ?? -1) + 1
        var capacity = 1024
        while capacity < 4 * tokens.count { capacity *= 2 }
        mask = capacity - 1
        slots = TableMemory.allocate(capacity, repeating: Slot(tag: 0, id: 0, offset: 0, length: 0))
        lengths = .allocate(capacity: Self.lengthsMask + 1)
        lengths.initialize(repeating: 0, count: Self.lengthsMask + 1)
        let blob = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, tokens.bytes.count))
        tokens.bytes.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { blob.initialize(from: start, count: bytes.count) }
        }
        self.blob = blob
        longestPiece = tokens.longest
        var start = 0
        for index in 0..<tokens.count {
            let end = tokens.ends[index]
            insert(offset: start, length: end - start, id: tokens.ids[index], seed: Self.wordSeed)
            if end - start > prefix.count, prefix.indices.allSatisfy({ blob[start + $0] == prefix[$0] }) {
                insert(
                    offset: start + prefix.count, length: end - start - prefix.count, id: tokens.ids[index],
                    seed: Self.continuationSeed)
            }
            start = end
        }
    }

    deinit {
        TableMemory.free(slots)
        blob.deallocate()
        lengths.deallocate()
    }

    /// The id of a whole token as it stands in the vocabulary file.
    func id(of token: String) -> Int32? {
        let bytes = Array(token.utf8)
        let hash = bytes.reduce(Self.wordSeed) { Self.step($0, $1) }
        let id = bytes.withUnsafeBufferPointer { bytes in
            bytes.baseAddress.map { find(hash, $0, bytes.count, continues: false) } ?? -1
        }
        return id < 0 ? nil : id
    }

    /// The tokens by id; gaps of the numbering are nil.
    func tokensByID() -> [String?] {
        var texts = [String?](repeating: nil, count: size)
        for index in 0..<tokens.count { texts[Int(tokens.ids[index])] = tokens.text(index) }
        return texts
    }

    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x9FB2_1C65_1E98_DF25
    }

    @inline(__always)
    private static func finished(_ hash: UInt64) -> UInt64 { hash ^ (hash >> 32) }

    /// The lowest bit tells continuations from starts of words, so that equal bytes never meet.
    @inline(__always)
    private static func tag(_ hash: UInt64, continues: Bool) -> UInt32 {
        UInt32(truncatingIfNeeded: hash >> 32) & ~1 | (continues ? 1 : 0)
    }

    /// Bits of the piece lengths that may occur after the first three bytes hashed to `hash`.
    @inline(__always)
    func possibleLengths(_ hash: UInt64) -> UInt32 {
        lengths[Int(truncatingIfNeeded: hash >> 40) & Self.lengthsMask]
    }

    /// The id of the piece with `hash` over exactly `length` bytes at `start`; -1 when there is none.
    @inline(__always)
    func find(_ hash: UInt64, _ start: UnsafePointer<UInt8>, _ length: Int, continues: Bool) -> Int32 {
        var index = Int(truncatingIfNeeded: Self.finished(hash)) & mask
        let tag = Self.tag(hash, continues: continues)
        while true {
            let slot = slots[index]
            if slot.length == 0 { return -1 }
            if slot.tag == tag, Int(slot.length) == length, isEqual(slot, start, length) { return slot.id }
            index = (index + 1) & mask
        }
    }

    @inline(__always)
    private func isEqual(_ slot: Slot, _ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
        let piece = blob + Int(slot.offset)
        var index = 0
        while index < length {
            if piece[index] != start[index] { return false }
            index += 1
        }
        return true
    }

    private func insert(offset: Int, length: Int, id: Int32, seed: UInt64) {
        guard length > 0 else { return }
        var hash = seed
        for index in 0..<length {
            hash = Self.step(hash, blob[offset + index])
            if index == 2 {
                lengths[Int(truncatingIfNeeded: hash >> 40) & Self.lengthsMask] |=
                    1 << min(31, UInt32(length))
            }
        }
        var index = Int(truncatingIfNeeded: Self.finished(hash)) & mask
        let tag = Self.tag(hash, continues: seed == Self.continuationSeed)
        while slots[index].length != 0 {
            let slot = slots[index]
            if slot.tag == tag, Int(slot.length) == length, isEqual(slot, blob + offset, length) {
                slots[index].id = id
                return
            }
            index = (index + 1) & mask
        }
        slots[index] = Slot(tag: tag, id: id, offset: UInt32(offset), length: UInt32(length))
    }
}
