/// Runs of five words of a text as hashes, and those of them that a sketch keeps.
///
/// Which are kept is decided by winnowing (Schleimer, Wilkerson, Aiken, SIGMOD 2003): of every `window` runs that follow
/// each other the one of the least hash. Two texts that share `window + 4` words in a row keep a common run, always;
/// where words were changed, what stands between the changes is kept by both.
package struct Shingles: Sendable {
    /// Words of a run.
    package static let width = 5
    /// Runs that a sketch keeps of a text of usual length.
    static let keptRuns = 14

    package private(set) var hashes: [UInt32] = []

    package init() {}

    package init(_ words: ContentWords) { read(words) }

    package mutating func read(_ words: ContentWords) {
        hashes.removeAll(keepingCapacity: true)
        let words = words.hashes
        guard words.count >= Self.width else { return }
        var sum: UInt64 = 0
        words.withUnsafeBufferPointer { words in
            for index in words.indices {
                sum = sum &* Self.base &+ UInt64(words[index])
                if index >= Self.width { sum = sum &- UInt64(words[index - Self.width]) &* Self.power }
                guard index >= Self.width - 1 else { continue }
                let mixed = (sum ^ (sum >> 29)) &* 0xBF58_476D_1CE4_E5B9
                hashes.append(UInt32(truncatingIfNeeded: mixed >> 32))
            }
        }
    }

    private static let base: UInt64 = 0xD6E8_FEB8_6659_FD93
    private static let power = (0..<width).reduce(UInt64(1)) { power, _ in power &* base }

    /// The more runs a text has, the wider the window: a sketch has about as many runs whatever the length.
    package var window: Int { max(3, 2 * hashes.count / Self.keptRuns - 1) }

    /// Calls `body` with each hash that a sketch of the text keeps.
    package func forEachKept(_ body: (UInt32) -> Void) {
        guard !hashes.isEmpty else { return }
        let window = min(self.window, hashes.count)
        hashes.withUnsafeBufferPointer { hashes in
            var least = -1
            for end in window - 1..<hashes.count {
                let start = end - window + 1
                let previous = least
                if least < start {
                    least = start
                    for place in start...end where hashes[place] <= hashes[least] { least = place }
                } else if hashes[end] <= hashes[least] {
                    least = end
                }
                if least != previous { body(hashes[least]) }
            }
        }
    }
}
