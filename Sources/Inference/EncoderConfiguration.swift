package import JSONValues

/// The shape of an encoder, from `config.json`.
package struct EncoderConfiguration: Sendable, Hashable {
    /// `bert` and others; decides the architecture.
    package var modelType: String
    package var architectures: [String]
    package var vocabularySize: Int
    package var hiddenWidth: Int
    package var layers: Int
    package var heads: Int
    package var intermediateWidth: Int
    /// The longest sequence, special tokens included.
    package var positions: Int
    package var tokenTypes: Int
    package var epsilon: Float
    package var activation: HiddenActivation
    package var headWidth: Int { hiddenWidth / heads }

    /// Reads `config.json`.
    package init(file: String) throws(ModelError) {
        let mapped = try MappedFile(path: file)
        let json: JSON
        do { json = try JSON(parsing: mapped.bytes) } catch {
            throw .malformed(file: file, reason: "\(error)")
        }
        try self.init(json, file: file)
    }

    package init(_ json: JSON, file: String) throws(ModelError) {
        func integer(_ key: String, _ range: ClosedRange<Int>) throws(ModelError) -> Int {
            guard let value = json[key] else { throw .malformed(file: file, reason: "\(key) is missing") }
            guard let number = value.integer, range.contains(number) else {
                throw .malformed(file: file, reason: "\(key) is \(value), expected \(range)")
            }
            return number
        }
        guard let type = json["model_type"]?.string else {
            throw .malformed(file: file, reason: "model_type is missing")
        }
        modelType = type
        architectures = (json["architectures"]?.array ?? []).compactMap(\.string)
        vocabularySize = try integer("vocab_size", 1...(1 << 24))
        hiddenWidth = try integer("hidden_size", 1...16384)
        layers = try integer("num_hidden_layers", 1...256)
        heads = try integer("num_attention_heads", 1...1024)
        intermediateWidth = try integer("intermediate_size", 1...65536)
        positions = try integer("max_position_embeddings", 1...(1 << 20))
        tokenTypes = json["type_vocab_size"] == nil ? 2 : try integer("type_vocab_size", 0...1024)
        epsilon = Float(json["layer_norm_eps"]?.double ?? 1e-12)
        let name = json["hidden_act"]?.string ?? HiddenActivation.gelu.rawValue
        guard let activation = HiddenActivation(rawValue: name) else {
            throw .unsupported(file: file, feature: "the activation \(name)")
        }
        self.activation = activation
        guard hiddenWidth % heads == 0 else {
            throw .malformed(
                file: file, reason: "\(hiddenWidth) values are not divisible into \(heads) heads")
        }
        if let kind = json["position_embedding_type"]?.string, kind != "absolute" {
            throw .unsupported(file: file, feature: "position_embedding_type \(kind)")
        }
    }
}

/// What is done to the values between the two products of a layer.
package enum HiddenActivation: String, Sendable {
    case gelu
    case relu
}
