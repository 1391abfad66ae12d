import JSONValues

/// A `tokenizer.json` with its vocabulary taken out.
struct TokenizerJSON {
    let root: JSON
    let model: JSON
    let file: String
    /// The vocabulary when it is an object of tokens and ids; nil when it is of another shape.
    private let extract: TokenList?

    init(bytes: [UInt8], file: String) throws(TokenizerError) {
        self.file = file
        let extract = VocabularyExtract(bytes)
        self.extract = extract?.tokens
        root = try FileBytes.json(extract?.rest ?? bytes, file)
        guard let model = root["model"] else {
            throw .malformed(file: file, reason: "it has no member \"model\"")
        }
        self.model = model
    }

    /// The type of the model. Files of old name none.
    var kind: String {
        if let type = model["type"]?.string { return type }
        if model["merges"] != nil { return "BPE" }
        return model["vocab"]?.array == nil ? "WordPiece" : "Unigram"
    }

    /// The tokens and ids of a vocabulary that is an object.
    func vocabulary() throws(TokenizerError) -> TokenList {
        if let extract { return extract }
        guard let members = model["vocab"]?.members, !members.isEmpty else {
            throw .malformed(file: file, reason: "model.vocab is no object with tokens")
        }
        var tokens = TokenList()
        tokens.reserveCapacity(members.count)
        for member in members {
            guard let id = member.value.integer, (0..<(1 << 24)).contains(id) else {
                throw .malformed(file: file, reason: "the token \"\(member.key)\" has the id \(member.value)")
            }
            tokens.append(member.key.utf8, id: Int32(id))
        }
        return tokens
    }

    /// Ids of `<0x00>` to `<0xFF>`; -1 for those that are missing.
    static func byteTokens(_ id: (String) -> Int32?) -> [Int32] {
        (0..<256).map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return id("<0x" + (byte < 16 ? "0" : "") + digits + ">") ?? -1
        }
    }
}
