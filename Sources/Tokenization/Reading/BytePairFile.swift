import JSONValues

/// `tokenizer.json` with a model of byte pairs.
struct BytePairFile {
    private let json: TokenizerJSON
    private var model: JSON { json.model }

    init(_ json: TokenizerJSON) { self.json = json }

    func tokenizer() throws(TokenizerError) -> PipelineTokenizer {
        try refuseUnknownOptions()
        let cutting = try PipelineFile(json).cutting()
        let written = try json.vocabulary()
        let ids = PieceTable(written)
        let id: (String) -> Int32? = { ids.id(of: Array($0.utf8)) }
        let tokens = cutting.isByteLevel ? Self.bytes(of: written) : written
        let pieces = cutting.isByteLevel ? PieceTable(tokens) : ids
        let pair = BytePairModel(
            tokens: tokens, pieces, symbols: symbols(cutting, pieces, id), pairs: try pairs(ids),
            takesWhole: model["ignore_merges"]?.bool ?? false, unknown: try unknown(id),
            fusesUnknown: model["fuse_unk"]?.bool ?? false)
        let parts = try PipelineTokenizer.Parts(
            json, cutting, model: .bytePair(pair), tokens: written, id: id)
        return PipelineTokenizer(parts)
    }

    private func refuseUnknownOptions() throws(TokenizerError) {
        if let dropout = model["dropout"]?.double, dropout > 0 {
            throw .unsupported(file: json.file, feature: "the dropout \(dropout)")
        }
        for key in ["continuing_subword_prefix", "end_of_word_suffix"] {
            guard let text = model[key]?.string, !text.isEmpty else { continue }
            throw .unsupported(file: json.file, feature: "the \(key) \"\(text)\" of a BPE model")
        }
    }

    /// The tokens that stand for bytes, as those bytes; others, such as `<|endoftext|>`, no text comes to.
    private static func bytes(of written: TokenList) -> TokenList {
        var tokens = TokenList()
        tokens.reserveCapacity(written.count)
        for index in 0..<written.count {
            guard let bytes = ByteAlphabet.bytes(of: written.bytes[written.range(index)]) else { continue }
            tokens.append(bytes, id: written.ids[index])
        }
        return tokens
    }

    private func symbols(
        _ cutting: PipelineFile.Cutting, _ pieces: PieceTable, _ id: (String) -> Int32?
    ) -> BytePairModel.Symbols {
        if cutting.isByteLevel { return .bytes((UInt8.min...UInt8.max).map { pieces.id(of: [$0]) ?? -1 }) }
        return .scalars(bytes: model["byte_fallback"]?.bool == true ? TokenizerJSON.byteTokens(id) : nil)
    }

    private func unknown(_ id: (String) -> Int32?) throws(TokenizerError) -> Int32? {
        guard let name = model["unk_token"]?.string else { return nil }
        guard let id = id(name) else {
            throw .malformed(file: json.file, reason: "the vocabulary lacks the unknown token \(name)")
        }
        return id
    }

    /// The merges by rank.
    private func pairs(_ ids: PieceTable) throws(TokenizerError) -> [MergeTable.Pair] {
        guard let list = model["merges"]?.array else {
            throw .malformed(file: json.file, reason: "model.merges is no list")
        }
        var pairs: [MergeTable.Pair] = []
        pairs.reserveCapacity(list.count)
        // Both parts without the space between them: the bytes of the token that they make.
        var joined: [UInt8] = []
        for (rank, merge) in list.enumerated() {
            joined.removeAll(keepingCapacity: true)
            guard let cut = Self.append(merge, to: &joined) else {
                throw .malformed(file: json.file, reason: "merge \(rank) is no pair of tokens: \(merge)")
            }
            let (left, right, id) = joined.withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress else { return (Int32(-1), Int32(-1), Int32(-1)) }
                return (
                    ids.id(of: start, cut), ids.id(of: start + cut, bytes.count - cut),
                    ids.id(of: start, bytes.count)
                )
            }
            guard min(left, right, id) >= 0 else {
                throw .malformed(file: json.file, reason: "merge \(rank) (\(merge)) is not of the vocabulary")
            }
            let merge = MergeTable.Merge(rank: UInt32(rank), id: id)
            pairs.append(MergeTable.Pair(left: left, right: right, merge: merge))
        }
        // Of a pair that stands twice the last counts.
        let table = MergeTable(pairs)
        return pairs.filter { table.merge($0.left, $0.right).rank == $0.merge.rank }
    }

    /// Appends both parts of `"left right"`, or of a list of both, and tells where the first ends.
    private static func append(_ merge: JSON, to joined: inout [UInt8]) -> Int? {
        if let text = merge.string {
            var cut: Int?
            for byte in text.utf8 {
                guard byte == 0x20 else {
                    joined.append(byte)
                    continue
                }
                guard cut == nil else { return nil }
                cut = joined.count
            }
            return cut
        }
        guard let pair = merge.array, pair.count == 2, let left = pair[0].string, let right = pair[1].string
        else {
            return nil
        }
        joined += Array(left.utf8)
        joined += Array(right.utf8)
        return left.utf8.count
    }
}
