import FoundationEssentials
import JSONValues

extension WordPieceTokenizer {
    /// Reads the tokenizer of a model folder: `tokenizer.json`, else `vocab.txt` with `tokenizer_config.json`.
    ///
    /// - Parameter recognizesMarkers: false makes `[SEP]` in a text ordinary characters.
    /// - Throws: `TokenizerError`.
    package static func read(
        folder: String, recognizesMarkers: Bool = true
    ) throws(TokenizerError) -> WordPieceTokenizer {
        let file = "\(folder)/tokenizer.json"
        if let bytes = try FileBytes.read(file) {
            return try TokenizerFile(TokenizerJSON(bytes: bytes, file: file))
                .tokenizer(recognizesMarkers: recognizesMarkers)
        }
        let list = "\(folder)/vocab.txt"
        guard let bytes = try FileBytes.read(list) else { throw .missing(folder: folder) }
        let settings = "\(folder)/tokenizer_config.json"
        let configuration = try FileBytes.read(settings).map { bytes throws(TokenizerError) in
            try FileBytes.json(bytes, settings)
        }
        return try VocabularyList(bytes: bytes, file: list)
            .tokenizer(configuration: configuration, recognizesMarkers: recognizesMarkers)
    }
}

/// Reads the tokenizer of an encoder from its folder.
package enum ModelTokenizerReader {
    /// A WordPiece tokenizer, or a unigram one where `tokenizer.json` holds that.
    ///
    ///     let tokenizer = try ModelTokenizerReader.read(folder: "models/pruner")
    ///
    /// - Parameter recognizesMarkers: false makes `[SEP]` or `</s>` in a text ordinary characters.
    /// - Throws: `TokenizerError`.
    package static func read(
        folder: String, recognizesMarkers: Bool = true
    ) throws(TokenizerError) -> any ModelTokenizer {
        let file = "\(folder)/tokenizer.json"
        guard let bytes = try FileBytes.read(file) else {
            return try WordPieceTokenizer.read(folder: folder, recognizesMarkers: recognizesMarkers)
        }
        let json = try TokenizerJSON(bytes: bytes, file: file)
        return json.kind == "Unigram"
            ? try UnigramFile(json).framedTokenizer(recognizesMarkers: recognizesMarkers)
            : try TokenizerFile(json).tokenizer(recognizesMarkers: recognizesMarkers)
    }
}

/// Reading of small files with this room's errors.
enum FileBytes {
    /// Nil when there is no such file.
    static func read(_ file: String) throws(TokenizerError) -> [UInt8]? {
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        } catch {
            throw .unreadable(file: file, reason: "\(error)")
        }
    }

    static func json(_ bytes: [UInt8], _ file: String) throws(TokenizerError) -> JSON {
        do { return try JSON(parsing: bytes) } catch { throw .malformed(file: file, reason: "\(error)") }
    }
}

/// `vocab.txt`: one token a line, numbered from 0.
struct VocabularyList {
    let bytes: [UInt8]
    let file: String

    func tokenizer(
        configuration: JSON?, recognizesMarkers: Bool
    ) throws(TokenizerError) -> WordPieceTokenizer {
        let tokens = tokens()
        let lowercases = configuration?["do_lower_case"]?.bool ?? true
        let normalizer = NormalizerSettings(
            separatesIdeographs: configuration?["tokenize_chinese_chars"]?.bool ?? true,
            stripsAccents: configuration?["strip_accents"]?.bool ?? lowercases, lowercases: lowercases)
        func name(_ key: String, _ standard: String) -> String {
            configuration?[key]?.string ?? configuration?[key]?["content"]?.string ?? standard
        }
        let names = [
            name("cls_token", "[CLS]"), name("sep_token", "[SEP]"), name("unk_token", "[UNK]"),
            name("pad_token", "[PAD]"), name("mask_token", "[MASK]"),
        ]
        let special = try SpecialTokens(names: names, in: tokens, file: file)
        let markers = recognizesMarkers ? special.markers(names: names) : []
        return WordPieceTokenizer(
            tokens: tokens, specialTokens: special, normalizer: normalizer, markers: markers)
    }

    private func tokens() -> TokenList {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        var tokens = TokenList()
        tokens.reserveCapacity(lines.count)
        for (index, line) in lines.enumerated() {
            var line = line
            while let last = line.last, last == 0x20 || (0x09...0x0D).contains(last) { line.removeLast() }
            tokens.append(line, id: Int32(index))
        }
        return tokens
    }
}

extension SpecialTokens {
    /// Finds the special tokens by name: [CLS], [SEP], [UNK], [PAD], [MASK], of which the last may be absent.
    init(names: [String], in tokens: TokenList, file: String) throws(TokenizerError) {
        func id(_ index: Int) -> Int32? { tokens.id(of: names[index]) }
        func required(_ index: Int) throws(TokenizerError) -> Int32 {
            guard let id = id(index) else {
                throw .malformed(file: file, reason: "the vocabulary lacks the token \(names[index])")
            }
            return id
        }
        self.init(
            classification: try required(0), separator: try required(1), unknown: try required(2),
            padding: try required(3), mask: id(4))
    }

    func markers(names: [String]) -> [(text: String, id: Int32)] {
        let ids = [classification, separator, unknown, padding, mask]
        return zip(names, ids).compactMap { name, id in id.map { (name, $0) } }
    }
}
