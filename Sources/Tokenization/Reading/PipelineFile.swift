import JSONValues

/// What `tokenizer.json` says around its model: added tokens, normaliser, pre-tokeniser, post-processor.
///
/// Whatever decides about counts or places and is not known is refused by name. Truncation, padding, the decoder and
/// the tokens that frame a text decide about neither.
struct PipelineFile {
    private let root: JSON
    private let file: String

    init(_ json: TokenizerJSON) {
        root = json.root
        file = json.file
    }

    // MARK: Added tokens

    /// Tokens that the vocabulary lacks are numbered after it, in their order, whatever the file says: as the package
    /// `tokenizers` does.
    ///
    /// - Parameter id: the id of a token of the vocabulary.
    func addedTokens(
        after vocabularyCount: Int, _ id: (String) -> Int32?
    ) throws(TokenizerError) -> [(token: AddedTokens.Token, isNormalized: Bool)] {
        var tokens: [(token: AddedTokens.Token, isNormalized: Bool)] = []
        var next = Int32(vocabularyCount)
        for token in root["added_tokens"]?.array ?? [] {
            guard let content = token["content"]?.string, token["id"]?.integer != nil else {
                throw malformed("an added token lacks its content or id: \(token)")
            }
            guard !content.isEmpty else { continue }
            let known = id(content)
            if known == nil { next += 1 }
            tokens.append(
                (
                    AddedTokens.Token(
                        content: Array(content.utf8), id: known ?? next - 1,
                        isSingleWord: token["single_word"]?.bool ?? false,
                        stripsLeft: token["lstrip"]?.bool ?? false,
                        stripsRight: token["rstrip"]?.bool ?? false),
                    token["normalized"]?.bool ?? true
                ))
        }
        return tokens
    }

    // MARK: Normaliser

    func normalizers() throws(TokenizerError) -> [Normalizer] {
        guard let json = root["normalizer"], !json.isNull else { return [] }
        return try normalizers(json)
    }

    private func normalizers(_ json: JSON) throws(TokenizerError) -> [Normalizer] {
        let type = json["type"]?.string ?? "without a type"
        if let form = UnicodeForm(rawValue: type) { return [.unicodeForm(form)] }
        switch type {
        case "Sequence":
            var steps: [Normalizer] = []
            for step in json["normalizers"]?.array ?? [] { steps += try normalizers(step) }
            return steps
        case "Lowercase": return [.lowercase]
        case "StripAccents": return [.stripAccents]
        case "Nmt": return [.nmt]
        case "Strip":
            return [
                .strip(left: json["strip_left"]?.bool ?? true, right: json["strip_right"]?.bool ?? true)
            ]
        case "Prepend": return [.prepend(Array(try text("prepend", of: json).utf8))]
        case "Replace":
            return [
                .replace(try replaced(json["pattern"]), content: Array(try text("content", of: json).utf8))
            ]
        case "Precompiled":
            guard let bytes = Base64.decoded(Array(try text("precompiled_charsmap", of: json).utf8)),
                let map = CharacterMap(bytes)
            else { throw malformed("the precompiled_charsmap is damaged") }
            return [.characterMap(map)]
        default: throw unsupported("the normalizer \(type)")
        }
    }

    private func replaced(_ json: JSON?) throws(TokenizerError) -> ReplacedPattern {
        if let text = json?["String"]?.string { return .text(Array(text.utf8)) }
        guard let expression = json?["Regex"]?.string else { throw malformed("a Replace has no pattern") }
        guard let pattern = ReplacedPattern(expression) else {
            throw unsupported("the pattern \"\(expression)\" of a Replace")
        }
        return pattern
    }

    // MARK: Pre-tokeniser

    struct Cutting {
        var steps: [PreTokenizer.Step] = []
        /// The model sees bytes, written in the letters of `ByteAlphabet`.
        var isByteLevel = false

        /// True when a step asks where in the source a part stands.
        var needsPlaces: Bool {
            steps.contains {
                if case .metaspace(let metaspace) = $0 { metaspace.prefix == .first } else { false }
            }
        }
    }

    func cutting() throws(TokenizerError) -> Cutting {
        var cutting = Cutting()
        guard let json = root["pre_tokenizer"], !json.isNull else { return cutting }
        try add(json, to: &cutting)
        return cutting
    }

    private func add(_ json: JSON, to cutting: inout Cutting) throws(TokenizerError) {
        let type = json["type"]?.string ?? "without a type"
        guard type != "Sequence" else {
            for step in json["pretokenizers"]?.array ?? [] { try add(step, to: &cutting) }
            return
        }
        guard !cutting.isByteLevel else { throw unsupported("the pre-tokenizer \(type) after ByteLevel") }
        switch type {
        case "ByteLevel":
            if json["add_prefix_space"]?.bool ?? true { cutting.steps.append(.prefixSpace) }
            if json["use_regex"]?.bool ?? true { cutting.steps.append(Self.isolated(.pattern(.gpt2))) }
            cutting.isByteLevel = true
        case "Split": cutting.steps.append(try split(json))
        case "Digits":
            let isSingle = json["individual_digits"]?.bool ?? false
            cutting.steps.append(.split(.numbers, isSingle ? .isolated : .contiguous, isInverted: false))
        case "Punctuation":
            cutting.steps.append(.split(.punctuation, try behavior(json["behavior"]), isInverted: false))
        case "WhitespaceSplit": cutting.steps.append(.split(.whiteSpace, .removed, isInverted: false))
        case "Whitespace":
            cutting.steps.append(.split(.pattern(.wordsAndSigns), .removed, isInverted: true))
        case "BertPreTokenizer":
            cutting.steps.append(.split(.whiteSpace, .removed, isInverted: false))
            cutting.steps.append(Self.isolated(.punctuation))
        case "CharDelimiterSplit", "Delimiter":
            cutting.steps.append(
                .split(.text(Array(try text("delimiter", of: json).utf8)), .removed, isInverted: false))
        case "Metaspace": cutting.steps.append(.metaspace(try metaspace(json)))
        default: throw unsupported("the pre-tokenizer \(type)")
        }
    }

    private static func isolated(_ separator: Separator) -> PreTokenizer.Step {
        .split(separator, .isolated, isInverted: false)
    }

    private func split(_ json: JSON) throws(TokenizerError) -> PreTokenizer.Step {
        let isInverted = json["invert"]?.bool ?? false
        let behavior = try behavior(json["behavior"])
        if let text = json["pattern"]?["String"]?.string {
            return .split(.text(Array(text.utf8)), behavior, isInverted: isInverted)
        }
        guard let expression = json["pattern"]?["Regex"]?.string else {
            throw malformed("a Split has no pattern")
        }
        guard let pattern = PiecePattern(expression) else {
            throw unsupported("the pattern \"\(expression)\" of a pre-tokenizer")
        }
        return .split(.pattern(pattern), behavior, isInverted: isInverted)
    }

    private func behavior(_ json: JSON?) throws(TokenizerError) -> Separator.Behavior {
        guard let name = json?.string else { return .isolated }
        guard let behavior = Separator.Behavior(rawValue: name) else {
            throw unsupported("the behavior \(name) of a pre-tokenizer")
        }
        return behavior
    }

    private func metaspace(_ json: JSON) throws(TokenizerError) -> Metaspace {
        let name = json["prepend_scheme"]?.string ?? "always"
        guard var prefix = Metaspace.Prefix(rawValue: name) else {
            throw unsupported("the prepend_scheme \(name) of Metaspace")
        }
        if json["add_prefix_space"]?.bool == false { prefix = .never }
        return Metaspace(
            replacement: Array((json["replacement"]?.string ?? "▁").utf8), prefix: prefix,
            splits: json["split"]?.bool ?? true)
    }

    // MARK: Post-processor

    /// How places are trimmed; nil when they are not.
    func trimming() throws(TokenizerError) -> OffsetTrimming? {
        guard let json = root["post_processor"], !json.isNull else { return nil }
        return try trimming(json)
    }

    private func trimming(_ json: JSON) throws(TokenizerError) -> OffsetTrimming? {
        let type = json["type"]?.string ?? "without a type"
        switch type {
        case "ByteLevel", "RobertaProcessing":
            guard json["trim_offsets"]?.bool ?? true else { return nil }
            return OffsetTrimming(prefixesSpace: json["add_prefix_space"]?.bool ?? true)
        case "TemplateProcessing", "BertProcessing": return nil
        case "Sequence":
            var found: [OffsetTrimming] = []
            for step in json["processors"]?.array ?? [] {
                if let trimming = try trimming(step) { found.append(trimming) }
            }
            guard found.count < 2 else { throw unsupported("a post-processor that trims offsets twice") }
            return found.first
        default: throw unsupported("the post-processor \(type)")
        }
    }

    // MARK: Errors

    private func text(_ key: String, of json: JSON) throws(TokenizerError) -> String {
        guard let text = json[key]?.string else {
            throw malformed("the member \(key) of \(json["type"]?.string ?? "a step") is no text")
        }
        return text
    }

    private func malformed(_ reason: String) -> TokenizerError { .malformed(file: file, reason: reason) }
    private func unsupported(_ feature: String) -> TokenizerError {
        .unsupported(file: file, feature: feature)
    }
}

extension PipelineTokenizer.Parts {
    /// The parts of `json` around `model`.
    ///
    /// - Parameter findsAddedTokens: false makes added tokens in a text ordinary characters.
    init(
        _ json: TokenizerJSON, _ cutting: PipelineFile.Cutting, model: PipelineTokenizer.Model,
        tokens: TokenList, id: (String) -> Int32?, findsAddedTokens: Bool = true
    ) throws(TokenizerError) {
        let file = PipelineFile(json)
        let added = findsAddedTokens ? try file.addedTokens(after: tokens.count, id) : []
        var trimming = try file.trimming()
        trimming?.isByteLevel = cutting.isByteLevel
        let normalizers = try file.normalizers()
        let normalized = added.filter(\.isNormalized).map { Self.normalized($0.token, normalizers) }
        self.init(
            addedTokens: AddedTokens(added.filter { !$0.isNormalized }.map(\.token)),
            normalizers: normalizers,
            normalizedTokens: AddedTokens(normalized), preTokenizer: PreTokenizer(cutting.steps),
            needsPlaces: cutting.needsPlaces, trimming: trimming, model: model,
            vocabularySize: 1 + Int(max(tokens.ids.max() ?? -1, added.map(\.token.id).max() ?? -1)))
    }

    /// The token as a normalised text contains it.
    private static func normalized(_ token: AddedTokens.Token, _ normalizers: [Normalizer])
        -> AddedTokens.Token
    {
        var token = token
        let bytes = token.content
        token.content = bytes.withUnsafeBufferPointer { bytes in
            let view = TextView(source: bytes, 0..<bytes.count)
            var text = AlignedText(view, 0..<bytes.count, tracksPlaces: false)
            for normalizer in normalizers { normalizer.apply(to: &text) }
            return text.bytes
        }
        return token
    }
}
