import IndexStore

/// One of several parts of a corpus, by the ids of its documents: the same part on every machine and in every run.
package struct CorpusShard: Sendable, Hashable {
    /// From 0.
    package let number: Int
    package let count: Int

    /// Nil unless `number` is one of `count`.
    package init?(_ number: Int, of count: Int) {
        guard count > 0, (0..<count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    package func holds(_ document: String) -> Bool {
        let hash = ContentHash(of: [document]).bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        return Int(hash % UInt64(count)) == number
    }
}
