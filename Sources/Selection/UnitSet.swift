/// A set of the units of one passage that finds the neighbours of a unit quickly, 64 units a step.
struct UnitSet: Hashable, Sendable {
    private var words: [UInt64]
    private(set) var count = 0

    /// - Parameter capacity: units of the passage.
    init(capacity: Int) { words = Array(repeating: 0, count: (capacity + 63) / 64) }

    func contains(_ unit: Int) -> Bool { words[unit / 64] >> UInt64(unit % 64) & 1 == 1 }

    mutating func insert(_ unit: Int) {
        guard !contains(unit) else { return }
        words[unit / 64] |= 1 << UInt64(unit % 64)
        count += 1
    }

    /// The largest member below `unit`.
    func last(before unit: Int) -> Int? {
        var index = unit / 64
        guard count > 0, index < words.count else { return nil }
        var word = words[index] & ((1 << UInt64(unit % 64)) - 1)
        while word == 0 {
            index -= 1
            guard index >= 0 else { return nil }
            word = words[index]
        }
        return index * 64 + 63 - word.leadingZeroBitCount
    }

    /// The smallest member above `unit`.
    func first(after unit: Int) -> Int? {
        var index = unit / 64
        guard count > 0, index < words.count else { return nil }
        var word = words[index] & ~((2 << UInt64(unit % 64)) &- 1)
        while word == 0 {
            index += 1
            guard index < words.count else { return nil }
            word = words[index]
        }
        return index * 64 + word.trailingZeroBitCount
    }
}
