extension PieceTrie {
    /// The trie of every piece that has a price.
    static func ofPrices() -> PieceTrie {
        var trie = PieceTrie(prefixes: TokenPrices.prefixes)
        forEachPiece { trie.insert($0, price: $1) }
        return trie
    }

    static func forEachPiece(_ body: ([UInt8], UInt8) -> Void) {
        forEachField(of: TokenPrices.starts) { body([0x20] + $0, $1) }
        forEachField(of: TokenPrices.parts) { body(Array($0), $1) }
        forEachField(of: TokenPrices.scalars) { range, price in
            for scalar in scalars(range) { body(Array(String(scalar).utf8), price) }
        }
        for count in 1..<TokenPrices.blanks {
            body(Array(repeating: 0x20, count: count + 1), UInt8(TokenPrices.unit))
        }
    }

    /// What stands on the lines of a table, with the price that each line begins with.
    private static func forEachField(of table: String, _ body: (ArraySlice<UInt8>, UInt8) -> Void) {
        for line in Array(table.utf8).split(separator: 0x0A) {
            let fields = line.split(separator: 0x20)
            let price = fields[0].reduce(0) { $0 * 10 + ($1 - 0x30) }
            for field in fields.dropFirst() { body(field, price) }
        }
    }

    /// `a0-a5` or `a0`, in hexadecimal digits.
    private static func scalars(_ range: ArraySlice<UInt8>) -> [Unicode.Scalar] {
        let ends = range.split(separator: UInt8(ascii: "-")).map { digits in
            digits.reduce(UInt32(0)) { $0 << 4 | UInt32($1 < 0x3A ? $1 - 0x30 : $1 - 0x57) }
        }
        guard let first = ends.first, let last = ends.last else { return [] }
        return (first...last).compactMap(Unicode.Scalar.init)
    }
}
