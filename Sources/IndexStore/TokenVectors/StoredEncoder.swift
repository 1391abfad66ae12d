package import JSONValues
package import LateInteraction

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
    /// Components of a passage's mean vector; 0 when there are none.
    package var meanWidth: Int
    /// Bits of a component of it, 2 or 4; 0 without mean vectors.
    package var meanBits: Int

    package init(
        name: String, hash: String, width: Int, bits: Int = 4, pooling: Int = 2, meanWidth: Int = 0,
        meanBits: Int = 4
    ) {
        self.name = name
        self.hash = hash
        self.width = width
        self.bits = bits
        self.pooling = pooling
        self.meanWidth = meanWidth
        self.meanBits = meanWidth > 0 ? meanBits : 0
    }

    /// What its records hold.
    package var layout: RecordLayout {
        RecordLayout(width: width, bits: bits, meanWidth: meanWidth, meanBits: meanBits)
    }

    package var json: JSON {
        var members: [JSON.Member] = [.init("bits", .integer(bits)), .init("hash", .string(hash))]
        if meanWidth > 0 {
            members.append(.init("meanBits", .integer(meanBits)))
            members.append(.init("meanWidth", .integer(meanWidth)))
        }
        members.append(.init("name", .string(name)))
        members.append(.init("pooling", .integer(pooling)))
        members.append(.init("width", .integer(width)))
        return .object(members)
    }

    init?(_ json: JSON) {
        guard let name = json["name"]?.string, let hash = json["hash"]?.string,
            let width = json["width"]?.integer, let bits = json["bits"]?.integer,
            let pooling = json["pooling"]?.integer
        else { return nil }
        let meanWidth = json["meanWidth"]?.integer ?? 0
        let meanBits = json["meanBits"]?.integer ?? 4
        guard ResidualCodec.isPossible(width: width, bits: bits), pooling > 0,
            meanWidth == 0 || ResidualCodec.isPossible(width: meanWidth, bits: meanBits)
        else { return nil }
        self.init(
            name: name, hash: hash, width: width, bits: bits, pooling: pooling, meanWidth: meanWidth,
            meanBits: meanBits)
    }
}
