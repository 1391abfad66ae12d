import CKernels
import Glibc
import TestSupport
import Testing

@testable import LinearAlgebra

@Suite("Kernels against their naive twins")
struct KernelTests {
    private func random(_ count: Int, _ generator: inout SeededGenerator) -> [Float] {
        (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
    }

    private func set(_ weights: [Float], of layer: Projection) {
        var weights = weights
        weights.withUnsafeMutableBufferPointer { layer.set(weights: $0) }
    }

    /// Shapes with whole and broken panels, tiles and depths.
    private static let shapes = [
        (1, 1, 1), (5, 17, 9), (8, 48, 32), (13, 40, 33), (31, 100, 64), (3, 3, 384),
    ]

    @Test("a projection equals plain loops to 1e-5, in every path, with every activation")
    func projection() {
        var generator = SeededGenerator(seed: 1)
        for path in KernelPath.all {
            for (rows, outputs, inputs) in Self.shapes {
                let weights = random(outputs * inputs, &generator)
                let bias = random(outputs, &generator)
                var x = random(rows * inputs, &generator)
                var residual = random(rows * outputs, &generator)
                let layer = Projection(inputs: inputs, outputs: outputs, precision: .float32, path: path)
                set(weights, of: layer)
                layer.set(bias: bias)
                for activation in 0..<5 {
                    let fast = apply(layer, &x, rows, &residual, activation)
                    for row in 0..<rows {
                        for output in 0..<outputs {
                            var sum = Double(bias[output])
                            for k in 0..<inputs {
                                sum += Double(x[row * inputs + k]) * Double(weights[output * inputs + k])
                            }
                            let expected = twin(sum, activation, Double(residual[row * outputs + output]))
                            #expect(
                                abs(Double(fast[row * outputs + output]) - expected) < 1e-5
                                    * max(1, abs(expected)),
                                "\(path.name) \(rows)x\(outputs)x\(inputs) activation \(activation)")
                        }
                    }
                }
            }
        }
    }

    private func apply(
        _ layer: Projection, _ x: inout [Float], _ rows: Int, _ residual: inout [Float], _ activation: Int
    ) -> [Float] {
        var result = [Float](repeating: 0, count: rows * layer.outputs)
        x.withUnsafeMutableBufferPointer { x in
            residual.withUnsafeMutableBufferPointer { residual in
                result.withUnsafeMutableBufferPointer { result in
                    guard let from = x.baseAddress, let to = result.baseAddress,
                        let other = residual.baseAddress
                    else { return }
                    let added = Rows(other, stride: layer.outputs, count: rows)
                    let kinds: [Activation] = [.none, .gelu, .relu, .tanh, .adding(added)]
                    layer.apply(
                        Rows(from, stride: layer.inputs, count: rows),
                        to: Rows(to, stride: layer.outputs, count: rows), kinds[activation],
                        scratch: QuantizedRows())
                }
            }
        }
        return result
    }

    private func twin(_ x: Double, _ activation: Int, _ residual: Double) -> Double {
        switch activation {
        case 1: x / 2 * (1 + erf(x / 2.0.squareRoot()))
        case 2: max(0, x)
        case 3: tanh(x)
        case 4: x + residual
        default: x
        }
    }

    @Test("a row gives the same bits whatever rows stand beside it")
    func rowsAreIndependent() {
        var generator = SeededGenerator(seed: 2)
        for path in KernelPath.all {
            for precision in Precision.allCases {
                let (rows, outputs, inputs) = (29, 83, 70)
                let layer = Projection(inputs: inputs, outputs: outputs, precision: precision, path: path)
                set(random(outputs * inputs, &generator), of: layer)
                expectIndependentRows(layer, random(rows * inputs, &generator), rows)
            }
        }
    }

    private func expectIndependentRows(_ layer: Projection, _ x: [Float], _ rows: Int) {
        var (x, none) = (x, [Float(0)])
        let whole = apply(layer, &x, rows, &none, 1)
        for row in 0..<rows {
            var single = Array(x[row * layer.inputs..<(row + 1) * layer.inputs])
            let alone = apply(layer, &single, 1, &none, 1)
            #expect(alone == Array(whole[row * layer.outputs..<(row + 1) * layer.outputs]))
        }
    }

    @Test("integer weights follow float weights with a cosine above 0.999")
    func integers() {
        var generator = SeededGenerator(seed: 3)
        for path in KernelPath.all {
            let (rows, outputs, inputs) = (9, 64, 384)
            let weights = random(outputs * inputs, &generator)
            var x = random(rows * inputs, &generator)
            var none: [Float] = [0]
            let results = Precision.allCases.map { precision in
                let layer = Projection(inputs: inputs, outputs: outputs, precision: precision, path: path)
                set(weights, of: layer)
                return apply(layer, &x, rows, &none, 0)
            }
            func dot(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
            let cosine =
                dot(results[0], results[1])
                / (dot(results[0], results[0]) * dot(results[1], results[1])).squareRoot()
            #expect(cosine > 0.999, "\(path.name)")
        }
    }

    @Test("inputs out of line that stay floats do not coarsen the others", arguments: [1, 2, 3, 4])
    func outliers(count: Int) {
        var generator = SeededGenerator(seed: 7)
        for path in KernelPath.all {
            let (rows, outputs, inputs) = (11, 83, 200)
            let weights = random(outputs * inputs, &generator)
            let bias = random(outputs, &generator)
            let chosen = Array((0..<inputs).shuffled(using: &generator).prefix(count))
            var x = random(rows * inputs, &generator)
            for row in 0..<rows { for input in chosen { x[row * inputs + input] *= 40 } }
            let before = x
            var residual = random(rows * outputs, &generator)
            func layer(_ precision: Precision, keeping inputs: [Int] = []) -> Projection {
                let layer = Projection(inputs: 200, outputs: outputs, precision: precision, path: path)
                if !inputs.isEmpty { layer.keepFloats(of: inputs) }
                set(weights, of: layer)
                layer.set(bias: bias)
                return layer
            }
            let (keeping, coarse, exact) = (
                layer(.integer8, keeping: chosen), layer(.integer8), layer(.float32)
            )
            for activation in 0..<5 {
                let expected = apply(exact, &x, rows, &residual, activation)
                let found = apply(keeping, &x, rows, &residual, activation)
                #expect(x == before)
                let worst = zip(found, expected).map { abs($0 - $1) }.max() ?? 1
                #expect(worst < 0.3, "\(path.name) \(count) inputs, activation \(activation)")
                guard activation == 0 else { continue }
                let rough =
                    zip(apply(coarse, &x, rows, &residual, 0), expected).map { abs($0 - $1) }.max() ?? 0
                #expect(rough > 4 * worst, "\(path.name) \(count) inputs")
            }
            expectIndependentRows(keeping, x, rows)
        }
    }

    @Test("weights that come from 8 bits are not rounded again where sums have 32 bits")
    func steps() {
        var generator = SeededGenerator(seed: 8)
        for path in KernelPath.all where path.table.pointee.group_steps == 0 {
            let (outputs, inputs) = (40, 96)
            // Input 5, which stays a float, has the largest weights: without it the others' scale would be another one.
            let steps = (0..<outputs).map { _ in Float.random(in: 0.001...0.1, using: &generator) }
            var weights = (0..<outputs * inputs).map { place in
                let level = place % inputs == 5 ? 127 : Int.random(in: -90...90, using: &generator)
                return Float(level) * steps[place / inputs]
            }
            // Bytes without a remainder: low 0, scale 1.
            var x = (0..<inputs).map {
                Float($0 == 5 ? 7 : $0 == 0 ? 255 : $0 == 1 ? 0 : Int.random(in: 0...255, using: &generator))
            }
            var none: [Float] = [0]
            let layer = Projection(inputs: inputs, outputs: outputs, precision: .integer8, path: path)
            layer.keepFloats(of: [5])
            let expected = (0..<outputs).map { output in
                (0..<inputs).reduce(0.0) { $0 + Double(x[$1]) * Double(weights[output * inputs + $1]) }
            }
            weights.withUnsafeMutableBufferPointer { weights in
                steps.withUnsafeBufferPointer { layer.set(weights: weights, steps: $0.baseAddress) }
            }
            for (found, exact) in zip(apply(layer, &x, 1, &none, 0), expected) {
                #expect(abs(Double(found) - exact) < 1e-5 * max(1, abs(exact)), "\(path.name)")
            }
        }
    }

    @Test(
        "sums of integer products cannot overflow: the largest activations meet weights of any pattern of signs"
    )
    func extremes() {
        var generator = SeededGenerator(seed: 5)
        for path in KernelPath.all {
            for pattern in 0..<6 {
                let (rows, outputs, inputs) = (7, 48, 1000)
                let weights = (0..<outputs * inputs).map { Self.extreme($0, pattern, &generator) }
                var x = (0..<rows * inputs).map { $0 % inputs == 0 ? 0 : Float($0 / inputs + 1) }
                var none: [Float] = [0]
                let results = Precision.allCases.map { precision in
                    let layer = Projection(
                        inputs: inputs, outputs: outputs, precision: precision, path: path)
                    set(weights, of: layer)
                    return apply(layer, &x, rows, &none, 0)
                }
                // Row r holds r + 1 and sums to at most inputs * (r + 1); one sum that overflowed is off by more than 1 %.
                for (index, (exact, found)) in zip(results[0], results[1]).enumerated() {
                    let most = Float(inputs * (index / outputs + 1))
                    #expect(abs(exact - found) < 0.01 * most, "\(path.name) pattern \(pattern)")
                }
            }
        }
    }

    /// Weights of one size: all positive, all negative, in turn, in pairs, in halves, at random.
    private static func extreme(_ index: Int, _ pattern: Int, _ generator: inout SeededGenerator) -> Float {
        switch pattern {
        case 0: 1
        case 1: -1
        case 2: index % 2 == 0 ? 1 : -1
        case 3: index % 4 < 2 ? 1 : -1
        case 4: index % 32 < 16 ? 1 : -1
        default: Bool.random(using: &generator) ? 1 : -1
        }
    }

    @Test("attention equals plain loops to 1e-5 for short, long and odd shapes")
    func attention() {
        compareAttention(isRough: false, within: 1e-5) { random($0, &$1).map { $0 * 3 } }
    }

    @Test("rough attention differs from plain loops by the last of eight bits at most")
    func roughAttention() {
        compareAttention(isRough: true, within: 0.04) { random($0, &$1).map { $0 * 3 } }
    }

    @Test("sums of rough attention cannot overflow: equal weights, the largest values, any number of tokens")
    func attentionExtremes() {
        let shapes = [(40, 1, 16), (512, 1, 16), (2_048, 1, 16), (2_100, 1, 16), (20, 1, 128)]
        compareAttention(isRough: true, within: 0.04, shapes) { count, _ in
            [Float](repeating: 3, count: count)
        }
    }

    private static let attentionShapes = [
        (1, 2, 16), (12, 3, 32), (37, 2, 12), (70, 1, 20), (51, 2, 17), (33, 1, 64),
    ]

    /// Values are within 3, so eight bits leave up to 0.012 of a value and as much of the weights it is mixed with.
    private func compareAttention(
        isRough: Bool, within limit: Float, _ shapes: [(Int, Int, Int)] = KernelTests.attentionShapes,
        values: (Int, inout SeededGenerator) -> [Float]
    ) {
        var generator = SeededGenerator(seed: 4)
        for path in KernelPath.all {
            for (tokens, heads, width) in shapes {
                let all = heads * width
                var qkv = values(tokens * 3 * all, &generator)
                var fast = [Float](repeating: 0, count: tokens * all)
                var slow = fast
                let scratch = AlignedFloats(zeros: 0)
                qkv.withUnsafeMutableBufferPointer { qkv in
                    fast.withUnsafeMutableBufferPointer { fast in
                        guard let from = qkv.baseAddress, let to = fast.baseAddress else { return }
                        SelfAttention(heads: heads, headWidth: width, isRough: isRough).apply(
                            Rows(from, stride: 3 * all, count: tokens),
                            to: Rows(to, stride: all, count: tokens),
                            scratch: scratch, on: path)
                    }
                    slow.withUnsafeMutableBufferPointer { slow in
                        var call = winnow_attention()
                        call.qkv = UnsafePointer(qkv.baseAddress)
                        call.qkv_stride = Int64(3 * all)
                        call.tokens = Int64(tokens)
                        call.heads = Int64(heads)
                        call.head_width = Int64(width)
                        call.scale = 1 / Float(width).squareRoot()
                        call.out = slow.baseAddress
                        call.out_stride = Int64(all)
                        call.scratch = scratch.reserve(tokens)
                        winnow_attention_naive(&call)
                    }
                }
                let worst = zip(fast, slow).map { abs($0 - $1) }.max() ?? 1
                #expect(worst < limit, "\(path.name) \(tokens) tokens, \(heads) heads of \(width)")
            }
        }
    }

    @Test("layer normalisation equals plain loops to 1e-5")
    func layerNorm() {
        var generator = SeededGenerator(seed: 5)
        for path in KernelPath.all {
            for width in [1, 7, 16, 36, 384] {
                let gamma = random(width, &generator)
                let beta = random(width, &generator)
                var fast = random(4 * width, &generator).map { $0 * 5 + 2 }
                var slow = fast
                fast.withUnsafeMutableBufferPointer { buffer in
                    guard let base = buffer.baseAddress else { return }
                    LayerNorm(gamma: gamma, beta: beta, epsilon: 1e-12)
                        .apply(Rows(base, stride: width, count: 4), on: path)
                }
                slow.withUnsafeMutableBufferPointer { buffer in
                    winnow_layer_norm_naive(
                        buffer.baseAddress, Int64(width), 4, Int64(width), gamma, beta, 1e-12)
                }
                // A single value has no variance: what is left is rounding, divided by epsilon.
                let worst = zip(fast, slow).map { abs($0 - $1) }.max() ?? 1
                #expect(width == 1 || worst < 1e-5, "\(path.name) \(width)")
            }
        }
    }

    @Test("half precision converts exactly, subnormal numbers included")
    func halves() {
        for bits in UInt16.min...UInt16.max where bits & 0x7C00 != 0x7C00 {
            var value: Float = 0
            withUnsafeBytes(of: bits) { bytes in
                guard let start = bytes.baseAddress else { return }
                NumberFormat.float16.convert(start, count: 1, to: &value)
            }
            #expect(value == half(bits))
        }
    }

    private func half(_ bits: UInt16) -> Float {
        let exponent = Int(bits >> 10 & 31)
        let fraction = Float(bits & 1023) / 1024
        let magnitude =
            exponent == 0
            ? fraction * Float(sign: .plus, exponent: -14, significand: 1)
            : Float(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
        return bits & 0x8000 == 0 ? magnitude : -magnitude
    }
}
