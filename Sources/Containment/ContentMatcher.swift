/// Compares a text with a stretch of another, word by word: the last of the three steps.
///
/// A near copy is one that says nothing of its own: each of its numbers, in their order, each word with a capital and each
/// negation stands in the other too. Two articles of one pattern about two villages are no copies of each other.
struct ContentMatcher {
    /// What a comparison found; words count in the text, bytes in the stretch.
    struct Match {
        var share: Double
        var start: Int
        var end: Int
        var isExact: Bool
    }

    private let bounds: ContainmentBounds
    private var subsequence = CommonSubsequence()
    private var words = ContentWords()
    private var shingles = Shingles()
    /// The text's runs: `hash << 32 | place`, rising.
    private var runs: [UInt64] = []
    private var votes: [(shift: Int, place: Int)] = []

    init(_ bounds: ContainmentBounds) { self.bounds = bounds }

    /// Gets ready for comparisons of one text.
    mutating func prepare(_ text: ContentWords, _ textShingles: Shingles) {
        subsequence.prepare(text.hashes)
        runs.removeAll(keepingCapacity: true)
        for (place, hash) in textShingles.hashes.enumerated() {
            runs.append(UInt64(hash) << 32 | UInt64(place))
        }
        runs.sort()
    }

    /// Where `text`, which was prepared, stands in `stretch`; nil when it does not.
    mutating func match(_ text: ContentWords, in stretch: UnsafeBufferPointer<UInt8>) -> Match? {
        words.read(stretch)
        shingles.read(words)
        guard words.count * 4 >= text.count * 3, let band = bestBand(text.count) else { return nil }
        // What was put in or left out near an end moves it, and no run may tell.
        let slack = 2 + text.count / 8
        let lower = max(0, band.least - slack)
        let upper = min(words.count, band.greatest + text.count + slack)
        guard lower < upper else { return nil }
        let share = Double(subsequence.length(in: words.hashes[lower..<upper])) / Double(text.count)
        guard share >= leastShare(for: text) else { return nil }
        let first = min(max(lower, band.first.shift), words.count - 1)
        let last = max(0, min(upper - 1, band.last.shift + text.count - 1))
        guard first <= last else { return nil }
        let isExact = last - first + 1 == text.count && words.hashes[first...last].elementsEqual(text.hashes)
        guard isExact || saysNothingNew(text, first...last, lower..<upper) else { return nil }
        return Match(
            share: share, start: Int(words.starts[first]), end: Int(words.ends[last]), isExact: isExact)
    }

    private func leastShare(for text: ContentWords) -> Double {
        let caseless = text.traits.reduce(0) { $0 + ($1.contains(.caseless) ? 1 : 0) }
        return 2 * caseless > text.count ? bounds.shareWithoutCapitals : bounds.share
    }

    /// The shifts of the runs that both have, where they are densest.
    private mutating func bestBand(
        _ count: Int
    ) -> (least: Int, greatest: Int, first: (shift: Int, place: Int), last: (shift: Int, place: Int))? {
        collectVotes()
        guard !votes.isEmpty else { return nil }
        votes.sort { ($0.shift, $0.place) < ($1.shift, $1.place) }
        let width = 8 + count / 3
        var best = 0..<0
        var start = 0
        for end in votes.indices {
            while votes[end].shift - votes[start].shift > width { start += 1 }
            if end + 1 - start > best.count { best = start..<end + 1 }
        }
        let band = votes[best]
        guard let first = band.min(by: { $0.place < $1.place }),
            let last = band.max(by: { $0.place < $1.place })
        else { return nil }
        return (votes[best.lowerBound].shift, votes[best.upperBound - 1].shift, first, last)
    }

    /// A vote for each run of the stretch that the text has: how far behind its place in the text it stands.
    private mutating func collectVotes() {
        votes.removeAll(keepingCapacity: true)
        for (place, hash) in shingles.hashes.enumerated() {
            var index = lowerBound(UInt64(hash) << 32)
            while index < runs.count, runs[index] >> 32 == UInt64(hash), votes.count < 4_096 {
                let textPlace = Int(runs[index] & 0xFFFF_FFFF)
                votes.append((place - textPlace, textPlace))
                index += 1
            }
        }
    }

    private func lowerBound(_ key: UInt64) -> Int {
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Whether the text has no number, name or negation that the stretch has not, and the same number of negations.
    private func saysNothingNew(
        _ text: ContentWords, _ span: ClosedRange<Int>, _ window: Range<Int>
    ) -> Bool {
        let telling: ContentWords.Traits = [.digit, .capital, .negation]
        var negations = 0
        for place in 0..<text.count where !text.traits[place].isDisjoint(with: telling) {
            guard subsequence.wasSeen(place) else { return false }
            if text.traits[place].contains(.negation) { negations += 1 }
        }
        for place in span where words.traits[place].contains(.negation) { negations -= 1 }
        return negations == 0 && hasNumbersInOrder(text, window)
    }

    private func hasNumbersInOrder(_ text: ContentWords, _ window: Range<Int>) -> Bool {
        var next = window.lowerBound
        for place in 0..<text.count where text.traits[place].contains(.digit) {
            while next < window.upperBound, words.hashes[next] != text.hashes[place] { next += 1 }
            guard next < window.upperBound else { return false }
            next += 1
        }
        return true
    }
}
