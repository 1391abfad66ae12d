/// SentencePiece's unigram model: the pieces whose scores add up to the most.
final class UnigramModel: Sendable {
    let pieces: ByteTrie
    let scores: [Double]
    let unknown: Int32
    /// The score of a scalar that no piece begins with.
    let unknownScore: Double
    /// The ids of `<0x00>` to `<0xFF>` when unknown scalars become bytes; nil when they do not.
    let bytes: [Int32]?

    /// - Parameter scores: by id.
    init(pieces: TokenList, scores: [Double], unknown: Int32, bytes: [Int32]?) {
        self.pieces = ByteTrie(pieces)
        self.scores = scores
        self.unknown = unknown
        self.bytes = bytes
        // Ten below the lowest, as in SentencePiece (unigram_model.cc, kUnkPenalty).
        unknownScore = (scores.min() ?? 0) - 10
    }
}

/// The best way to every place of a piece, and what has been seen lately.
final class UnigramScratch {
    fileprivate struct Node {
        var score: Double
        /// Where the last piece of the best way starts; -1 when no way leads here.
        var start: Int32
        var id: Int32
    }

    fileprivate var nodes: [Node] = []
    fileprivate var tokens: [PieceToken] = []
    fileprivate var cache = PieceCache()

    /// A piece of megabytes should not keep its memory.
    fileprivate func trim() {
        if nodes.capacity > 1 << 16 { nodes = [] }
        if tokens.capacity > 1 << 16 { tokens = [] }
    }
}

struct UnigramWalk<Sink: TokenSink>: PieceConsumer {
    let model: UnigramModel
    let scratch: UnigramScratch
    var sink: Sink

    mutating func take(_ range: Range<Int>, of text: TextView) {
        let start = text.bytes + range.lowerBound
        let hash = ByteHash.hash(start, range.count)
        let isKnown = scratch.cache.find(start, range.count, hash: hash) {
            sink.add($0, from: range.lowerBound, of: text)
        }
        guard !isKnown else { return }
        findBest(start, range.count)
        readBack(start, range.count)
        scratch.tokens.withUnsafeBufferPointer {
            sink.add($0, from: range.lowerBound, of: text)
            scratch.cache.insert(start, range.count, hash: hash, $0)
        }
        scratch.trim()
    }

    /// Viterbi from the left; of equal scores the way found first stays.
    private func findBest(_ text: UnsafePointer<UInt8>, _ length: Int) {
        let empty = UnigramScratch.Node(score: 0, start: -1, id: 0)
        scratch.nodes.removeAll(keepingCapacity: true)
        scratch.nodes.append(contentsOf: repeatElement(empty, count: length + 1))
        scratch.nodes.withUnsafeMutableBufferPointer { nodes in
            model.scores.withUnsafeBufferPointer { scores in
                let pattern = PatternText(text, end: length)
                var position = 0
                while position < length {
                    let next = pattern.value(at: position).next
                    let before = nodes[position].score
                    var hasSingle = false
                    func offer(_ end: Int, _ id: Int32, _ score: Double) {
                        guard nodes[end].start < 0 || score > nodes[end].score else { return }
                        nodes[end] = UnigramScratch.Node(score: score, start: Int32(position), id: id)
                    }
                    model.pieces.forEachMatch(at: position, in: text, end: length) { end, id in
                        offer(end, id, scores[Int(id)] + before)
                        if end == next { hasSingle = true }
                    }
                    if !hasSingle { offer(next, model.unknown, model.unknownScore + before) }
                    position = next
                }
            }
        }
    }

    /// Follows the best way back from the end. Unknown scalars in a row are one token.
    private func readBack(_ text: UnsafePointer<UInt8>, _ length: Int) {
        scratch.tokens.removeAll(keepingCapacity: true)
        var end = length
        while end > 0 {
            let node = scratch.nodes[end]
            var start = Int(node.start)
            if node.id == model.unknown {
                while start > 0, scratch.nodes[start].id == model.unknown {
                    start = Int(scratch.nodes[start].start)
                }
                appendUnknown(text, start..<end)
            } else {
                append(node.id, start..<end)
            }
            end = start
        }
        scratch.tokens.reverse()
    }

    private func append(_ id: Int32, _ range: Range<Int>) {
        scratch.tokens.append(
            PieceToken(id: id, start: Int32(range.lowerBound), length: Int32(range.count)))
    }

    /// Backwards, as everything here: bytes of which each has the place of the whole.
    private func appendUnknown(_ text: UnsafePointer<UInt8>, _ range: Range<Int>) {
        if let id = model.pieces.value(of: range, in: text) { return append(id, range) }
        guard let bytes = model.bytes, range.allSatisfy({ bytes[Int(text[$0])] >= 0 }) else {
            return append(model.unknown, range)
        }
        for index in range.reversed() { append(bytes[Int(text[index])], range) }
    }
}
