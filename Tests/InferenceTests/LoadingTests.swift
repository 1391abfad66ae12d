import FoundationEssentials
import Glibc
import LinearAlgebra
import TestSupport
import Testing
import Threads

@testable import Inference

@Suite("Loading a model")
struct LoadingTests {
    /// A number that threads share.
    private final class Counter: Sendable {
        private let count = Monitor(0)

        var value: Int { count.withLock { $0 } }

        func add() { count.withLock { $0 += 1 } }
    }

    private static func failure(_ number: Int) -> ModelError { .malformed(file: "\(number)", reason: "") }

    @Test("every job is done once, whatever the threads", arguments: [1, 2, 5])
    func allJobs(threads: Int) throws {
        for count in [0, 1, 3, 100] {
            let jobs = LoadingJobs(threads: threads)
            let runs = (0..<count).map { _ in Counter() }
            for index in 0..<count { jobs.add { runs[index].add() } }
            let square = jobs.add { count * count }
            try jobs.finish()
            #expect(runs.allSatisfy { $0.value == 1 })
            #expect(square.value == count * count)
        }
    }

    @Test("of several errors the first job's is thrown, after all jobs", arguments: [1, 2, 5])
    func firstError(threads: Int) {
        let jobs = LoadingJobs(threads: threads)
        let runs = Counter()
        for index in 0..<40 {
            jobs.add { () throws(ModelError) in
                runs.add()
                if index % 10 == 7 { throw Self.failure(index) }
            }
        }
        var thrown: ModelError?
        do throws(ModelError) { try jobs.finish() } catch { thrown = error }
        #expect(thrown == Self.failure(7))
        #expect(runs.value == 40)
    }

    @Test("parts are read before other jobs are waited for, and all of them", arguments: [1, 2, 5])
    func partsFirst(threads: Int) throws {
        let file = try SafetensorsFile(path: Fixtures.path("encoder/tiny-pairs/model.safetensors"))
        let source = try WeightSource(
            file: file, anchor: "embeddings.word_embeddings.weight", prefixes: ["", "bert."])
        let jobs = LoadingJobs(threads: threads)
        let gate = Counter()
        jobs.add { while threads > 1, gate.value == 0 { usleep(100) } }
        for _ in 0..<20 {
            let name = "\(source.prefix)encoder.layer.0.intermediate.dense"
            let parts = try (0..<7).flatMap { _ in
                let projection = Projection(inputs: 32, outputs: 64, precision: .float32, path: .best)
                return try source.parts(of: projection, from: name, outputs: 64)
            }
            try jobs.read(parts)
        }
        gate.add()
        try jobs.finish()
    }

    @Test("cancelled jobs are dropped and nobody waits for them", arguments: [1, 2])
    func cancel(threads: Int) throws {
        let jobs = LoadingJobs(threads: threads)
        let (begun, gate) = (Counter(), Counter())
        for _ in 0..<10 {
            jobs.add {
                begun.add()
                while gate.value == 0 { usleep(100) }
            }
        }
        jobs.cancel()
        gate.add()
        try jobs.finish()
        #expect(begun.value < threads + 1)
    }

    @Test("a word whose vector is damaged stops the texts that have it, and no others")
    func damagedWord() throws {
        let source = Fixtures.path("encoder/tiny-pairs")
        let sound = try EncoderModel(folder: source)
        let (text, other) = (sound.input("the"), sound.input("a"))
        let word = try #require(text.ids.first { !other.ids.contains($0) })
        let folder = try TemporaryFolder()
        for name in ["config.json", "tokenizer.json"] {
            try folder.write(try Data(contentsOf: URL(fileURLWithPath: "\(source)/\(name)")), to: name)
        }
        let file = try SafetensorsFile(path: "\(source)/model.safetensors")
        let words = try #require(file.tensors.first { $0.name.hasSuffix("word_embeddings.weight") })
        var bytes = Array(file.file.bytes)
        let index = Int(word) * words.shape[1] + 3
        bytes.replaceSubrange(
            words.range.lowerBound + 4 * index..<words.range.lowerBound + 4 * index + 4,
            with: [0, 0, 0xC0, 0x7F])
        try folder.write(bytes, to: "model.safetensors")
        let expected = ModelError.tensor(
            file: folder.file("model.safetensors"), tensor: words.name, expected: "finite numbers",
            found: "NaN or infinity at \(index)")

        let model = try EncoderModel(folder: folder.path)
        let workspace = EncoderWorkspace()
        #expect(throws: expected) { try model.run([text], .pooled, in: workspace) }
        #expect(throws: expected) { try model.checkWords() }
        #expect(
            try model.run([other], .pooled, in: workspace) == sound.run([other], .pooled, in: workspace))
        try sound.checkWords()
    }

    @Test("a model of which nearly every word is damaged answers for the sound one, in bytes as in floats")
    func damagedWords() throws {
        let source = Fixtures.path("encoder/tiny-pairs")
        let folder = try TemporaryFolder()
        for name in ["config.json", "tokenizer.json"] {
            try folder.write(try Data(contentsOf: URL(fileURLWithPath: "\(source)/\(name)")), to: name)
        }
        let file = try SafetensorsFile(path: "\(source)/model.safetensors")
        let words = try #require(file.tensors.first { $0.name.hasSuffix("word_embeddings.weight") })
        let input = EncoderInput(ids: [1], types: [0])
        var bytes = Array(file.file.bytes)
        for word in 0..<words.shape[0] where word != Int(input.ids[0]) {
            let place = words.range.lowerBound + 4 * word * words.shape[1]
            bytes.replaceSubrange(place..<place + 4, with: [0, 0, 0xC0, 0x7F])
        }
        try folder.write(bytes, to: "model.safetensors")
        let workspace = EncoderWorkspace()
        let floats = try EncoderModel(folder: source).run([input], .pooled, in: workspace)[0].pooled
        for precision in Precision.allCases {
            let model = try EncoderModel(folder: folder.path, precision: precision)
            let found = try model.run([input], .pooled, in: workspace)[0].pooled
            #expect(zip(found, floats).reduce(0) { $0 + $1.0 * $1.1 } > 0.99)
            #expect(throws: ModelError.self) {
                try model.run([EncoderInput(ids: [2], types: [0])], .pooled, in: workspace)
            }
        }
    }

    @Test("a file that becomes shorter while it is read is an error")
    func shortened() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([UInt8](repeating: 7, count: 100), to: "x")
        let file = try MappedFile(path: path)
        try folder.write([UInt8](repeating: 7, count: 40), to: "x")
        var bytes = [UInt8](repeating: 0, count: 100)
        let error = #expect(throws: ModelError.self) {
            try bytes.withUnsafeMutableBytes { buffer in
                try file.read(10..<100, to: try #require(buffer.baseAddress))
            }
        }
        #expect(error?.description.contains("its end came at byte 40 of 100") == true)
    }
}
