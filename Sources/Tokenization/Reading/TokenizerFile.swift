import JSONValues

/// `tokenizer.json` of a WordPiece model, every part checked: what is not understood is refused, not ignored.
struct TokenizerFile {
    private let json: TokenizerJSON
    private var root: JSON { json.root }
    private var model: JSON { json.model }
    private var file: String { json.file }

    init(_ json: TokenizerJSON) throws(TokenizerError) {
        self.json = json
        guard json.kind == "WordPiece" else {
            throw .unsupported(file: json.file, feature: "a \(json.kind) tokenizer here")
        }
    }

    func tokenizer(recognizesMarkers: Bool) throws(TokenizerError) -> WordPieceTokenizer {
        let tokens = try json.vocabulary()
        let unknown = model["unk_token"]?.string ?? "[UNK]"
        let frame = try frame()
        let names = [frame.classification, frame.separator, unknown, try padding(), "[MASK]"]
        let longest = model["max_input_chars_per_word"]?.integer ?? 100
        guard (1...100_000).contains(longest) else {
            throw .malformed(file: file, reason: "max_input_chars_per_word is \(longest)")
        }
        return WordPieceTokenizer(
            tokens: tokens, specialTokens: try SpecialTokens(names: names, in: tokens, file: file),
            normalizer: try normalizer(),
            continuationPrefix: model["continuing_subword_prefix"]?.string ?? "##",
            longestWord: longest, markers: try markers(recognized: recognizesMarkers))
    }

    private func normalizer() throws(TokenizerError) -> NormalizerSettings {
        guard let settings = root["normalizer"], settings["type"]?.string == "BertNormalizer" else {
            throw .unsupported(
                file: file, feature: "the normalizer \(root["normalizer"]?["type"]?.string ?? "none")")
        }
        guard root["pre_tokenizer"]?["type"]?.string == "BertPreTokenizer" else {
            throw .unsupported(
                file: file, feature: "the pre-tokenizer \(root["pre_tokenizer"]?["type"]?.string ?? "none")")
        }
        let lowercases = settings["lowercase"]?.bool ?? true
        return NormalizerSettings(
            cleansText: settings["clean_text"]?.bool ?? true,
            separatesIdeographs: settings["handle_chinese_chars"]?.bool ?? true,
            stripsAccents: settings["strip_accents"]?.bool ?? lowercases, lowercases: lowercases)
    }

    /// The names of the tokens around a text, from the post-processor.
    private func frame() throws(TokenizerError) -> (classification: String, separator: String) {
        guard let processor = root["post_processor"], !processor.isNull else { return ("[CLS]", "[SEP]") }
        switch processor["type"]?.string {
        case "BertProcessing":
            return (
                processor["cls"]?.array?.first?.string ?? "[CLS]",
                processor["sep"]?.array?.first?.string ?? "[SEP]"
            )
        case "TemplateProcessing":
            let single = processor["single"]?.array ?? []
            let names = single.map { $0["SpecialToken"]?["id"]?.string }
            guard names.count == 3, let first = names[0], names[1] == nil, let last = names[2] else {
                throw .unsupported(file: file, feature: "a template other than [CLS] text [SEP]")
            }
            return (first, last)
        case let other:
            throw .unsupported(file: file, feature: "the post-processor \(other ?? "without a type")")
        }
    }

    private func padding() throws(TokenizerError) -> String {
        root["padding"]?["pad_token"]?.string ?? "[PAD]"
    }

    private func markers(recognized: Bool) throws(TokenizerError) -> [(text: String, id: Int32)] {
        guard recognized else { return [] }
        var markers: [(text: String, id: Int32)] = []
        for token in root["added_tokens"]?.array ?? [] {
            guard let text = token["content"]?.string, let id = token["id"]?.integer,
                (0..<(1 << 24)).contains(id)
            else { throw .malformed(file: file, reason: "an added token lacks its content or id: \(token)") }
            for flag in ["normalized", "single_word", "lstrip", "rstrip"] where token[flag]?.bool == true {
                throw .unsupported(file: file, feature: "the flag \(flag) of the added token \"\(text)\"")
            }
            markers.append((text, Int32(id)))
        }
        return markers
    }
}
