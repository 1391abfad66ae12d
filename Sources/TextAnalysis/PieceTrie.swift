/// Priced pieces of text, found byte by byte.
///
/// Every prefix of a piece stands in one open-addressed table below a key that grows with each byte, so a walk waits for no
/// look-up before the next. The table holds only a part of the keys, to stay small enough for a cache; a test shows that no byte
/// leads from a prefix to a wrong one.
struct PieceTrie {
    /// 24 bits of a prefix's key, then the price of the piece that it is (0: none).
    typealias Prefix = UInt32

    /// Longest piece in bytes, and no less than what one scalar takes.
    private(set) var longest = 4
    private var prefixes: [Prefix]
    private let shift: UInt64

    /// - Parameter most: At most so many prefixes will be inserted.
    init(prefixes most: Int) {
        let bits = Int.bitWidth - (most * 3 / 2).leadingZeroBitCount
        shift = UInt64(64 - bits)
        prefixes = Array(repeating: 0, count: 1 << bits)
    }

    mutating func insert(_ piece: some Collection<UInt8>, price: UInt8) {
        var key = PieceTrie.start
        var slot = 0
        for byte in piece {
            key = PieceTrie.key(key, byte)
            slot = withWalk { $0.slot(of: key) }
            if prefixes[slot] == 0 { prefixes[slot] = PieceTrie.tag(key) }
        }
        prefixes[slot] = prefixes[slot] & ~0xFF | UInt32(price)
        longest = max(longest, piece.count)
    }

    func withWalk<Result>(_ body: (Walk) -> Result) -> Result {
        prefixes.withUnsafeBufferPointer { body(Walk(table: $0, shift: shift)) }
    }

    /// The key of the empty prefix.
    static let start: UInt64 = 0

    /// The key of a prefix that is one byte longer.
    @inline(__always)
    static func key(_ key: UInt64, _ byte: UInt8) -> UInt64 {
        (key ^ (UInt64(byte) &+ 1)) &* 0xD6E8_FEB8_6659_FD93
    }

    /// The part of a key that the table holds, in the upper 24 bits; never 0.
    @inline(__always)
    private static func tag(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: key >> 8) & ~0xFF | 0x100 }

    /// The table, for looking up.
    struct Walk {
        fileprivate let table: UnsafeBufferPointer<Prefix>
        fileprivate let shift: UInt64

        /// The price of the prefix below `key`, 0 where it is no piece; nil where no piece begins like this.
        @inline(__always)
        func price(_ key: UInt64) -> Int? {
            let found = table[slot(of: key)]
            return found == 0 ? nil : Int(found & 0xFF)
        }

        /// Where the prefix is, or the empty place where it would be.
        @inline(__always)
        fileprivate func slot(of key: UInt64) -> Int {
            let tag = PieceTrie.tag(key)
            var slot = Int(truncatingIfNeeded: key >> shift)
            while table[slot] != 0, table[slot] ^ tag > 0xFF { slot = (slot + 1) & (table.count - 1) }
            return slot
        }
    }
}
