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
        let pair = BytePairModel(
            tokens: tokens, symbols: symbols(cutting, tokens, id), merges: try merges(ids),
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
        _ cutting: PipelineFile.Cutting, _ tokens: TokenList, _ id: (String) -> Int32?
    ) -> BytePairModel.Symbols {
        if cutting.isByteLevel {
            let table = PieceTable(tokens)
            return .bytes((UInt8.min...UInt8.max).map { table.id(of: [$0]) ?? -1 })
        }
        return .scalars(bytes: model["byte_fallback"]?.bool == true ? TokenizerJSON.byteTokens(id) : nil)
    }

    private func unknown(_ id: (String) -> Int32?) throws(TokenizerError) -> Int32? {
        guard let name = model["unk_token"]?.string else { return nil }
        guard let id = id(name) else {
            throw .malformed(file: json.file, reason: "the vocabulary lacks the unknown token \(name)")
        }
        return id
    }

    private func merges(_ ids: PieceTable) throws(TokenizerError) -> MergeTable {
        guard let list = model["merges"]?.array else {
            throw .malformed(file: json.file, reason: "model.merges is no list")
        }
        let table = MergeTable(count: list.count)
        for (rank, merge) in list.enumerated() {
            guard let parts = Self.parts(of: merge) else {
                throw .malformed(file: json.file, reason: "merge \(rank) is no pair of tokens: \(merge)")
            }
            guard let left = ids.id(of: parts.left), let right = ids.id(of: parts.right),
                let id = ids.id(of: parts.left + parts.right)
            else {
                throw .malformed(file: json.file, reason: "merge \(rank) (\(merge)) is not of the vocabulary")
            }
            table.insert(left, right, MergeTable.Merge(rank: UInt32(rank), id: id))
        }
        return table
    }

    /// `"left right"`, or a list of both.
    private static func parts(of merge: JSON) -> (left: [UInt8], right: [UInt8])? {
        if let text = merge.string {
            let bytes = Array(text.utf8)
            guard let space = bytes.firstIndex(of: 0x20), !bytes[(space + 1)...].contains(0x20) else {
                return nil
            }
            return (Array(bytes[..<space]), Array(bytes[(space + 1)...]))
        }
        guard let pair = merge.array, pair.count == 2, let left = pair[0].string, let right = pair[1].string
        else {
            return nil
        }
        return (Array(left.utf8), Array(right.utf8))
    }
}
