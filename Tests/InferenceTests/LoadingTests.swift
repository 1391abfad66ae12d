import FoundationEssentials
import Glibc
import LinearAlgebra
import Synchronization
import TestSupport
import Testing

@testable import Inference

@Suite("Loading a model")
struct LoadingTests {
    private static func failure(_ number: Int) -> ModelError { .malformed(file: "\(number)", reason: "") }

    @Test("every job is done once, whatever the threads", arguments: [1, 2, 5])
    func allJobs(threads: Int) throws {
        for count in [0, 1, 3, 100] {
            let jobs = LoadingJobs(threads: threads)
            let runs = Mutex([Int](repeating: 0, count: count))
            for index in 0..<count { jobs.add { runs.withLock { $0[index] += 1 } } }
            let square = jobs.add { count * count }
            try jobs.finish()
            #expect(runs.withLock { $0 } == [Int](repeating: 1, count: count))
            #expect(square.value == count * count)
        }
    }

    @Test("of several errors the first job's is thrown, after all jobs", arguments: [1, 2, 5])
    func firstError(threads: Int) {
        let jobs = LoadingJobs(threads: threads)
        let runs = Mutex(0)
        for index in 0..<40 {
            jobs.add { () throws(ModelError) in
                runs.withLock { $0 += 1 }
                if index % 10 == 7 { throw Self.failure(index) }
            }
        }
        var thrown: ModelError?
        do throws(ModelError) { try jobs.finish() } catch { thrown = error }
        #expect(thrown == Self.failure(7))
        #expect(runs.withLock { $0 } == 40)
    }

    @Test("parts are read before other jobs are waited for, and all of them", arguments: [1, 2, 5])
    func partsFirst(threads: Int) throws {
        let file = try SafetensorsFile(path: Fixtures.path("encoder/tiny-pairs/model.safetensors"))
        let source = try WeightSource(
            file: file, anchor: "embeddings.word_embeddings.weight", prefixes: ["", "bert."])
        let jobs = LoadingJobs(threads: threads)
        for _ in 0..<20 {
            let name = "\(source.prefix)encoder.layer.0.intermediate.dense"
            let projection = Projection(inputs: 32, outputs: 64, precision: .float32, path: .best)
            let parts = try source.parts(of: projection, from: name, outputs: 64)
            try jobs.read(parts.flatMap { Array(repeating: $0, count: 7) })
        }
        try jobs.finish()
    }

    @Test("cancelled jobs are dropped and nobody waits for them", arguments: [1, 2])
    func cancel(threads: Int) throws {
        let jobs = LoadingJobs(threads: threads)
        let begun = Mutex(0)
        let gate = Mutex(false)
        for _ in 0..<10 {
            jobs.add {
                begun.withLock { $0 += 1 }
                while !gate.withLock({ $0 }) { usleep(100) }
            }
        }
        jobs.cancel()
        gate.withLock { $0 = true }
        try jobs.finish()
        #expect(begun.withLock { $0 } < threads + 1)
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
