import LinearAlgebra
import Testing

@Suite("The page of LinearAlgebra")
struct PageExampleTests {
    @Test("its example does what it says")
    func example() {
        var weights: [Float] = [3, 4]
        let memory = UnsafeMutablePointer<Float>.allocate(capacity: 3)
        defer { memory.deallocate() }
        (memory[0], memory[1], memory[2]) = (1, 2, 0)
        let input = Rows(memory, stride: 2, count: 1)
        let output = Rows(memory + 2, stride: 1, count: 1)
        let layer = Projection(inputs: 2, outputs: 1, precision: .float32, path: .best)
        weights.withUnsafeMutableBufferPointer { layer.set(weights: $0) }  // 3, 4
        layer.set(bias: [0.5])
        layer.apply(input, to: output, .relu, scratch: QuantizedRows())  // 1, 2
        let sum = output[0][0]
        #expect(sum == 11.5)  // 3 · 1 + 4 · 2 + 0.5
    }
}
