/// What encoding needs besides the model, kept from text to text.
final class BytePairScratch {
    fileprivate var merger: BytePairMerger? = BytePairMerger()
    fileprivate var backtracking: BacktrackingEncoder?
    fileprivate var cache = PieceCache()

    deinit { merger?.deallocate() }
}

/// Encodes piece after piece. The scratch space is taken at the start and given back by `finish`: a structure in hand
/// is cheaper to reach than one in an object.
struct BytePairWalk<Sink: TokenSink>: PieceConsumer {
    private let model: BytePairModel
    private let whole: PieceFinder
    private let encoder: SymbolEncoder?
    private let scratch: BytePairScratch
    private var merger: BytePairMerger
    private var backtracking: BacktrackingEncoder?
    private var cache = PieceCache()
    private var tokens: [PieceToken] = []
    var sink: Sink

    init(model: BytePairModel, scratch: BytePairScratch, sink: Sink) {
        self.model = model
        self.scratch = scratch
        self.sink = sink
        whole = model.whole.finder
        encoder = model.encoder
        merger = scratch.merger ?? BytePairMerger()
        scratch.merger = nil
        backtracking = scratch.backtracking ?? model.history.map(BacktrackingEncoder.init)
        scratch.backtracking = nil
        swap(&cache, &scratch.cache)
    }

    mutating func finish() -> Sink {
        merger.trim()
        scratch.merger = merger
        scratch.backtracking = backtracking
        backtracking = nil
        swap(&cache, &scratch.cache)
        return sink
    }

    @inline(__always)
    mutating func take(_ range: Range<Int>, of text: TextView) {
        let start = text.bytes + range.lowerBound
        let hash = ByteHash.hash(start, range.count)
        let id = whole.id(of: start, range.count, hash: hash)
        if id >= 0 { return sink.add(id, range, of: text) }
        encode(range, of: text, hash)
    }

    @inline(never)
    private mutating func encode(_ range: Range<Int>, of text: TextView, _ hash: UInt64) {
        let start = text.bytes + range.lowerBound
        let isKnown = cache.find(start, range.count, hash: hash) {
            sink.add($0, from: range.lowerBound, of: text)
        }
        guard !isKnown else { return }
        tokens.removeAll(keepingCapacity: true)
        if backtracking?.encode(start, range.count, into: &tokens) != true { merge(start, range.count) }
        tokens.withUnsafeBufferPointer {
            sink.add($0, from: range.lowerBound, of: text)
            cache.insert(start, range.count, hash: hash, $0)
        }
    }

    /// Step by step: for vocabularies out of order, and for pieces with symbols that the vocabulary lacks.
    private mutating func merge(_ start: UnsafePointer<UInt8>, _ length: Int) {
        merger.removeAll()
        encoder?.encode(start, length, &merger)
        tokens.removeAll(keepingCapacity: true)
        var place: Int32 = 0
        for index in 0..<merger.count {
            let length = merger.lengths[index]
            tokens.append(PieceToken(id: merger.ids[index], start: place, length: length))
            place += length
        }
        if place < length { model.moveLeft(&tokens, start, length) }
    }
}
