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
    struct Token {
        /// One more than the rank of the last merge; zero for a symbol that is not merged.
        var order: UInt32
        /// The parts of the last merge; the token itself when there is none.
        var left: Int32
        var right: Int32
        /// The next shorter token that this one begins with, -1 when there is none.
        var prefix: Int32
        var length: Int32
    }

    let tokens: UnsafeMutablePointer<Token>
    /// The tokens that their own bytes are merged to.
    let reached: TokenList
    /// The same, to be found in texts.
    let trie: ByteTrie
    private let merges: MergeTable

    /// - Parameters:
    ///   - tokens: the vocabulary, as bytes of the text.
    ///   - symbols: the ids that no merge makes.
    ///   - pairs: all merges, by rank.
    init?(_ tokens: TokenList, symbols: [Int32], _ pairs: [MergeTable.Pair], _ merges: MergeTable) {
        let count = Int(tokens.ids.max() ?? -1) + 1
        let table = UnsafeMutablePointer<Token>.allocate(capacity: max(1, count))
        let unreached = Token(order: .max, left: -1, right: -1, prefix: -1, length: 0)
        table.initialize(repeating: unreached, count: count)
        for symbol in symbols {
            table[Int(symbol)] = Token(order: 0, left: symbol, right: symbol, prefix: -1, length: 0)
        }
        let isOrdered = Self.findParts(pairs, table, merges)
        var reachedTokens = TokenList()
        reachedTokens.reserveCapacity(tokens.count)
        tokens.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<tokens.count {
                let id = tokens.ids[index]
                table[Int(id)].length = Int32(tokens.range(index).count)
                if table[Int(id)].order != .max { reachedTokens.append(bytes[tokens.range(index)], id: id) }
            }
        }
        guard isOrdered, reachedTokens.bytes.count <= ByteTrie.largestSize else {
            table.deallocate()
            return nil
        }
        reached = reachedTokens
        trie = ByteTrie(reachedTokens)
        for (id, prefix) in trie.prefixes.enumerated() { table[id].prefix = prefix }
        self.tokens = table
        self.merges = merges
    }

    deinit { tokens.deallocate() }

    /// The first merge of a token, by rank, whose parts go together is the one that makes it. False when a token comes
    /// before one of its parts.
    private static func findParts(
        _ pairs: [MergeTable.Pair], _ tokens: UnsafeMutablePointer<Token>, _ merges: MergeTable
    ) -> Bool {
        func order(_ id: Int32) -> UInt32 { tokens[Int(id)].order }
        for pair in pairs where order(pair.merge.id) == .max {
            // A part that no text comes to makes nothing; of a pair that stands twice the last counts.
            guard order(pair.left) != .max, order(pair.right) != .max,
                merges.merge(pair.left, pair.right).rank == pair.merge.rank,
                goTogether(pair.left, pair.right, tokens, merges, isMade: true)
            else { continue }
            tokens[Int(pair.merge.id)] = Token(
                order: pair.merge.rank + 1, left: pair.left, right: pair.right, prefix: -1, length: 0)
        }
        // Parts that come later than their merge are harmless when they never meet.
        return !pairs.contains { pair in
            let last = max(order(pair.left), order(pair.right))
            return last != .max && last > pair.merge.rank
                && merges.merge(pair.left, pair.right).rank == pair.merge.rank
                && goTogether(pair.left, pair.right, tokens, merges, isMade: true)
        }
    }

    @inline(__always)
    func goTogether(_ left: Int32, _ right: Int32) -> Bool {
        Self.goTogether(left, right, tokens, merges, isMade: false)
    }

    /// True when merging leaves the border between both: looks back in time at what stood at the border.
    ///
    /// - Parameter isMade: the pair itself may merge.
    @inline(__always)
    private static func goTogether(
        _ left: Int32, _ right: Int32, _ tokens: UnsafeMutablePointer<Token>, _ merges: MergeTable,
        isMade: Bool
    ) -> Bool {
        var (left, right) = (left, right)
        // Merges from this time on come too late: one of both is part of something else by then.
        var limit: UInt32 = isMade ? 0 : .max
        while true {
            if limit > 0 {
                let rank = merges.merge(left, right).rank
                if rank != MergeTable.noRank, rank + 1 < limit { return false }
            }
            let (one, other) = (tokens[Int(left)], tokens[Int(right)])
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
