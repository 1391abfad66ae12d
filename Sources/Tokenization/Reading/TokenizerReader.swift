import FoundationEssentials

/// Reads a tokenizer from a file, whatever its kind.
package enum TokenizerReader {
    /// - Parameters:
    ///   - path: a `tokenizer.json`, a rank file of `tiktoken`, or the folder of a model with one of the first.
    ///   - pattern: how a rank file's texts are cut (`cl100k`, `o200k`, …); nil for a published encoding.
    /// - Throws: `TokenizerError`, which names the file.
    package static func read(_ path: String, pattern: String? = nil) throws(TokenizerError)
        -> any TextTokenizer
    {
        var isFolder: Bool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .unreadable(file: path, reason: "no such file")
        }
        let file = isFolder ? "\(path)/tokenizer.json" : path
        guard let bytes = try FileBytes.read(file) else {
            return try WordPieceTokenizer.read(folder: path)
        }
        let first = bytes.first { $0 > 0x20 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
        if first == UInt8(ascii: "{") { return try tokenizer(ofJSON: bytes, file, pattern) }
        return try RankFile(bytes: bytes, file: file).tokenizer(pattern: try piecePattern(pattern, file))
    }

    private static func tokenizer(
        ofJSON bytes: [UInt8], _ file: String, _ pattern: String?
    ) throws(TokenizerError) -> any TextTokenizer {
        guard pattern == nil else {
            throw .unsupported(
                file: file, feature: "a named pattern for a tokenizer.json, which has its own,")
        }
        let json = try TokenizerJSON(bytes: bytes, file: file)
        switch json.kind {
        case "BPE": return try BytePairFile(json).tokenizer()
        case "Unigram": return try UnigramFile(json).tokenizer()
        case "WordPiece": return try TokenizerFile(json).tokenizer(recognizesMarkers: true)
        default: throw .unsupported(file: file, feature: "a \(json.kind) tokenizer")
        }
    }

    private static func piecePattern(
        _ name: String?, _ file: String
    ) throws(TokenizerError) -> PiecePattern? {
        guard let name else { return nil }
        guard let found = PiecePattern.byName.first(where: { $0.name == name }) else {
            let names = PiecePattern.byName.map(\.name).joined(separator: ", ")
            throw .unsupported(file: file, feature: "the pattern \"\(name)\" (there are: \(names))")
        }
        return found.pattern
    }
}
