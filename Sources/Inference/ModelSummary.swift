import FoundationEssentials

/// What a model folder says about itself, without loading its weights.
package struct ModelSummary: Sendable, Hashable {
    package let folder: String
    package let configuration: EncoderConfiguration
    /// Numbers in all float and integer matrices, heads included.
    package let parameters: Int
    package let bytes: Int
    /// How the numbers are stored, the most frequent first: `F32`, `I8`, …
    package let formats: [String]
    /// What the checkpoint can compute.
    package let outputs: [String]
    /// From the front matter of the model card; nil when it does not say.
    package let licence: String?
    /// `README.md` of the folder, if there is one.
    package let card: String?

    package init(folder: String) throws(ModelError) {
        self.folder = folder
        configuration = try EncoderConfiguration(file: "\(folder)/config.json")
        let file = try SafetensorsFile(path: "\(folder)/model.safetensors")
        bytes = file.file.bytes.count
        var counts: [String: Int] = [:]
        for tensor in file.tensors where !tensor.belongsToIntegers && !tensor.type.hasPrefix("I64") {
            counts[tensor.type, default: 0] += tensor.shape.reduce(1, *)
        }
        parameters = counts.values.reduce(0, +)
        formats = counts.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.map(\.key)
        let isLabeller = configuration.architectures.contains { $0.contains("TokenClassification") }
        var outputs = ["token vectors", "pooled vector"]
        if file["rank2.weight"] != nil || (file["classifier.weight"] != nil && !isLabeller) {
            outputs.append("pair score")
        }
        if file["keep.weight"] != nil || (file["classifier.weight"] != nil && isLabeller) {
            outputs.append("token labels")
        }
        self.outputs = outputs
        let path = "\(folder)/README.md"
        card = FileManager.default.fileExists(atPath: path) ? path : nil
        licence = Self.licence(inCard: path)
    }

    /// Folders directly below `path` that hold a `config.json` and weights, by name.
    package static func folders(below path: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().map { "\(path)/\($0)" }.filter {
            FileManager.default.fileExists(atPath: "\($0)/config.json")
                && FileManager.default.fileExists(atPath: "\($0)/model.safetensors")
        }
    }

    private static func licence(inCard path: String) -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8), text.hasPrefix("---") else {
            return nil
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst() {
            if line == "---" { return nil }
            if line.hasPrefix("license:") {
                return String(line.dropFirst("license:".count)).filter { !$0.isWhitespace && $0 != "\"" }
            }
        }
        return nil
    }
}
