/// Finds the passages that stand, whole or nearly so, in a document added before: in three steps, of which each is
/// dearer than the one before and sees less.
///
/// 1. Sketches: some of a passage's runs of five words, about 14 of them, in a table in memory. Every run of a new text is
///    looked up, so that two texts that share a stretch of the sketch's window are always found.
/// 2. Bounds: length, and the numbers a text has.
/// 3. Content: the words themselves, read from where the documents are kept.
///
/// Takes less than 200 bytes for each passage that is added; those that are contained are not added.
///
/// ```swift
/// let index = ContainmentIndex()
/// index.add(text, passage: 7, document: 1, start: 0) { document, range in Array(texts[document].utf8)[range] }
/// ```
package final class ContainmentIndex {
    private struct Sketched {
        /// The caller's number.
        var passage: UInt32
        var document: UInt32
        var start: UInt32
        var length: UInt32
    }

    private let bounds: ContainmentBounds
    private var table = SketchTable()
    private var passages: [Sketched] = []
    private var words = ContentWords()
    private var shingles = Shingles()
    private var matcher: ContentMatcher
    private var hits: [UInt32] = []

    /// Documents whose content is compared, at most.
    private static let mostComparisons = 3

    package init(_ bounds: ContainmentBounds = ContainmentBounds()) {
        self.bounds = bounds
        matcher = ContentMatcher(bounds)
    }

    /// Passages that were added.
    package var count: Int { passages.count }
    /// Memory that the sketches take.
    package var bytes: Int { table.bytes + passages.capacity * MemoryLayout<Sketched>.stride }

    /// Adds the passage, unless it stands in one that was added before: then says where.
    ///
    /// - Parameters:
    ///   - text: the passage's text in UTF-8.
    ///   - passage: the caller's number for it, which an answer names as the holder.
    ///   - document: a number for its document; passages of one document are added one after the other.
    ///   - start: where the text begins in that of its document, in bytes.
    ///   - read: gives a document's text in a range of bytes, which is clamped to what there is.
    package func add(
        _ text: UnsafeBufferPointer<UInt8>, passage: Int, document: Int, start: Int,
        read: (_ document: Int, _ range: Range<Int>) throws -> [UInt8]
    ) rethrows -> Containment? {
        words.read(text)
        guard words.count >= bounds.fewestWords else { return nil }
        shingles.read(words)
        if let found = try find(text.count, document: document, start: start, read) { return found }
        if passages.count == passages.capacity { passages.reserveCapacity(passages.count * 9 / 8 + 64) }
        passages.append(
            Sketched(
                passage: UInt32(clamping: passage), document: UInt32(clamping: document),
                start: UInt32(clamping: start), length: UInt32(clamping: text.count)))
        shingles.forEachKept { table.insert($0, UInt32(passages.count - 1)) }
        return nil
    }

    private func find(
        _ length: Int, document: Int, start: Int, _ read: (Int, Range<Int>) throws -> [UInt8]
    ) rethrows -> Containment? {
        hits.removeAll(keepingCapacity: true)
        for hash in shingles.hashes { table.forEachText(with: hash) { hits.append($0) } }
        guard !hits.isEmpty else { return nil }
        let candidates = self.candidates()
        matcher.prepare(words, shingles)
        for candidate in candidates {
            let holder = passages[candidate.passage]
            let lower = max(0, Int(holder.start) - length)
            let end = Int(holder.start) + Int(holder.length) + length
            let upper = candidate.document == document ? min(end, start) : end
            guard lower < upper else { continue }
            let stretch = try read(candidate.document, lower..<upper)
            let match = stretch.withUnsafeBufferPointer { matcher.match(words, in: $0) }
            guard let match else { continue }
            return Containment(
                passage: Int(passages[candidate.passage].passage), document: candidate.document,
                start: lower + match.start,
                end: lower + match.end, share: match.share, isExact: match.isExact)
        }
        return nil
    }

    private struct Candidate {
        var document: Int
        /// The passage with most of the runs, by its place in `passages`.
        var passage: Int
        var hits: Int
    }

    /// The documents with most of the runs.
    private func candidates() -> [Candidate] {
        hits.sort()
        var found: [Candidate] = []
        var mostOfOne = 0
        var index = 0
        while index < hits.count {
            let number = Int(hits[index])
            var end = index
            while end < hits.count, hits[end] == hits[index] { end += 1 }
            let document = Int(passages[number].document)
            if let last = found.last, last.document == document {
                found[found.count - 1].hits += end - index
                if end - index > mostOfOne {
                    found[found.count - 1].passage = number
                    mostOfOne = end - index
                }
            } else {
                found.append(Candidate(document: document, passage: number, hits: end - index))
                mostOfOne = end - index
            }
            index = end
        }
        found.sort { ($1.hits, $0.passage) < ($0.hits, $1.passage) }
        return Array(found.prefix(Self.mostComparisons))
    }
}
