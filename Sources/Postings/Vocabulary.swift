/// The numbers that a collector gives to terms, over many batches: which batch brought which terms. Its copies share what
/// they hold.
package struct Vocabulary: Sendable {
    /// Tells vocabularies apart; two of them are one as long as it is the same.
    package final class Identity: Sendable {}

    package let identity = Identity()
    private var parts: [ByteStrings] = []
    /// Number of the first term of each part.
    private var firsts: [Int] = []
    package private(set) var count = 0

    /// How many batches brought new terms.
    var size: Int { parts.count }

    mutating func append(_ part: ByteStrings) {
        guard part.count > 0 else { return }
        firsts.append(count)
        parts.append(part)
        count += part.count
    }

    package func withTerm<Result>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var low = 0
        var high = firsts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if firsts[middle] <= number { low = middle } else { high = middle }
        }
        return parts[low].with(number - firsts[low], body)
    }
}
