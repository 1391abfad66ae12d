package import JSONValues

/// Which encoder made an index's token vectors, and how they are kept. Vectors of two encoders cannot be compared, so a
/// question must come from the same one.
package struct StoredEncoder: Sendable, Hashable {
    package var name: String
    /// Of everything that decides the vectors: weights, vocabulary, markers.
    package var hash: String
    /// Components of a vector.
    package var width: Int
    /// Bits of a component, 2 or 4.
    package var bits: Int
    /// Tokens that one stored vector stands for on average.
    package var pooling: Int

    package init(name: String, hash: String, width: Int, bits: Int = 4, pooling: Int = 2) {
        self.name = name
        self.hash = hash
        self.width = width
        self.bits = bits
        self.pooling = pooling
    }

    package var json: JSON {
        .object([
            "bits": .integer(bits), "hash": .string(hash), "name": .string(name),
            "pooling": .integer(pooling),
            "width": .integer(width),
        ])
    }

    init?(_ json: JSON) {
        guard let name = json["name"]?.string, let hash = json["hash"]?.string,
            let width = json["width"]?.integer, let bits = json["bits"]?.integer,
            let pooling = json["pooling"]?.integer
        else { return nil }
        self.init(name: name, hash: hash, width: width, bits: bits, pooling: pooling)
    }
}
