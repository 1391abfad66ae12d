/// Byte-pair encoding: the symbols of a piece are merged by the ranks of their pairs.
///
/// The symbols are bytes (GPT-2 and its successors, `tiktoken`) or scalars (SentencePiece's kind, with bytes for
/// scalars that the vocabulary lacks).
final class BytePairModel: Sendable {
    enum Symbols: Sendable {
        /// The id of each byte; -1 for one that the vocabulary lacks.
        case bytes([Int32])
        /// - bytes: the ids of `<0x00>` to `<0xFF>` when scalars that are missing become bytes; -1 for one that is
        ///   missing itself.
        case scalars(bytes: [Int32]?)
    }

    let symbols: Symbols
    let merges: MergeTable
    /// The tokens that a piece with exactly their bytes becomes.
    let whole: PieceTable
    /// Every single symbol of more than one byte.
    private let scalars: PieceTable
    /// What stands for a symbol that the vocabulary lacks; without it the symbol is left out.
    private let unknown: Int32?
    private let fusesUnknown: Bool

    /// - Parameters:
    ///   - tokens: the vocabulary, as bytes of the text.
    ///   - takesWhole: a piece that is a token becomes that token, whatever the merges say.
    init(
        tokens: TokenList, symbols: Symbols, merges: MergeTable, takesWhole: Bool, unknown: Int32? = nil,
        fusesUnknown: Bool = false
    ) {
        self.symbols = symbols
        self.merges = merges
        self.unknown = unknown
        self.fusesUnknown = fusesUnknown
        let all = PieceTable(tokens)
        scalars = all
        guard !takesWhole else {
            whole = all
            return
        }
        var reached = TokenList()
        reached.reserveCapacity(tokens.count)
        var merger = BytePairMerger()
        defer { merger.deallocate() }
        tokens.bytes.withUnsafeBufferPointer { bytes in
            for index in 0..<tokens.count where !tokens.range(index).isEmpty {
                let range = tokens.range(index)
                guard let start = bytes.baseAddress else { continue }
                Self.encode(
                    start + range.lowerBound, range.count, symbols, all, unknown, fusesUnknown, merges,
                    &merger)
                if merger.count == 1, merger.ids[0] == tokens.ids[index] {
                    reached.append(bytes[range], id: tokens.ids[index])
                }
            }
        }
        whole = PieceTable(reached)
    }

    /// Leaves the tokens of a piece in `merger`.
    func encode(_ start: UnsafePointer<UInt8>, _ length: Int, _ merger: inout BytePairMerger) {
        Self.encode(start, length, symbols, scalars, unknown, fusesUnknown, merges, &merger)
    }

    private static func encode(
        _ start: UnsafePointer<UInt8>, _ length: Int, _ symbols: Symbols, _ scalars: PieceTable,
        _ unknown: Int32?, _ fusesUnknown: Bool, _ merges: MergeTable, _ merger: inout BytePairMerger
    ) {
        merger.removeAll()
        var reader = SymbolReader(unknown: unknown, fusesUnknown: fusesUnknown)
        switch symbols {
        case .bytes(let ids):
            ids.withUnsafeBufferPointer { ids in
                for index in 0..<length { reader.take(ids[Int(start[index])], 1, &merger) }
            }
        case .scalars(let bytes):
            var position = 0
            while position < length {
                let size = scalarSize(start, position, length)
                let id = scalars.id(of: start + position, size)
                if id < 0, let bytes, (0..<size).allSatisfy({ bytes[Int(start[position + $0])] >= 0 }) {
                    for index in 0..<size { merger.append(bytes[Int(start[position + index])], length: 1) }
                } else {
                    reader.take(id, size, &merger)
                }
                position += size
            }
        }
        reader.finish(&merger)
        merger.merge(merges)
    }

    /// Moves tokens to where `tokenizers` sees them when the vocabulary lacks some byte and has no unknown token: such
    /// bytes are left out, and what follows moves up, counted in the letters that stand for the bytes.
    func moveLeft(_ tokens: inout [PieceToken], _ start: UnsafePointer<UInt8>, _ length: Int) {
        guard case .bytes(let ids) = symbols else { return }
        // The byte of the piece that each byte of its spelling belongs to, and the spelling's bytes that are kept.
        var owners: [Int32] = []
        var sizes: [Int32] = []
        for index in 0..<length {
            let size = ByteAlphabet.scalars[Int(start[index])] < 0x80 ? 1 : 2
            owners += repeatElement(Int32(index), count: size)
            if ids[Int(start[index])] >= 0 { sizes.append(Int32(size)) }
        }
        var (kept, spelled) = (0, 0)
        for index in tokens.indices {
            let first = owners[spelled]
            for _ in 0..<tokens[index].length {
                spelled += Int(sizes[kept])
                kept += 1
            }
            tokens[index].start = first
            tokens[index].length = owners[spelled - 1] + 1 - first
        }
    }

    private static func scalarSize(_ start: UnsafePointer<UInt8>, _ position: Int, _ end: Int) -> Int {
        UTF8Decoding.scalar(in: UnsafeBufferPointer(start: start, count: end), at: position, end: end).next
            - position
    }
}

/// Turns symbols that the vocabulary lacks into the unknown token, several in a row into one where that is asked for.
private struct SymbolReader {
    let unknown: Int32?
    let fusesUnknown: Bool
    /// Bytes of the unknown token that is not written yet.
    private var waiting = 0

    init(unknown: Int32?, fusesUnknown: Bool) {
        self.unknown = unknown
        self.fusesUnknown = fusesUnknown
    }

    @inline(__always)
    mutating func take(_ id: Int32, _ length: Int, _ merger: inout BytePairMerger) {
        if id >= 0 {
            if waiting > 0 { finish(&merger) }
            return merger.append(id, length: length)
        }
        guard unknown != nil else { return }
        if !fusesUnknown { finish(&merger) }
        waiting += length
    }

    @inline(__always)
    mutating func finish(_ merger: inout BytePairMerger) {
        if waiting > 0, let unknown { merger.append(unknown, length: waiting) }
        waiting = 0
    }
}

/// What encoding needs besides the model, kept from text to text.
final class BytePairScratch {
    var merger = BytePairMerger()
    var cache = PieceCache()
    var tokens: [PieceToken] = []

    deinit { merger.deallocate() }
}

/// Encodes piece after piece.
struct BytePairWalk<Sink: TokenSink>: PieceConsumer {
    let model: BytePairModel
    let scratch: BytePairScratch
    var sink: Sink

    @inline(__always)
    mutating func take(_ range: Range<Int>, of text: TextView) {
        let start = text.bytes + range.lowerBound
        let hash = ByteHash.hash(start, range.count)
        let id = model.whole.id(of: start, range.count, hash: hash)
        if id >= 0 { return sink.add(id, range, of: text) }
        encode(range, of: text, hash)
    }

    private mutating func encode(_ range: Range<Int>, of text: TextView, _ hash: UInt64) {
        let start = text.bytes + range.lowerBound
        let isKnown = scratch.cache.find(start, range.count, hash: hash) {
            sink.add($0, from: range.lowerBound, of: text)
        }
        guard !isKnown else { return }
        model.encode(start, range.count, &scratch.merger)
        scratch.tokens.removeAll(keepingCapacity: true)
        var place: Int32 = 0
        for index in 0..<scratch.merger.count {
            let length = scratch.merger.lengths[index]
            scratch.tokens.append(PieceToken(id: scratch.merger.ids[index], start: place, length: length))
            place += length
        }
        if place < range.count { model.moveLeft(&scratch.tokens, start, range.count) }
        scratch.tokens.withUnsafeBufferPointer {
            sink.add($0, from: range.lowerBound, of: text)
            scratch.cache.insert(start, range.count, hash: hash, $0)
        }
    }
}
