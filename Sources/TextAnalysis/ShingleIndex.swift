/// Finds texts that stand almost whole inside a text added before: containment of word shingles, counted exactly.
///
/// At the size of one request (some thousand units) an inverted list per shingle is both exact and faster than MinHash
/// sketches with banding, which find pairs of like size but miss a sentence inside a long passage.
package struct ShingleIndex: Sendable {
    /// Lists longer than this no longer grow: a shingle that stands everywhere tells nothing.
    private static let longestList = 64

    /// One text that has a shingle, and the one before it in the same list.
    private struct Entry {
        var text: Int
        var previous: Int
        var length: Int
    }

    /// Open addressing, a power of two of slots, at most half of them taken.
    private var slots: [(shingle: UInt64, newest: Int)] = Array(repeating: (0, -1), count: 1 << 10)
    private var taken = 0
    private var entries: [Entry] = []

    package init() {}

    /// The text added before that holds the largest share of the shingles.
    ///
    /// - Returns: the number that it was added under (the lowest of equals), and the share, 0...1; nil when none shares
    ///   any.
    package func nearest(to shingles: WordShingles) -> (text: Int, share: Double)? {
        var counts: [Int: Int] = [:]
        for shingle in shingles.hashes {
            var entry = slots[slot(of: shingle)].newest
            while entry >= 0 {
                counts[entries[entry].text, default: 0] += 1
                entry = entries[entry].previous
            }
        }
        let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return best.map { ($0.key, Double($0.value) / Double(shingles.hashes.count)) }
    }

    /// Adds a text under a number; the same number may be added to again, before another one is.
    package mutating func add(_ shingles: WordShingles, as text: Int) {
        while 2 * (taken + shingles.hashes.count) > slots.count { grow() }
        for shingle in shingles.hashes {
            let slot = slot(of: shingle)
            let newest = slots[slot].newest
            let length = newest < 0 ? 0 : entries[newest].length
            if newest >= 0 && (entries[newest].text == text || length == Self.longestList) { continue }
            taken += newest < 0 ? 1 : 0
            slots[slot] = (shingle, entries.count)
            entries.append(Entry(text: text, previous: newest, length: length + 1))
        }
    }

    /// Where the shingle stands, or the free slot where it would.
    private func slot(of shingle: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: shingle ^ (shingle >> 32)) & mask
        while slots[slot].newest >= 0 && slots[slot].shingle != shingle { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: (0, -1), count: 2 * old.count)
        for entry in old where entry.newest >= 0 { slots[slot(of: entry.shingle)] = entry }
    }
}

/// The different runs of three words of a text; a shorter text is one run.
package struct WordShingles: Sendable {
    private static let width = 3

    /// Rising.
    let hashes: [UInt64]

    package init(_ words: WordHashes) {
        let words = words.words
        guard !words.isEmpty else {
            hashes = []
            return
        }
        var all: [UInt64] = []
        all.reserveCapacity(words.count)
        for start in 0...max(0, words.count - Self.width) {
            var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
            for word in words[start..<min(words.count, start + Self.width)] {
                hash = (hash ^ word) &* 0xD6E8_FEB8_6659_FD93 ^ (hash >> 27)
            }
            all.append(hash)
        }
        all.sort()
        var count = 1
        for index in 1..<max(1, all.count) where all[index] != all[count - 1] {
            all[count] = all[index]
            count += 1
        }
        all.removeLast(all.count - count)
        hashes = all
    }
}
