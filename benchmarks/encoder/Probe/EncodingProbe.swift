import FoundationEssentials
import Glibc
import ProbeSupport

@testable import Inference
@testable import LinearAlgebra
@testable import Tokenization

/// Runs a model over texts; a tab in a text separates question and passage.
struct EncodingProbe {
    private let model: EncoderModel
    private let inputs: [EncoderInput]
    private let outputs: EncoderOutputs

    init(_ arguments: [String]) throws {
        let path = arguments.count > 6 ? KernelPath.named(arguments[6]) ?? .best : .best
        model = try EncoderModel(
            folder: arguments[2], precision: Precision(rawValue: arguments[4]), path: path)
        let model = model
        var inputs: [EncoderInput] = []
        try TextFile(path: arguments[3]).forEachText { text in
            inputs.append(Self.input(String(decoding: text, as: UTF8.self), model))
        }
        self.inputs = inputs
        let isPairs = inputs.contains { !$0.second.isEmpty }
        outputs = isPairs ? .pairScores : .tokenVectors
    }

    private static func input(_ text: String, _ model: EncoderModel) -> EncoderInput {
        let parts = text.split(separator: "\t", maxSplits: 1).map(String.init)
        return parts.count == 2
            ? model.input(question: parts[0], passage: parts[1]) : model.input(text)
    }

    /// For every text: the number of floats (32 bits), then the floats.
    func writeVectors(to output: String) throws {
        var data = Data()
        for sequence in try model.run(inputs, outputs, in: EncoderWorkspace()) {
            let values = outputs == .pairScores ? sequence.pairScores : sequence.tokenVectors
            withUnsafeBytes(of: UInt32(values.count)) { data.append(contentsOf: $0) }
            values.withUnsafeBytes { data.append(contentsOf: $0) }
        }
        try data.write(to: URL(fileURLWithPath: output))
    }

    /// Processor time for one thread, which a shared machine disturbs less; the time of day for several.
    private func seconds(_ threads: Int) -> Double {
        var time = timespec()
        clock_gettime(threads == 1 ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    /// Tokens per second on so many threads: the best of several passes, then the median; milliseconds of the median.
    func measure(threads: Int) throws {
        let tokens = inputs.reduce(0) { $0 + $1.count }
        let clock = ContinuousClock()
        var times: [Double] = []
        let end = clock.now + .seconds(2)
        while times.count < 3 || (clock.now < end && times.count < 300) {
            let start = seconds(threads)
            _ = try model.run(inputs, outputs, threads: threads)
            times.append(seconds(threads) - start)
        }
        times.sort()
        print(
            "\(Double(tokens) / times[0]) \(Double(tokens) / times[times.count / 2]) \(times[times.count / 2] * 1000) \(residentPeakMegabytes())"
        )
    }

    /// Load and one text, as a cold process sees it.
    static func first(_ arguments: [String]) throws {
        let clock = ContinuousClock()
        let start = clock.now
        let model = try EncoderModel(folder: arguments[2], precision: Precision(rawValue: arguments[4]))
        let loaded = clock.now
        let vector = try model.run([model.input(arguments[3])], .pooled, in: EncoderWorkspace())[0].pooled
        let end = clock.now
        print("\((loaded - start) / .milliseconds(1)) \((end - loaded) / .milliseconds(1)) \(vector[0])")
    }
}
