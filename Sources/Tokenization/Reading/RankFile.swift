/// A rank file of `tiktoken`: a line for each token, its bytes as base64, a space, its rank.
///
/// The file does not say how texts are cut into pieces. Files of published encodings are known by their number of
/// tokens; for any other the caller names the pattern.
struct RankFile {
    private let file: String
    private var tokens = TokenList()

    /// The published encodings by their number of tokens: `r50k_base`, `p50k_base`, `cl100k_base`, Llama 3, Qwen 2,
    /// `o200k_base`, Qwen 3.5.
    private static let published: [Int: PiecePattern] = [
        50_256: .gpt2, 50_280: .gpt2, 100_256: .cl100k, 128_000: .llama3, 151_643: .qwen2, 199_998: .o200k,
        248_044: .qwen35,
    ]

    init(bytes: [UInt8], file: String) throws(TokenizerError) {
        self.file = file
        tokens.reserveCapacity(bytes.count / 16)
        let read = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(TokenizerError) in try readLines(of: bytes) }
        }
        try read.get()
        guard tokens.count > 0 else { throw .malformed(file: file, reason: "the file holds no ranks") }
    }

    private mutating func readLines(of bytes: UnsafeBufferPointer<UInt8>) throws(TokenizerError) {
        var start = 0
        var number = 0
        var token: [UInt8] = []
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            let next = end + 1
            number += 1
            if end > start, bytes[end - 1] == 0x0D { end -= 1 }
            if end > start { try readLine(bytes, start..<end, number, &token) }
            start = next
        }
    }

    private mutating func readLine(
        _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, _ number: Int, _ token: inout [UInt8]
    ) throws(TokenizerError) {
        guard let space = line.first(where: { bytes[$0] == 0x20 }), space + 1 < line.upperBound else {
            throw .malformed(file: file, reason: "line \(number) is no token with its rank")
        }
        token.removeAll(keepingCapacity: true)
        guard Base64.decode(bytes, line.lowerBound..<space, into: &token), !token.isEmpty else {
            throw .malformed(file: file, reason: "line \(number): the token is not base64")
        }
        var rank: Int32 = 0
        for index in (space + 1)..<line.upperBound {
            guard bytes[index] >= 0x30, bytes[index] <= 0x39, rank < 1 << 24 else {
                throw .malformed(file: file, reason: "line \(number): the rank is no number below 16777216")
            }
            rank = rank * 10 + Int32(bytes[index] - 0x30)
        }
        guard rank < 1 << 24 else {
            throw .malformed(file: file, reason: "line \(number): the rank is no number below 16777216")
        }
        tokens.append(token, id: rank)
    }

    /// - Parameter pattern: how texts are cut; nil to know it by the number of tokens.
    func tokenizer(pattern: PiecePattern?) throws(TokenizerError) -> PipelineTokenizer {
        guard let pattern = pattern ?? Self.published[tokens.count] else {
            let names = PiecePattern.byName.map(\.name).joined(separator: ", ")
            throw .malformed(
                file: file,
                reason:
                    "\(tokens.count) ranks are those of no encoding that Winnow knows: the file is cut, or its "
                    + "pattern must be named (\(names))")
        }
        let pieces = PieceTable(tokens)
        let model = BytePairModel(
            tokens: tokens, pieces, symbols: .bytes(try byteIDs(pieces)), pairs: pairs(pieces),
            takesWhole: true)
        return PipelineTokenizer(
            PipelineTokenizer.Parts(
                preTokenizer: PreTokenizer([.split(.pattern(pattern), .isolated, isInverted: false)]),
                model: .bytePair(model), vocabularySize: Int(tokens.ids.max() ?? -1) + 1))
    }

    private func byteIDs(_ pieces: PieceTable) throws(TokenizerError) -> [Int32] {
        var ids: [Int32] = []
        for byte in UInt8.min...UInt8.max {
            guard let id = pieces.id(of: [byte]) else {
                throw .malformed(
                    file: file, reason: "the byte 0x\(String(byte, radix: 16)) has no rank; the file is cut")
            }
            ids.append(id)
        }
        return ids
    }

    /// Every way to make a token of two others, by the rank of the token.
    private func pairs(_ pieces: PieceTable) -> [MergeTable.Pair] {
        var pairs: [MergeTable.Pair] = []
        pairs.reserveCapacity(3 * tokens.count)
        tokens.bytes.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            for index in 0..<tokens.count {
                let range = tokens.range(index)
                let start = base + range.lowerBound
                let merge = MergeTable.Merge(rank: UInt32(tokens.ids[index]), id: tokens.ids[index])
                for cut in 1..<max(1, range.count) {
                    let left = pieces.id(of: start, cut)
                    guard left >= 0 else { continue }
                    let right = pieces.id(of: start + cut, range.count - cut)
                    if right >= 0 { pairs.append(MergeTable.Pair(left: left, right: right, merge: merge)) }
                }
            }
        }
        // Published files are in order already.
        let isSorted = zip(pairs, pairs.dropFirst()).allSatisfy { $0.merge.rank <= $1.merge.rank }
        return isSorted ? pairs : pairs.sorted { $0.merge.rank < $1.merge.rank }
    }
}
