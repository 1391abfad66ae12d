import Glibc
import LinearAlgebra
import TestSupport
import Testing

@testable import Inference

@Suite("Learnt rows beside a question's tokens")
struct QuestionProbesTests {
    private let width = 4
    private let hidden = 3
    private let probes = 2

    private func write(_ folder: TemporaryFolder, probeRows: Int? = nil, value: Float = 0.5) throws {
        let rows = probeRows ?? probes * width
        var writer = SafetensorsWriter(metadata: [:])
        writer.add(
            "hidden.weight", shape: [hidden, 2 * width], floats: (0..<hidden * 2 * width).map { weight($0) })
        writer.add("hidden.bias", shape: [hidden], floats: [0.1, -0.2, 0.3])
        writer.add(
            "probes.weight", shape: [rows, hidden], floats: (0..<rows * hidden).map { weight($0 + 5) })
        writer.add("probes.bias", shape: [rows], floats: (0..<rows).map { value * Float($0) })
        try writer.write(to: folder.file("probes.safetensors"))
    }

    private func weight(_ index: Int) -> Float { Float(index * 7 % 11) / 11 - 0.4 }

    @Test("they are what two layers make of the mean row and the first one", arguments: KernelPath.all)
    func equalsByHand(path: KernelPath) throws {
        let folder = try TemporaryFolder()
        try write(folder)
        let found = try #require(try QuestionProbes(folder: folder.path, width: width, path: path))
        let rows: [Float] = [0.5, -0.5, 0.5, 0.5, 0.1, 0.7, -0.1, 0.7]
        let input = (0..<width).map { (rows[$0] + rows[width + $0]) / 2 } + rows[..<width]
        let middle = (0..<hidden).map { unit in
            tanhf(
                input.indices.reduce([0.1, -0.2, 0.3][unit]) {
                    $0 + input[$1] * weight(unit * 2 * width + $1)
                })
        }
        let expected = (0..<probes * width).map { row in
            middle.indices.reduce(0.5 * Float(row)) { $0 + middle[$1] * weight(row * hidden + $1 + 5) }
        }
        let result = found.rows(of: rows, EncoderWorkspace())
        #expect(result.count == expected.count)
        #expect(zip(result, expected).allSatisfy { abs($0 - $1) < 1e-5 })
    }

    @Test("a folder without them has none; of another width or with infinities they are refused by name")
    func files() throws {
        let folder = try TemporaryFolder()
        #expect(try QuestionProbes(folder: folder.path, width: width, path: .best) == nil)
        try write(folder, probeRows: 7)
        #expect(throws: ModelError.self) {
            try QuestionProbes(folder: folder.path, width: width, path: .best)
        }
        try write(folder, value: .infinity)
        do {
            _ = try QuestionProbes(folder: folder.path, width: width, path: .best)
            Issue.record("infinities were read")
        } catch { #expect("\(error)".contains("probes.bias")) }
    }
}
