import FoundationEssentials
import JSONValues

/// How a late-interaction checkpoint wants its texts: `late_interaction.json` in the model's folder, or the
/// `artifact.metadata` of a published ColBERT checkpoint; without either, the defaults here.
package struct LateInteractionSettings: Sendable, Hashable {
    /// Stands behind [CLS] of a question, an entry of the vocabulary (ColBERT: `[unused0]`); nil for none.
    package var queryMarker: String?
    /// The same for passages (ColBERT: `[unused1]`).
    package var documentMarker: String?
    /// The longest question and passage in tokens, frame and marker included; what is behind is dropped.
    package var queryTokens = 64
    package var documentTokens = 256
    /// Questions are filled up with [MASK] to so many tokens, which attend and are attended to; 0 for none.
    package var queryMasks = 0
    /// Tokens of a passage that are one ASCII punctuation mark get no vector.
    package var skipsPunctuation = true
    /// [CLS], the marker and [SEP] of a passage get vectors too.
    package var keepsFrame = true
    /// The title and headings of a passage stand before its text.
    package var readsTitle = true
    /// The share of the mean vectors' cosine in a score, the rest being the mean MaxSim of the question's tokens; 0: the
    /// model has no mean vectors to compare.
    package var meanShare = 0.0

    package init() {}

    /// The settings of the model in `folder`.
    package init(folder: String) throws(ModelError) {
        let own = "\(folder)/late_interaction.json"
        let colbert = "\(folder)/artifact.metadata"
        if FileManager.default.fileExists(atPath: own) {
            try read(own, try LateInteractionSettings.json(own))
        } else if FileManager.default.fileExists(atPath: colbert) {
            try readColBERT(colbert, try LateInteractionSettings.json(colbert))
        }
    }

    private static func json(_ file: String) throws(ModelError) -> JSON {
        do { return try JSON(parsing: Array(try Data(contentsOf: URL(fileURLWithPath: file)))) } catch {
            throw .malformed(file: file, reason: "\(error)")
        }
    }

    private mutating func read(_ file: String, _ json: JSON) throws(ModelError) {
        for member in json.members ?? [] {
            switch member.key {
            case "queryMarker": queryMarker = try Self.text(member, file)
            case "documentMarker": documentMarker = try Self.text(member, file)
            case "queryTokens": queryTokens = try Self.integer(member, file)
            case "documentTokens": documentTokens = try Self.integer(member, file)
            case "queryMasks": queryMasks = try Self.integer(member, file)
            case "skipsPunctuation": skipsPunctuation = try Self.flag(member, file)
            case "keepsFrame": keepsFrame = try Self.flag(member, file)
            case "readsTitle": readsTitle = try Self.flag(member, file)
            case "meanShare":
                guard let value = member.value.double, (0..<1).contains(value) else {
                    throw Self.wrong(member, file)
                }
                meanShare = value
            default: throw .malformed(file: file, reason: "unknown setting \"\(member.key)\"")
            }
        }
    }

    /// Masks of ColBERT checkpoints that are not attended to are left out: a question of its real tokens only.
    private mutating func readColBERT(_ file: String, _ json: JSON) throws(ModelError) {
        queryMarker = json["query_token_id"]?.string ?? "[unused0]"
        documentMarker = json["doc_token_id"]?.string ?? "[unused1]"
        queryTokens = json["query_maxlen"]?.integer ?? 32
        documentTokens = json["doc_maxlen"]?.integer ?? 220
        skipsPunctuation = json["mask_punctuation"]?.bool ?? true
        queryMasks = json["attend_to_mask_tokens"]?.bool == true ? queryTokens : 0
        readsTitle = false
    }

    private static func text(_ member: JSON.Member, _ file: String) throws(ModelError) -> String? {
        if member.value.isNull { return nil }
        guard let text = member.value.string else { throw wrong(member, file) }
        return text
    }

    private static func integer(_ member: JSON.Member, _ file: String) throws(ModelError) -> Int {
        guard let value = member.value.integer, (0...65_535).contains(value) else {
            throw wrong(member, file)
        }
        return value
    }

    private static func flag(_ member: JSON.Member, _ file: String) throws(ModelError) -> Bool {
        guard let value = member.value.bool else { throw wrong(member, file) }
        return value
    }

    private static func wrong(_ member: JSON.Member, _ file: String) -> ModelError {
        .malformed(file: file, reason: "\(member.key) is \(member.value)")
    }
}
