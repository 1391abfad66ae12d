import LateInteraction
import TestSupport
import Testing

@Suite("The page of LateInteraction")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() {
        var source = SyntheticVectors(width: 64, centres: 30, seed: 7)
        let rows = source.rows(4_000)
        let sample = TokenVectors(width: 64, unitRows: rows)
        let codec = CodecTraining(sample, .init(bits: 4, vectors: sample.count)).train()
        // 34 bytes instead of 256, and what is decoded points nearly the same way.
        #expect(codec.bytesPerVector == 34 && codec.trainingError < 0.02)
    }
}
