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

    /// The tokens that a piece with exactly their bytes becomes.
    let whole: PieceTable
    /// How tokens come about, to find those of a piece at once; nil when that takes merging.
    let history: TokenHistory?
    /// Merges step by step; nil when that is never needed.
    let encoder: SymbolEncoder?
    private let symbols: Symbols

    /// - Parameters:
    ///   - tokens: the vocabulary, as bytes of the text, and the same as a table.
    ///   - pairs: the merges, by rank.
    ///   - takesWhole: a piece that is a token becomes that token, whatever the merges say.
    ///   - unknown: what stands for a symbol that the vocabulary lacks; without it the symbol is left out.
    ///   - fusesUnknown: several of those in a row are one.
    init(
        tokens: TokenList, _ pieces: PieceTable, symbols: Symbols, pairs: [MergeTable.Pair], takesWhole: Bool,
        unknown: Int32? = nil, fusesUnknown: Bool = false
    ) {
        self.symbols = symbols
        history = TokenHistory(tokens, symbols: Self.single(symbols, of: tokens), pairs)
        // Where every piece is made of known symbols, nothing has to be merged.
        if case .bytes(let ids) = symbols, history != nil, ids.allSatisfy({ $0 >= 0 }) {
            encoder = nil
        } else {
            let merges = MergeTable(pairs)
            if case .bytes(let ids) = symbols { merges.noteBytes(ids) }
            encoder = SymbolEncoder(
                symbols: symbols, pieces: pieces, unknown: unknown, fusesUnknown: fusesUnknown, merges: merges
            )
        }
        let reached = history?.reached ?? encoder?.reached(of: tokens) ?? tokens
        whole = takesWhole ? pieces : PieceTable(reached)
    }

    /// The ids that stand for one symbol each.
    private static func single(_ symbols: Symbols, of tokens: TokenList) -> [Int32] {
        if case .bytes(let ids) = symbols { return ids.filter { $0 >= 0 } }
        return (0..<tokens.count).filter { index in
            tokens.bytes[tokens.range(index)].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } == 1
        }.map { tokens.ids[$0] }
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
}
