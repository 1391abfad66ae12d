import FoundationEssentials
import LinearAlgebra
import TestSupport
import Testing

@testable import Inference

/// Folders with one damaged file. `WINNOW_FUZZ_ROUNDS=100000` makes so many of each file; see benchmarks/robustness.
@Suite("Damaged model folders")
struct ModelFolderFuzzTests {
    private static let names = ["config.json", "tokenizer.json", "model.safetensors"]
    private let rounds = ProcessInfo.processInfo.environment["WINNOW_FUZZ_ROUNDS"].flatMap(Int.init) ?? 300

    @Test(
        "a damaged file is refused with its folder named, or the model runs; nothing crashes",
        arguments: names)
    func damaged(_ name: String) throws {
        let folder = try TemporaryFolder()
        var sound: [String: [UInt8]] = [:]
        for name in Self.names {
            let file = URL(fileURLWithPath: Fixtures.path("encoder/tiny-pairs/\(name)"))
            sound[name] = Array(try Data(contentsOf: file))
            try folder.write(sound[name] ?? [], to: name)
        }
        let bytes = try #require(sound[name])
        // Of the weights only the header is text; damage among the numbers is seldom seen.
        let end =
            name == "model.safetensors"
            ? 8 + (0..<4).reduce(0) { $0 | Int(bytes[$1]) << (8 * $1) } : bytes.count
        var generator = SeededGenerator(seed: UInt64(name.utf8.count))
        var (ran, refused) = (0, 0)
        for round in 0..<rounds {
            try folder.write(Self.damage(bytes, end: end, &generator), to: name)
            do {
                let precision: Precision = round % 2 == 0 ? .float32 : .integer8
                let model = try EncoderModel(folder: folder.path, precision: precision)
                let input = model.input(question: "a b [SEP] c", passage: "the quick brown fox")
                _ = try model.run([input], [.tokenVectors, .pooled], in: EncoderWorkspace())
                ran += 1
            } catch {
                #expect("\(error)".contains(folder.path) || "\(error)".contains("tokens"))
                refused += 1
            }
        }
        #expect(refused > 0)
        print("\(rounds) times damaged \(name): \(refused) refused, \(ran) ran")
    }

    /// One to four changes: a random byte, a character that means something in JSON, a cut, a doubled stretch, a number.
    private static func damage(_ sound: [UInt8], end: Int, _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = sound
        let useful = Array("0123456789{}[]\",:-.eE".utf8)
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = min(Int.random(in: 0..<end, using: &generator), bytes.count - 1)
            guard place >= 0 else { return bytes }
            switch Int.random(in: 0..<7, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes[place] = useful.randomElement(using: &generator) ?? 0
            case 2: bytes.insert(useful.randomElement(using: &generator) ?? 0, at: place)
            case 3: bytes.remove(at: place)
            case 4: bytes.insert(contentsOf: bytes[place..<min(place + 40, bytes.count)], at: place)
            case 5: bytes.replaceSubrange(place..<place + 1, with: Array("-9223372036854775808".utf8))
            default:
                let length = Int.random(in: 1...60, using: &generator)
                bytes.removeSubrange(place..<min(place + length, bytes.count))
            }
        }
        if Int.random(in: 0..<20, using: &generator) == 0 {
            bytes.removeLast(Int.random(in: 0..<max(1, bytes.count), using: &generator))
        }
        return bytes
    }
}
