import ContextTypes
import FoundationEssentials
package import Inference
import LinearAlgebra
import Threads
import Tokenization

/// A trained pruner-reranker: an encoder with a keep logit per token and a relevance logit per window, and, where the
/// folder holds one, the calibrator of its scores. Immutable and shared by all threads.
///
/// Without `calibrator.json` a sentence's score is the mean keep probability of its tokens, as published pruners have it.
package final class PrunerModel: Sendable {
    /// What the calibrator is given of a sentence, in order.
    static let features = ReadingFeatures.names + WordFeatures.names + TitleLinks.names
    /// The folder's name, as results give it in `model`.
    package let name: String
    package let encoder: EncoderModel
    let calibrator: ScoreCalibrator?
    /// Of the calibrator: scores of another one mean something else.
    let fingerprint: String
    /// As many as requests ever ran at once.
    private let workspaces = Pool<EncoderWorkspace>(limit: .max)

    /// Loads `config.json`, `model.safetensors`, the vocabulary and, if it is there, `calibrator.json` of a folder.
    package init(folder: String) throws(ModelError) {
        name = folder.split(separator: "/").last.map(String.init) ?? folder
        let calibration = "\(folder)/calibrator.json"
        let isCalibrated = FileManager.default.fileExists(atPath: calibration)
        calibrator =
            isCalibrated
            ? try ScoreCalibrator(file: calibration, features: Self.features) : nil
        fingerprint = isCalibrated ? try Self.fingerprint(of: calibration) : "raw"
        encoder = try EncoderModel(folder: folder, recognizesMarkers: false)
        try encoder.check(encoder.input(question: "q", passage: "p"), [.pairScores, .tokenLabels])
        guard encoder.labelCount == 1 else {
            throw .tensor(
                file: "\(folder)/model.safetensors", tensor: "keep.weight",
                expected: "one row, the keep logit of a token", found: "\(encoder.labelCount) rows")
        }
    }

    /// FNV-1a of the file's bytes, 64 bits, as hexadecimal digits.
    private static func fingerprint(of file: String) throws(ModelError) -> String {
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: file))
            return String(FNV1a.hash(data), radix: 16)
        } catch { throw .malformed(file: file, reason: "\(error)") }
    }

    /// Token ids of a text, special tokens not among them.
    func ids(of text: UnsafeBufferPointer<UInt8>) -> [Int32] {
        var tokens = TokenSequence()
        encoder.tokenizer.append(tokensOf: text, to: &tokens)
        return tokens.ids
    }

    func ids(of text: String) -> [Int32] {
        var text = text
        return text.withUTF8 { ids(of: $0) }
    }

    /// Whether the vocabulary has the words of texts, as far as their beginnings tell.
    func covers(_ texts: [String]) -> Bool {
        let unknown = encoder.tokenizer.specialTokens.unknown
        let ids = texts.flatMap { self.ids(of: String($0.prefix(Self.sampledCharacters))) }
        return ids.count { $0 == unknown } * Self.leastKnownPerUnknown <= ids.count
    }

    private static let sampledCharacters = 300
    private static let leastKnownPerUnknown = 30

    /// Runs the windows as one batch on the calling thread.
    func run(_ windows: [PrunerWindow]) throws(ModelError) -> [EncodedSequence] {
        let workspace = workspaces.borrow { EncoderWorkspace() }
        defer { workspaces.giveBack(workspace) }
        return try encoder.run(windows.map(\.input), [.pairScores, .tokenLabels], in: workspace)
    }
}
