import CKernels

/// What a term's frequency in a passage is worth: `tf / (tf + k1 * (1 - b + b * length / average))`, 0 to 1.
package struct Saturation: Sendable, Hashable {
    package var k1: Double
    package var b: Double
    /// Terms of a passage, on average.
    package var average: Double

    package init(k1: Double, b: Double, average: Double) {
        self.k1 = k1
        self.b = b
        self.average = average
    }

    /// The one expression that every exact score is made of.
    package func value(frequency: UInt32, length: UInt32) -> Double {
        winnow_saturate(frequency, length, kernel)
    }

    var kernel: winnow_saturation { winnow_saturation(k1: k1, b: b, average: average) }
}

/// The saturations of small frequencies in passages of usual lengths, in 8 bits, looked up where they would be computed
/// for every posting.
package final class Impacts: @unchecked Sendable {
    // Sendable because nothing writes to the memory after `init` has filled it.
    private let memory: UnsafeMutableRawPointer

    /// - Parameter longest: terms of the longest passage.
    package init(_ saturation: Saturation, longest: UInt32) {
        memory = .allocate(byteCount: Int(winnow_impacts_size()), alignment: 64)
        winnow_impacts_fill(OpaquePointer(memory), saturation.kernel, longest)
    }

    deinit { memory.deallocate() }

    /// Valid as long as this object lives.
    var kernel: OpaquePointer { OpaquePointer(memory) }
}
