import LinearAlgebra
import TestSupport
import Testing

@testable import Inference

@Suite("Inputs that stay floats")
struct OutlierInputsTests {
    private func find(_ values: [Float], width: Int) -> [Int] {
        var values = values
        return values.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return [] }
            return OutlierInputs.find(
                in: Rows(base, stride: width, count: buffer.count / width), width: width)
        }
    }

    @Test("those that are out of line in any row, the largest first, four at most")
    func planted() {
        var generator = SeededGenerator(seed: 1)
        let (rows, width) = (12, 64)
        let plain = (0..<rows * width).map { _ in Float.random(in: -1...1, using: &generator) }
        #expect(find(plain, width: width) == [])
        var values = plain
        values[3 * width + 50] = -9
        values[7 * width + 2] = 20
        #expect(find(values, width: width) == [2, 50])
        for input in 10..<20 { values[input] = Float(100 * input) }
        #expect(find(values, width: width) == [], "ten of a kind are in line with each other")
        for input in 10..<15 { values[input] = 0 }
        for input in 15..<18 { values[input] = Float(1000 * input) }
        #expect(find(values, width: width) == [17, 16, 15])
    }

    @Test("nothing to go by: no rows, few inputs, numbers that are none")
    func nothing() {
        #expect(find([], width: 64) == [])
        #expect(find([1, 100, 1, 1, 1, 1, 1, 1], width: 8) == [])
        #expect(find([Float](repeating: .nan, count: 64), width: 64) == [])
        #expect(find([Float](repeating: 0, count: 64), width: 64) == [])
    }

    @Test("a model of 8-bit weights is the same on every loading and keeps its bits in every batch")
    func sameOnEveryLoading() throws {
        let folder = Fixtures.path("encoder/tiny-pairs")
        for path in KernelPath.all {
            let models = try (0..<3).map { _ in
                try EncoderModel(folder: folder, precision: .integer8, path: path)
            }
            let inputs = ["a", "the cat sat", "on the mat and the hat"].map { models[0].input($0) }
            let workspace = EncoderWorkspace()
            let together = try models[0].run(inputs, [.pooled, .tokenVectors], in: workspace)
            for model in models {
                for (input, expected) in zip(inputs, together) {
                    #expect(try model.run([input], [.pooled, .tokenVectors], in: workspace) == [expected])
                }
            }
        }
    }
}
