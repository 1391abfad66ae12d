import FoundationEssentials
import Inference
import JSONValues

/// The calibrator that lies in the folder of a late-interaction model: `calibrator.json`, in the form of `ScoreCalibrator`
/// with the weights of `TokenNetwork` as `tokens` (`input`, a row of weights per value, and `bias`).
package struct CoverageCalibrator: Sendable {
    static let names = CoverageReadings.names + TokenNetwork.names + ProbeFeatures.names

    private let tokens: TokenNetwork
    private let calibrator: ScoreCalibrator

    var threshold: Double { calibrator.threshold }
    var retention: RetentionTable { calibrator.retention }

    /// - Returns: nil when the folder has none: a model of another maker.
    /// - Throws: `PrunerError` when it cannot be used.
    package init?(folder: String) throws(PrunerError) {
        let file = "\(folder)/calibrator.json"
        guard FileManager.default.fileExists(atPath: file) else { return nil }
        // Without them every passage would be labelled by its words alone, and nobody would know why.
        guard FileManager.default.fileExists(atPath: "\(folder)/probes.safetensors") else {
            throw .unusable(reason: "\(folder)/probes.safetensors is missing; it belongs to \(file)")
        }
        do {
            let json = try ScoreCalibrator.json(file)
            calibrator = try ScoreCalibrator(json, file: file, features: Self.names)
            let tokens = json["tokens"] ?? .null
            self.tokens = TokenNetwork(
                input: try ScoreCalibrator.numbers(
                    tokens, "input", TokenEvidence.values * TokenNetwork.units, in: "tokens", file),
                bias: try ScoreCalibrator.numbers(tokens, "bias", TokenNetwork.units, in: "tokens", file))
        } catch { throw .unusable(reason: "\(error)") }
    }

    /// The scores of a passage's sentences; nil for one without token vectors.
    func scores(_ readings: CoverageReadings, ofPassage index: Int) -> [Double]? {
        guard let rows = readings.rows[index], let probes = readings.probes.rows(ofPassage: index),
            let tokens = tokens.features(readings.evidence, ofPassage: index)
        else { return nil }
        return rows.indices.map { calibrator.score(rows[$0] + tokens[$0] + probes[$0]) }
    }
}
