/// Finds texts that stand almost whole inside a text added before: containment of word shingles, counted exactly.
///
/// At the size of one request (some thousand units) an inverted list per shingle is both exact and faster than MinHash
/// sketches with banding, which find pairs of like size but miss a sentence inside a long passage.
package struct ShingleIndex: Sendable {
    /// Lists longer than this no longer grow: a shingle that stands everywhere tells nothing.
    private static let longestList = 64

    /// The texts that have a shingle, in the order in which they were added: a stretch of `texts` with room for
    /// `capacity` numbers.
    private struct Slot {
        var shingle: UInt64 = 0
        var start = 0
        var count: UInt32 = 0
        var capacity: UInt32 = 0
    }

    /// Open addressing, a power of two of slots, at most half of them taken.
    private var slots = [Slot](repeating: Slot(), count: 1 << 10)
    private var taken = 0
    private var texts: [Int32] = []
    /// How many of the shingles that are asked for each text has; all zero between questions.
    private var counts: [UInt32] = []
    private var counted: [Int32] = []

    package init() {}

    /// The text added before that holds the largest share of the shingles.
    ///
    /// - Returns: the number that it was added under (the lowest of equals), and the share, 0...1; nil when none shares
    ///   any.
    package mutating func nearest(to shingles: WordShingles) -> (text: Int, share: Double)? {
        for shingle in shingles.hashes {
            let slot = slots[slot(of: shingle)]
            for place in slot.start..<slot.start + Int(slot.count) {
                let text = Int(texts[place])
                if counts[text] == 0 { counted.append(Int32(text)) }
                counts[text] += 1
            }
        }
        var best: (text: Int, count: UInt32)?
        for text in counted {
            let count = counts[Int(text)]
            if count > best?.count ?? 0 || (count == best?.count && Int(text) < best?.text ?? 0) {
                best = (Int(text), count)
            }
            counts[Int(text)] = 0
        }
        counted.removeAll(keepingCapacity: true)
        return best.map { ($0.text, Double($0.count) / Double(shingles.hashes.count)) }
    }

    /// Adds a text under a number from 0 on; the same number may be added to again, before another one is.
    package mutating func add(_ shingles: WordShingles, as text: Int) {
        while 2 * (taken + shingles.hashes.count) > slots.count { grow() }
        while counts.count <= text { counts.append(0) }
        for shingle in shingles.hashes {
            let slot = slot(of: shingle)
            let count = Int(slots[slot].count)
            let isKnown = count > 0 && texts[slots[slot].start + count - 1] == Int32(text)
            if isKnown || count == Self.longestList { continue }
            taken += count == 0 ? 1 : 0
            slots[slot].shingle = shingle
            append(Int32(text), to: slot)
        }
    }

    /// Appends to a list, which moves to twice the room when it is full.
    private mutating func append(_ text: Int32, to slot: Int) {
        let list = slots[slot]
        if list.count == list.capacity {
            let capacity = max(1, 2 * list.capacity)
            slots[slot].start = texts.count
            slots[slot].capacity = capacity
            for place in list.start..<list.start + Int(list.count) { texts.append(texts[place]) }
            texts.append(contentsOf: repeatElement(0, count: Int(capacity - list.count)))
        }
        texts[slots[slot].start + Int(list.count)] = text
        slots[slot].count += 1
    }

    /// Where the shingle stands, or the free slot where it would.
    private func slot(of shingle: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: shingle ^ (shingle >> 32)) & mask
        while slots[slot].count > 0 && slots[slot].shingle != shingle { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: 2 * old.count)
        for entry in old where entry.count > 0 { slots[slot(of: entry.shingle)] = entry }
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
