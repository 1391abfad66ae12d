import FoundationEssentials
import Glibc
import Inference
import JSONValues

/// Turns features into the probability that a sentence is worth keeping: the mean of small networks of one hidden
/// layer, trained on questions that the encoder has never seen (`training/pruner/calibrate.py`).
///
/// Read from `calibrator.json` of a model folder: `features` (names, in order), `threshold`, `retention`
/// (99 thresholds, see `RetentionTable`) and `networks`, each with `input` (a row of weights per feature), `inputBias`, `output`,
/// `outputBias`.
struct ScoreCalibrator: Sendable {
    private let networks: [SmallNetwork]
    let threshold: Double
    let retention: RetentionTable

    func score(_ features: [Float]) -> Double {
        let sum = networks.reduce(Float(0)) { $0 + $1.logit(features) }
        return Double(1 / (1 + expf(-sum / Float(networks.count))))
    }

    /// - Parameter features: names that the caller computes, in order; the file must have been trained on the same,
    ///   or on the first of them.
    init(file: String, features: [String]) throws(ModelError) {
        try self.init(try Self.json(file), file: file, features: features)
    }

    static func json(_ file: String) throws(ModelError) -> JSON {
        do { return try JSON(parsing: Array(try Data(contentsOf: URL(fileURLWithPath: file)))) } catch {
            throw .malformed(file: file, reason: "\(error)")
        }
    }

    /// - Parameter json: what stands in `file`.
    init(_ json: JSON, file: String, features: [String]) throws(ModelError) {
        let names = (json["features"]?.array ?? []).compactMap(\.string)
        guard !names.isEmpty, features.starts(with: names) else {
            throw .malformed(
                file: file,
                reason: "it was trained on \(names.count) features, this version computes \(features.count)"
                    + (names.count == features.count ? " others" : ""))
        }
        guard let threshold = json["threshold"]?.double, (0...1).contains(threshold) else {
            throw .malformed(file: file, reason: "threshold is missing or outside 0...1")
        }
        self.threshold = threshold
        retention = try RetentionTable(json["retention"], file: file)
        var networks: [SmallNetwork] = []
        for (index, network) in (json["networks"]?.array ?? []).enumerated() {
            networks.append(try Self.network(network, features: names.count, at: index, file: file))
        }
        guard !networks.isEmpty else { throw .malformed(file: file, reason: "it holds no networks") }
        self.networks = networks
    }

    private static func network(
        _ json: JSON, features: Int, at index: Int, file: String
    ) throws(ModelError) -> SmallNetwork {
        func numbers(_ name: String, _ count: Int?) throws(ModelError) -> [Float] {
            try Self.numbers(json, name, count, in: "networks[\(index)]", file)
        }
        let inputBias = try numbers("inputBias", nil)
        let hidden = inputBias.count
        guard let outputBias = json["outputBias"]?.double else {
            throw .malformed(file: file, reason: "networks[\(index)].outputBias is missing")
        }
        return SmallNetwork(
            input: try numbers("input", features * hidden), inputBias: inputBias,
            output: try numbers("output", hidden), outputBias: Float(outputBias))
    }

    /// The numbers `place.name`, as many as `count` says.
    static func numbers(
        _ json: JSON, _ name: String, _ count: Int?, in place: String, _ file: String
    ) throws(ModelError) -> [Float] {
        let values = (json[name]?.array ?? []).compactMap(\.double).map { Float($0) }
        guard !values.isEmpty, values.count == count ?? values.count, values.allSatisfy(\.isFinite) else {
            throw .malformed(
                file: file,
                reason: "\(place).\(name): \(values.count) numbers, expected "
                    + (count.map(String.init) ?? "some"))
        }
        return values
    }
}
