/// Which texts have a run of words: pairs of a hash and the number of a text, in 8 bytes each.
///
/// Linear probing in which the entries rise: a search for a hash that is not there ends at the first greater one, and a
/// table grows by 1.2 with one walk. There are 256 tables, by the first bits of the hash, so that what one of them
/// takes twice while it grows is little.
struct SketchTable: Sendable {
    /// A run that stands in more texts tells them apart too badly to be kept for others.
    static let mostTexts = 8

    private var shards = [Shard](repeating: Shard(capacity: 16), count: 256)
    private(set) var count = 0

    var bytes: Int { shards.reduce(0) { $0 + $1.entries.count * 8 } }

    mutating func insert(_ hash: UInt32, _ text: UInt32) {
        if shards[Int(hash >> 24)].insert(UInt64(hash) << 32 | UInt64(text)) { count += 1 }
    }

    /// Calls `body` with each text that has the run.
    @inline(__always)
    func forEachText(with hash: UInt32, _ body: (UInt32) -> Void) {
        shards[Int(hash >> 24)].forEachText(with: hash, body)
    }
}

/// The entries of all hashes that begin with the same 8 bits: `hash << 32 | text`, rising; `UInt64.max` where none is.
private struct Shard: Sendable {
    private static let free = UInt64.max
    var entries: [UInt64]
    private var capacity: Int
    private var taken = 0

    init(capacity: Int) {
        self.capacity = capacity
        entries = [UInt64](repeating: Shard.free, count: capacity + Shard.room(capacity))
    }

    /// Places behind the last home.
    private static func room(_ capacity: Int) -> Int { 16 + capacity / 32 }

    @inline(__always)
    private func home(_ hash: UInt32) -> Int { (Int(hash & 0xFF_FFFF) * capacity) >> 24 }

    @inline(__always)
    func forEachText(with hash: UInt32, _ body: (UInt32) -> Void) {
        entries.withUnsafeBufferPointer { entries in
            var place = home(hash)
            let first = UInt64(hash) << 32
            while place < entries.count, entries[place] < first { place += 1 }
            while place < entries.count, entries[place] != Shard.free, entries[place] >> 32 == UInt64(hash) {
                body(UInt32(truncatingIfNeeded: entries[place]))
                place += 1
            }
        }
    }

    /// False when it is there, or when enough texts have the run.
    mutating func insert(_ entry: UInt64) -> Bool {
        if 20 * (taken + 1) > 17 * capacity { grow() }
        while true {
            switch place(entry) {
            case .taken: return true
            case .known: return false
            case .full: grow()
            }
        }
    }

    private enum Placing { case taken, known, full }

    private mutating func place(_ entry: UInt64) -> Placing {
        var place = home(UInt32(truncatingIfNeeded: entry >> 32))
        var equal = 0
        while place < entries.count, entries[place] != Shard.free, entries[place] < entry {
            if entries[place] >> 32 == entry >> 32 { equal += 1 }
            place += 1
        }
        guard place < entries.count else { return .full }
        guard entries[place] != entry, equal < SketchTable.mostTexts else { return .known }
        var end = place
        while end < entries.count, entries[end] != Shard.free { end += 1 }
        guard end < entries.count else { return .full }
        while end > place {
            entries[end] = entries[end - 1]
            end -= 1
        }
        entries[place] = entry
        taken += 1
        return .taken
    }

    private mutating func grow() {
        let old = entries.filter { $0 != Shard.free }
        var larger = capacity
        repeat {
            larger += max(16, larger / 5)
            self = Shard(capacity: larger)
        } while !old.allSatisfy { place($0) == .taken }
    }
}
