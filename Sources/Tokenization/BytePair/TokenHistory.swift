/// How every token of a vocabulary comes about: its last merge, and when that happens.
///
/// A piece is encoded right exactly when each of its tokens is one that its own bytes are merged to, and no two
/// neighbours would have merged across their border at any time before. So tokens can be chosen from the left, longest
/// first, and taken back where two do not go together (H. van Antwerpen and A. Neubeck, "So many tokens, so little
/// time", GitHub 2024): each place of a piece is tried once, and no merge is carried out.
///
/// This needs tokens that come after both of their parts, as training makes them. `init` gives nil where a file says
/// otherwise; such pieces are merged step by step.
///
/// `@unchecked Sendable`: the memory is written in `init` only.
final class TokenHistory: @unchecked Sendable {
    /// The last merge of a token.
    struct Step {
        /// One more than its rank; zero for a symbol that is not merged, `unreached` for a token that no text comes to.
        var order: UInt32
        /// The parts; the token itself when there is none.
        var left: Int32
        var right: Int32
    }

    struct Extent {
        /// The next shorter token that this one begins with, -1 when there is none.
        var prefix: Int32
        var length: Int32
    }

    private static var unreached: UInt32 { .max }

    /// By id.
    let extents: UnsafeMutablePointer<Extent>
    private let steps: UnsafeMutablePointer<Step>
    private let made: MadeTokens
    /// The tokens that their own bytes are merged to.
    let reached: TokenList
    /// The same, to be found in texts.
    let trie: ByteTrie

    /// - Parameters:
    ///   - tokens: the vocabulary, as bytes of the text.
    ///   - symbols: the ids that no merge makes.
    ///   - pairs: all merges, by rank, none twice.
    init?(_ tokens: TokenList, symbols: [Int32], _ pairs: [MergeTable.Pair]) {
        let count = Int(tokens.ids.max() ?? -1) + 1
        let steps = UnsafeMutablePointer<Step>.allocate(capacity: max(1, count))
        steps.initialize(repeating: Step(order: Self.unreached, left: -1, right: -1), count: count)
        for symbol in symbols { steps[Int(symbol)] = Step(order: 0, left: symbol, right: symbol) }
        let made = MadeTokens(count: tokens.count)
        let isOrdered = Self.findSteps(pairs, steps, made)
        let reached = Self.reached(of: tokens, steps)
        guard isOrdered, reached.bytes.count <= ByteTrie.largestSize else {
            steps.deallocate()
            return nil
        }
        trie = ByteTrie(reached)
        extents = .allocate(capacity: max(1, count))
        extents.initialize(repeating: Extent(prefix: -1, length: 0), count: count)
        for (id, prefix) in trie.prefixes.enumerated() { extents[id].prefix = prefix }
        for index in 0..<reached.count {
            extents[Int(reached.ids[index])].length = Int32(reached.range(index).count)
        }
        self.steps = steps
        self.made = made
        self.reached = reached
    }

    deinit {
        steps.deallocate()
        extents.deallocate()
    }

    private static func reached(of tokens: TokenList, _ steps: UnsafeMutablePointer<Step>) -> TokenList {
        var reached = TokenList()
        reached.reserveCapacity(tokens.count)
        tokens.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<tokens.count where steps[Int(tokens.ids[index])].order != unreached {
                reached.append(bytes[tokens.range(index)], id: tokens.ids[index])
            }
        }
        return reached
    }

    /// The first merge of a token, by rank, whose parts go together is the one that makes it. False when a token comes
    /// before one of its parts.
    private static func findSteps(
        _ pairs: [MergeTable.Pair], _ steps: UnsafeMutablePointer<Step>, _ made: MadeTokens
    ) -> Bool {
        func order(_ id: Int32) -> UInt32 { steps[Int(id)].order }
        for pair in pairs where order(pair.merge.id) == unreached {
            // A part that no text comes to makes nothing.
            guard order(pair.left) != unreached, order(pair.right) != unreached,
                goTogether(pair.left, pair.right, steps, made, isMade: true)
            else { continue }
            steps[Int(pair.merge.id)] = Step(order: pair.merge.rank + 1, left: pair.left, right: pair.right)
            made.insert(pair.merge.id, pair.left, pair.right)
        }
        // Parts that come later than their merge are harmless when they never meet.
        return !pairs.contains { pair in
            let last = max(order(pair.left), order(pair.right))
            return last != unreached && last > pair.merge.rank
                && goTogether(pair.left, pair.right, steps, made, isMade: true)
        }
    }

    @inline(__always)
    func goTogether(_ left: Int32, _ right: Int32) -> Bool {
        Self.goTogether(left, right, steps, made, isMade: false)
    }

    /// True when merging leaves the border between both: looks back in time at what stood at the border.
    ///
    /// Of all merges only the last one of each token is asked for: two parts that meet otherwise have been merged with
    /// something else before.
    ///
    /// - Parameter isMade: the pair itself may merge.
    @inline(__always)
    private static func goTogether(
        _ left: Int32, _ right: Int32, _ steps: UnsafeMutablePointer<Step>, _ made: MadeTokens, isMade: Bool
    ) -> Bool {
        var (left, right) = (left, right)
        // Merges from this time on come too late: one of both is part of something else by then.
        var limit: UInt32 = isMade ? 0 : .max
        while true {
            if limit > 0 {
                let id = made.token(of: left, right, steps)
                if id >= 0, steps[Int(id)].order < limit { return false }
            }
            let (one, other) = (steps[Int(left)], steps[Int(right)])
            if one.order == 0, other.order == 0 { return true }
            if one.order > other.order {
                // At the same rank the merge further left, inside the left token, comes first.
                limit = one.order
                left = one.right
            } else {
                limit = other.order + 1
                right = other.left
            }
        }
    }
}

/// The tokens by their parts: four bytes a slot, because most questions are answered by a free one.
///
/// `@unchecked Sendable`: written while a `TokenHistory` is made only.
private final class MadeTokens: @unchecked Sendable {
    private static var free: UInt32 { .max }
    /// The id in the lower three bytes, eight bits of the hash above.
    private let slots: UnsafeMutablePointer<UInt32>
    private let mask: Int

    init(count: Int) {
        var capacity = 1024
        while capacity < 2 * count { capacity *= 2 }
        mask = capacity - 1
        slots = TableMemory.allocate(capacity, repeating: Self.free)
    }

    deinit { TableMemory.free(slots) }

    @inline(__always)
    private static func hash(_ left: Int32, _ right: Int32) -> UInt64 {
        let key = UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
        return (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
    }

    /// The token of which these are the parts, -1 when there is none.
    @inline(__always)
    func token(of left: Int32, _ right: Int32, _ steps: UnsafeMutablePointer<TokenHistory.Step>) -> Int32 {
        let hash = Self.hash(left, right)
        var index = Int(truncatingIfNeeded: hash >> 32) & mask
        let tag = UInt32(truncatingIfNeeded: hash >> 56)
        while true {
            let slot = slots[index]
            if slot == Self.free { return -1 }
            if slot >> 24 == tag {
                let id = Int32(slot & 0xFF_FFFF)
                if steps[Int(id)].left == left, steps[Int(id)].right == right { return id }
            }
            index = (index + 1) & mask
        }
    }

    func insert(_ id: Int32, _ left: Int32, _ right: Int32) {
        let hash = Self.hash(left, right)
        var index = Int(truncatingIfNeeded: hash >> 32) & mask
        while slots[index] != Self.free { index = (index + 1) & mask }
        slots[index] = UInt32(truncatingIfNeeded: hash >> 56) << 24 | UInt32(id)
    }
}
