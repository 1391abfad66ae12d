/// Spells a piece in symbols and merges them.
struct SymbolEncoder {
    let symbols: BytePairModel.Symbols
    let pieces: PieceTable
    let unknown: Int32?
    let fusesUnknown: Bool
    let merges: MergeTable
    /// Every byte is a symbol of its own: nothing is unknown.
    private let knowsAllBytes: Bool

    init(
        symbols: BytePairModel.Symbols, pieces: PieceTable, unknown: Int32?, fusesUnknown: Bool,
        merges: MergeTable
    ) {
        self.symbols = symbols
        self.pieces = pieces
        self.unknown = unknown
        self.fusesUnknown = fusesUnknown
        self.merges = merges
        if case .bytes(let ids) = symbols {
            knowsAllBytes = ids.allSatisfy { $0 >= 0 }
        } else {
            knowsAllBytes = false
        }
    }

    /// Leaves the tokens of a piece in `merger`.
    func encode(_ start: UnsafePointer<UInt8>, _ length: Int, _ merger: inout BytePairMerger) {
        if knowsAllBytes, case .bytes(let ids) = symbols {
            return merger.merge(bytes: start, length, ids: ids, merges)
        }
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
                let size = Self.scalarSize(start, position, length)
                let id = pieces.id(of: start + position, size)
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

    /// The tokens that their own bytes are merged to.
    func reached(of tokens: TokenList) -> TokenList {
        var reached = TokenList()
        reached.reserveCapacity(tokens.count)
        var merger = BytePairMerger()
        defer { merger.deallocate() }
        tokens.bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            for index in 0..<tokens.count where !tokens.range(index).isEmpty {
                let range = tokens.range(index)
                encode(start + range.lowerBound, range.count, &merger)
                if merger.count == 1, merger.ids[0] == tokens.ids[index] {
                    reached.append(bytes[range], id: tokens.ids[index])
                }
            }
        }
        return reached
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
