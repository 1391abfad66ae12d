import Threads

/// A tokenizer of parts, as `tokenizer.json` and rank files describe it: added tokens are found, the rest is
/// normalised, cut into pieces, and each piece encoded by the model.
package final class PipelineTokenizer: TextTokenizer {
    enum Model: Sendable {
        case bytePair(BytePairModel)
        case unigram(UnigramModel)
    }

    struct Parts: Sendable {
        /// Looked for in the text as it is.
        var addedTokens = AddedTokens([])
        var normalizers: [Normalizer] = []
        /// Looked for in the normalised text.
        var normalizedTokens = AddedTokens([])
        var preTokenizer = PreTokenizer([])
        /// True when cutting depends on where in the source a part stands.
        var needsPlaces = false
        var trimming: OffsetTrimming?
        var model: Model
        var vocabularySize: Int
    }

    package var vocabularySize: Int { parts.vocabularySize }
    private let parts: Parts
    private let bytePairScratch = Pool<BytePairScratch>()
    private let unigramScratch = Pool<UnigramScratch>()

    init(_ parts: Parts) { self.parts = parts }

    package func append(tokensOf text: UnsafeBufferPointer<UInt8>, to tokens: inout TokenSequence) {
        var taken = TokenSequence()
        swap(&taken, &tokens)
        let sink = RecordingSink(taken, trimming: parts.trimming, source: text)
        taken = TokenSequence()
        tokens = encode(text, into: sink, tracksPlaces: true).tokens
    }

    package func count(in text: UnsafeBufferPointer<UInt8>) -> Int {
        encode(text, into: CountingSink(), tracksPlaces: parts.needsPlaces).count
    }

    private func encode<Sink: TokenSink>(
        _ text: UnsafeBufferPointer<UInt8>, into sink: Sink, tracksPlaces: Bool
    ) -> Sink {
        switch parts.model {
        case .bytePair(let model):
            let scratch = bytePairScratch.borrow { BytePairScratch() }
            defer { bytePairScratch.giveBack(scratch) }
            var walk = BytePairWalk(model: model, scratch: scratch, sink: sink)
            forEachPiece(of: text, &walk, tracksPlaces: tracksPlaces)
            return walk.finish()
        case .unigram(let model):
            let scratch = unigramScratch.borrow { UnigramScratch() }
            defer { unigramScratch.giveBack(scratch) }
            var walk = UnigramWalk(model: model, scratch: scratch, sink: sink)
            forEachPiece(of: text, &walk, tracksPlaces: tracksPlaces)
            return walk.sink
        }
    }

    private func forEachPiece<Walk: TokenWalk>(
        of source: UnsafeBufferPointer<UInt8>, _ walk: inout Walk, tracksPlaces: Bool
    ) {
        let text = TextView(source: source, 0..<source.count)
        parts.addedTokens.forEachStretch(of: text) { range, id in
            if let id {
                walk.sink.addAdded(id, range, of: text)
            } else {
                normalize(text.part(range), &walk, tracksPlaces: tracksPlaces)
            }
        }
    }

    private func normalize<Walk: TokenWalk>(_ text: TextView, _ walk: inout Walk, tracksPlaces: Bool) {
        guard let first = parts.normalizers.firstIndex(where: { !$0.keeps(text) }) else {
            return cut(text, &walk)
        }
        var copy = AlignedText(text, 0..<text.count, tracksPlaces: tracksPlaces)
        for normalizer in parts.normalizers[first...] where !copy.withView({ normalizer.keeps($0) }) {
            normalizer.apply(to: &copy)
        }
        copy.withView { cut($0, &walk) }
    }

    private func cut<Walk: TokenWalk>(_ text: TextView, _ walk: inout Walk) {
        parts.normalizedTokens.forEachStretch(of: text) { range, id in
            if let id {
                walk.sink.addAdded(id, range, of: text)
            } else {
                parts.preTokenizer.forEachPiece(of: text.part(range), &walk)
            }
        }
    }
}

/// Encodes pieces into a sink.
protocol TokenWalk: PieceConsumer {
    associatedtype Sink: TokenSink
    var sink: Sink { get set }
}

extension BytePairWalk: TokenWalk {}
extension UnigramWalk: TokenWalk {}
