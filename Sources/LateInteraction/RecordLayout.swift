/// What the records of an index hold: vectors of how many components in how many bits.
package struct RecordLayout: Sendable, Hashable {
    package var width: Int
    /// 2 or 4.
    package var bits: Int
    /// Components of a passage's mean vector; 0 when its encoder gives none.
    package var meanWidth: Int
    package var meanBits: Int

    package init(width: Int, bits: Int, meanWidth: Int = 0, meanBits: Int = 4) {
        self.width = width
        self.bits = bits
        self.meanWidth = meanWidth
        self.meanBits = meanBits
    }

    /// Of one token vector.
    func bytes(_ form: TokenRecord.Form) -> Int { form == .coded ? 2 + width * bits / 8 : 2 * width }

    func meanBytes(_ form: TokenRecord.Form) -> Int {
        guard meanWidth > 0 else { return 0 }
        return form == .coded ? 2 + meanWidth * meanBits / 8 : 2 * meanWidth
    }
}
