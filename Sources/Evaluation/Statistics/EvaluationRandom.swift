import ContextTypes

/// SplitMix64 (Steele, Lea and Flood 2014): the same seed gives the same draws on every machine.
package struct EvaluationRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// A generator of its own for one thing: order of use elsewhere does not reach it.
    package init(seed: UInt64, for name: String) {
        state = seed ^ FNV1a.hash(name.utf8)
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// 0 up to, not including, `bound`: the high half of the product (Lemire 2019, without rejection; the bias is below
    /// bound / 2^64).
    package mutating func index(below bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// 0 up to, not including, 1.
    package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
