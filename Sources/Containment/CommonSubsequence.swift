/// The longest common subsequence of words, 64 words at a time (Crochemore, Iliopoulos, Pinzon, Reid, 2001).
struct CommonSubsequence {
    /// For each different word of the pattern, a bit for every place where it stands.
    private var masks: [UInt64] = []
    private var slots: [(hash: UInt32, mask: Int32)] = []
    private var rows: [UInt64] = []
    private var length = 0
    private var parts = 0
    /// For each different word of the pattern, whether the other text had it.
    private var seen: [Bool] = []
    private var differentWords: [Int32] = []

    /// - Parameter pattern: hashes of words.
    mutating func prepare(_ pattern: [UInt32]) {
        length = pattern.count
        parts = (length + 63) / 64
        var size = 8
        while size < 2 * length { size *= 2 }
        slots = [(hash: UInt32, mask: Int32)](repeating: (0, -1), count: size)
        masks.removeAll(keepingCapacity: true)
        differentWords.removeAll(keepingCapacity: true)
        var different: Int32 = 0
        for (place, word) in pattern.enumerated() {
            let slot = self.slot(of: word)
            if slots[slot].mask < 0 {
                slots[slot] = (word, different)
                different += 1
                masks.append(contentsOf: repeatElement(0, count: parts))
            }
            masks[Int(slots[slot].mask) * parts + place / 64] |= 1 << UInt64(place % 64)
            differentWords.append(slots[slot].mask)
        }
        seen = [Bool](repeating: false, count: Int(different))
    }

    private func slot(of word: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(word) & mask
        while slots[slot].mask >= 0, slots[slot].hash != word { slot = (slot + 1) & mask }
        return slot
    }

    /// How many words of the pattern stand, in their order, in `text`.
    mutating func length(in text: ArraySlice<UInt32>) -> Int {
        rows = [UInt64](repeating: .max, count: parts)
        for index in seen.indices { seen[index] = false }
        for word in text {
            let slot = self.slot(of: word)
            guard slots[slot].mask >= 0 else { continue }
            seen[Int(slots[slot].mask)] = true
            advance(Int(slots[slot].mask) * parts)
        }
        var common = 0
        for place in 0..<length where rows[place / 64] >> UInt64(place % 64) & 1 == 0 { common += 1 }
        return common
    }

    private mutating func advance(_ first: Int) {
        var carry: UInt64 = 0
        for part in 0..<parts {
            let row = rows[part]
            let matched = row & masks[first + part]
            let (sum, over) = row.addingReportingOverflow(matched)
            let (total, more) = sum.addingReportingOverflow(carry)
            carry = over || more ? 1 : 0
            rows[part] = total | (row & ~masks[first + part])
        }
    }

    /// Whether the text asked last had the word at `place` of the pattern anywhere.
    func wasSeen(_ place: Int) -> Bool { seen[Int(differentWords[place])] }
}
