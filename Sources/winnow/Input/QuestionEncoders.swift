import IndexStore
import Inference
import Options
import Retrieval

/// Loads the encoder of questions, only when one of the indexes has token vectors to compare them with.
enum QuestionEncoders {
    /// - Returns: nil when no index has token vectors or no encoder is to be found; a search that needs one says so.
    static func load(
        for indexes: [String], _ settings: Settings, flags: EncoderFlags?
    ) throws -> (any QuestionEncoder)? {
        let isEncoded = try indexes.contains { path in
            try IndexFile(path, cacheBytes: 0).read { $0.tokenVectors != nil }
        }
        guard isEncoded,
            let folder = EncoderFlags.folder(flags?.encoder, over: settings.models.lateInteraction)
        else { return nil }
        return try LateInteractionEncoder(folder: folder)
    }
}
