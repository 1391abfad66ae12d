import JSONValues

/// `tokenizer.json` with a unigram model.
struct UnigramFile {
    private let json: TokenizerJSON

    init(_ json: TokenizerJSON) { self.json = json }

    func tokenizer() throws(TokenizerError) -> PipelineTokenizer {
        let (pieces, scores) = try vocabulary()
        return try tokenizer(pieces, scores)
    }

    /// - Parameter recognizesMarkers: false makes `</s>` in a text ordinary characters.
    func framedTokenizer(recognizesMarkers: Bool) throws(TokenizerError) -> FramedUnigramTokenizer {
        let (pieces, scores) = try vocabulary()
        let special = try SpecialTokens(
            names: ["<s>", "</s>", "<unk>", "<pad>", "<mask>"], in: pieces, file: json.file)
        let hidden = recognizesMarkers ? [] : [special.classification, special.separator, special.padding]
        let tokenizer = try tokenizer(
            pieces, scores, hidden: Set(hidden + [special.mask].compactMap { recognizesMarkers ? nil : $0 }))
        return FramedUnigramTokenizer(tokenizer, special, pieces: pieces)
    }

    /// - Parameter hidden: ids that no text gets, and with them none of the added tokens.
    private func tokenizer(
        _ pieces: TokenList, _ scores: [Double], hidden: Set<Int32> = []
    ) throws(TokenizerError) -> PipelineTokenizer {
        guard let unknown = json.model["unk_id"]?.integer, pieces.ids.indices.contains(unknown) else {
            throw .malformed(file: json.file, reason: "model.unk_id names no token of the vocabulary")
        }
        guard pieces.bytes.count <= ByteTrie.largestSize else {
            throw .unsupported(file: json.file, feature: "a vocabulary of \(pieces.bytes.count) bytes")
        }
        let ids = PieceTable(pieces)
        let id: (String) -> Int32? = { ids.id(of: Array($0.utf8)) }
        let cutting = try PipelineFile(json).cutting()
        guard !cutting.isByteLevel else {
            throw .unsupported(file: json.file, feature: "ByteLevel before a Unigram model")
        }
        let model = UnigramModel(
            pieces: hidden.isEmpty ? pieces : pieces.without(hidden), scores: scores, unknown: Int32(unknown),
            bytes: json.model["byte_fallback"]?.bool == true ? TokenizerJSON.byteTokens(id) : nil)
        let parts = try PipelineTokenizer.Parts(
            json, cutting, model: .unigram(model), tokens: pieces, id: id, findsAddedTokens: hidden.isEmpty)
        return PipelineTokenizer(parts)
    }

    /// Pieces with their scores, numbered as they stand.
    private func vocabulary() throws(TokenizerError) -> (TokenList, [Double]) {
        guard let entries = json.model["vocab"]?.array, !entries.isEmpty, entries.count < 1 << 24 else {
            throw .malformed(file: json.file, reason: "model.vocab is no list of pieces")
        }
        var pieces = TokenList()
        pieces.reserveCapacity(entries.count)
        var scores: [Double] = []
        scores.reserveCapacity(entries.count)
        for (index, entry) in entries.enumerated() {
            guard let pair = entry.array, pair.count == 2, let piece = pair[0].string,
                let score = Self.score(pair[1])
            else {
                throw .malformed(file: json.file, reason: "piece \(index) has no text and score: \(entry)")
            }
            pieces.append(piece.utf8, id: Int32(index))
            scores.append(score)
        }
        return (pieces, scores)
    }

    /// A score as the package `tokenizers` reads it: its digits as one whole number, divided by a power of ten. That is
    /// at times one bit away from the nearest number, and such a bit decides between ways of almost equal scores.
    private static func score(_ json: JSON) -> Double? {
        guard case .number(let literal) = json else { return nil }
        var significand: UInt64 = 0
        var exponent = 0
        var isFraction = false
        var isFull = false
        let parts = literal.utf8.split(maxSplits: 1) { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
        for byte in parts[0] where byte != UInt8(ascii: "-") {
            guard byte != UInt8(ascii: ".") else {
                isFraction = true
                continue
            }
            let (tens, overflowsTens) = significand.multipliedReportingOverflow(by: 10)
            let (sum, overflows) = tens.addingReportingOverflow(UInt64(byte - UInt8(ascii: "0")))
            isFull = isFull || overflowsTens || overflows
            if isFull { exponent += isFraction ? 0 : 1 } else { significand = sum }
            if isFraction, !isFull { exponent -= 1 }
        }
        if parts.count > 1 { exponent += Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 }
        guard abs(exponent) <= 308 else { return json.double }
        let power = Double("1e\(abs(exponent))") ?? 1
        let magnitude = exponent < 0 ? Double(significand) / power : Double(significand) * power
        return literal.hasPrefix("-") ? -magnitude : magnitude
    }
}
